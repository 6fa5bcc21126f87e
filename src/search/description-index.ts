/**
 * The words of descriptions, looked up by the letter that they begin with.
 *
 * To cut all descriptions into words takes 20 ms for SageMaker and half a second for every service, and holds more
 * memory than the descriptions themselves; but who types a word asks only for words that begin as it does. So the
 * first time that a letter is asked for, the descriptions are scanned for it by one regular expression, and only the
 * words around its hits are cut. Only a word that is found nowhere, and may be mistyped, needs them all.
 */
import { type Vocabulary, VocabularyBuilder } from './vocabulary.ts';
import { countProseWords, proseWords } from './words.ts';

/** Words of descriptions and the entries that have them. */
export interface DescriptionIndex {
  /** The words that begin with a character. */
  readonly beginning: (first: string) => Vocabulary;
  /** Every word. */
  readonly whole: () => Vocabulary;
  /** Number of words of an entry's description. */
  readonly length: (position: number) => number;
}

// Every description of an action begins with these; they tell no entry from another.
const opening = /^(?:Grants permissions? to|Filters access by)\s+/;

const printableAscii = /^[\x20-\x7e]*$/;

const mostCounted = 65_535;

/**
 * Where in ASCII text words may begin with a character, or the words inside words written like names (`ImageVersion`):
 * behind what is neither letter nor digit, at a capital, behind a digit. More than there are, never fewer.
 */
function beginnings(first: string): RegExp {
  const capital = first.toUpperCase();
  if (capital === first) return new RegExp(first, 'g');
  return new RegExp(`(?<![A-Za-z])${first}|${capital}`, 'g');
}

const asciiWord = /[A-Za-z0-9]+/y;
const isWordCharacter = (code: number): boolean =>
  (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57);

/** Parts of a text, each whole words, that hold every word of it that begins with the character. */
function* stretches(text: string, first: string, pattern: RegExp | undefined): Generator<string> {
  if (pattern === undefined || !printableAscii.test(text)) {
    if (text.toLowerCase().includes(first)) yield text;
    return;
  }
  pattern.lastIndex = 0;
  for (let hit = pattern.exec(text); hit !== null; hit = pattern.exec(text)) {
    let start = hit.index;
    while (start > 0 && isWordCharacter(text.charCodeAt(start - 1))) start -= 1;
    asciiWord.lastIndex = start;
    const [word = ''] = asciiWord.exec(text) ?? [];
    pattern.lastIndex = Math.max(start + word.length, hit.index + 1);
    yield word;
  }
}

/**
 * The index of the descriptions of entries, by their positions. Nothing is read before it is asked for.
 * @param from the first position that has a description; those before it have none
 */
export function indexDescriptions(
  count: number,
  descriptionOf: (position: number) => string,
  from = 0,
): DescriptionIndex {
  const texts = (): readonly string[] => {
    cut ??= Array.from({ length: count - from }, (_, at) => descriptionOf(from + at).replace(opening, ''));
    return cut;
  };
  let cut: readonly string[] | undefined;
  let every: Vocabulary | undefined;
  const byLetter = new Map<string, Vocabulary>();
  const lengths = new Uint16Array(count - from);

  const scan = (first: string): Vocabulary => {
    const builder = new VocabularyBuilder();
    const pattern = /^[a-z0-9]$/.test(first) ? beginnings(first) : undefined;
    texts().forEach((text, at) => {
      for (const stretch of stretches(text, first, pattern))
        for (const word of proseWords(stretch))
          if (word.text.charAt(0) === first) builder.add(word.text, from + at);
    });
    return builder.finish();
  };

  return {
    beginning(first) {
      const known = byLetter.get(first) ?? scan(first);
      byLetter.set(first, known);
      return known;
    },
    whole() {
      if (every !== undefined) return every;
      const builder = new VocabularyBuilder();
      texts().forEach((text, at) => {
        for (const word of proseWords(text)) builder.add(word.text, from + at);
      });
      every = builder.finish();
      return every;
    },
    length(position) {
      const at = position - from;
      const known = lengths[at] ?? 0;
      if (known > 0) return known - 1;
      const counted = Math.min(countProseWords(texts()[at] ?? ''), mostCounted - 1);
      lengths[at] = counted + 1;
      return counted;
    },
  };
}
