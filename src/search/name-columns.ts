/**
 * Names as the matching reads them: columns of numbers, by the position of the name and by the number of a word.
 *
 * A letter of a query may have ten thousand of 26,000 names looked at closely. An object for each of them was most of
 * what such a letter left to the collector, so nothing is put together for a name: its words, its letters and what kind
 * of word each is are read where they stand.
 */
import { Kind, type NameTable } from './name-table.ts';
import { verbRank } from './synonyms.ts';
import { letters } from './words.ts';

/**
 * Names laid out for matching. What is read of every name is put together from its words: loops over numbers, which V8
 * compiles while they run.
 *
 * A class, as V8 gives each object that is spread together a shape of its own at times, and code that was compiled for the
 * names of one set of entries would be thrown away at the first letter that looks in another.
 */
export class NameColumns implements Pick<NameTable, 'words' | 'offsets' | 'acronyms' | 'kinds'> {
  readonly words: Uint16Array;
  readonly offsets: Uint32Array;
  readonly acronyms: Int32Array;
  readonly kinds: Uint8Array;
  /** Letters of each name, a bit each (`letters`). */
  readonly masks: Int32Array;
  /** Letters that words of the name begin with. */
  readonly initials: Int32Array;
  /** The character codes of the squeezed names, letters and digits folded, one name after another. */
  readonly codes: Buffer;
  /** Where each begins in `codes`; one more for the end. */
  readonly starts: Uint32Array;
  /** Letters of each word, by its number. */
  readonly lengths: Uint8Array;
  /** 1 for each word, by its number, that is `for` or one of its like. */
  readonly connectors: Uint8Array;
  /** Place of each word, by its number, in the order of use of verbs; beyond all of them where it is none. */
  readonly verbRanks: Uint8Array;

  /** @param masksOfWords letters of each word, by its number */
  constructor({ vocabulary, words, offsets, acronyms, kinds, order }: NameTable, masksOfWords: Int32Array) {
    const size = order.length;
    const lengths = Uint8Array.from(vocabulary, (text) => text.length);
    const firsts = Int32Array.from(vocabulary, (text) => letters(text.charAt(0)));
    const starts = new Uint32Array(size + 1);
    const masks = new Int32Array(size);
    const initials = new Int32Array(size);
    for (let position = 0, start = 0; position < size; position++) {
      const end = offsets[position + 1] ?? 0;
      let mask = 0;
      let initial = 0;
      for (let at = offsets[position] ?? 0; at < end; at++) {
        const id = words[at] ?? 0;
        mask |= masksOfWords[id] ?? 0;
        initial |= firsts[id] ?? 0;
        start += lengths[id] ?? 0;
      }
      masks[position] = mask;
      initials[position] = initial;
      starts[position + 1] = start;
    }
    this.words = words;
    this.offsets = offsets;
    this.acronyms = acronyms;
    this.kinds = kinds;
    this.masks = masks;
    this.initials = initials;
    this.codes = codesOf(vocabulary, words, starts[size] ?? 0, lengths);
    this.starts = starts;
    this.lengths = lengths;
    this.connectors = Uint8Array.from(vocabulary, (text) => (connecting.has(text) ? 1 : 0));
    this.verbRanks = Uint8Array.from(vocabulary, verbRank);
  }
}

/** What a word of a name is: an action's first word, `for` and its like, or any other. */
export const WordRole = { plain: 0, verb: 1, connector: 2 } as const;

const connecting = new Set(['for', 'with', 'by', 'and', 'of', 'in', 'to', 'from', 'on', 'as']);

/** How many words a name has. */
export function wordCount({ offsets }: NameColumns, position: number): number {
  return (offsets[position + 1] ?? 0) - (offsets[position] ?? 0);
}

/** The number of a word of a name. */
export function wordAt({ words, offsets }: NameColumns, position: number, word: number): number {
  return words[(offsets[position] ?? 0) + word] ?? 0;
}

/** What a word of a name is, a `WordRole`. */
export function roleOf(names: NameColumns, position: number, word: number): number {
  if (names.connectors[wordAt(names, position, word)] === 1) return WordRole.connector;
  return word === 0 && names.kinds[position] === Kind.action ? WordRole.verb : WordRole.plain;
}

/** A text as the codes that it is compared with names by. */
export function codesOfText(text: string): Uint16Array {
  return Uint16Array.from({ length: text.length }, (_, at) => text.charCodeAt(at));
}

/**
 * Whether codes stand in the names' from a place on.
 * @param end where the name ends that the place is in
 */
export function standsAt({ codes }: NameColumns, text: Uint16Array, at: number, end: number): boolean {
  if (at + text.length > end) return false;
  for (let letter = 0; letter < text.length; letter++) if (codes[at + letter] !== text[letter]) return false;
  return true;
}

/** The letters of the words, one word after another. */
function codesOf(
  vocabulary: readonly string[],
  words: Uint16Array,
  total: number,
  lengths: Uint8Array,
): Buffer {
  const letters = Buffer.from(vocabulary.join(''), 'latin1');
  const begins = new Uint32Array(vocabulary.length + 1);
  for (let id = 0; id < vocabulary.length; id++) begins[id + 1] = (begins[id] ?? 0) + (lengths[id] ?? 0);
  const codes = Buffer.alloc(total);
  for (let at = 0, to = 0; at < words.length; at++) {
    const id = words[at] ?? 0;
    const end = begins[id + 1] ?? 0;
    for (let from = begins[id] ?? 0; from < end; from++) codes[to++] = letters[from] ?? 0;
  }
  return codes;
}
