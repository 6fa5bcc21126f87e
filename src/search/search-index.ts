/**
 * What the matching needs to know about a set of entries, laid out once: words by number, letters as bits.
 *
 * The names' part is built when the first query arrives, the descriptions' part when the first query arrives
 * whose words the names do not hold; a start with an empty query builds neither. Typed arrays and shared
 * word numbers, because one keystroke looks at every entry of up to 22,000.
 */
import type { Entry } from '../catalog/model.ts';
import { verbRank } from './synonyms.ts';
import { letters, nameWords, proseWords, stem } from './words.ts';

/** Words of names and the entries that have them. */
export interface Vocabulary {
  readonly words: readonly string[];
  readonly masks: Int32Array;
  readonly ids: ReadonlyMap<string, number>;
  /** Per word the positions, in `entries`, of the entries that have it; ascending. */
  readonly holders: readonly (readonly number[])[];
  readonly stems: readonly string[];
}

/** One entry's name as the matching sees it. */
export interface IndexedName {
  /** Letters and digits of the name, folded. */
  readonly squeezed: string;
  /** Number of each word in the vocabulary. */
  readonly words: Int32Array;
  /** Where each word starts in `squeezed`; one more for the end. */
  readonly starts: Uint8Array;
  /** What kind of word each is. */
  readonly roles: Uint8Array;
  /** Bits of the acronyms among the words. */
  readonly acronyms: number;
  readonly mask: number;
  /** Place of the verb in the order of use; 0 where the first word is not a verb. */
  readonly verb: number;
}

/** What a word of a name is: an action's first word, `for` and its like, or any other. */
export const Role = { plain: 0, verb: 1, connector: 2 } as const;

/** What the matching reads of an entry. */
export type Searchable = Pick<Entry, 'kind' | 'id' | 'name' | 'description'>;

/** A set of entries, laid out for matching. */
export interface SearchIndex {
  readonly entries: readonly Searchable[];
  readonly names: readonly IndexedName[];
  /** `names[i].mask`, side by side for the first sieve. */
  readonly masks: Int32Array;
  /** Letters that words of the name begin with. */
  readonly initials: Int32Array;
  readonly vocabulary: Vocabulary;
  /** The order of entries that match equally well: per entry its place, and per place the entry. */
  readonly ties: { readonly places: Int32Array; readonly positions: Int32Array };
  /** 1 for each entry. */
  readonly everything: Uint8Array;
  /** Words of descriptions; built on first use. */
  readonly descriptions: () => DescriptionIndex;
}

interface DescriptionIndex {
  readonly vocabulary: Vocabulary;
  /** Number of words of each description. */
  readonly lengths: Uint16Array;
}

/** A name longer than this many words is cut for matching: the covered words are bits of one integer. */
const mostWords = 24;
const mostLetters = 120;
const connectors = new Set(['for', 'with', 'by', 'and', 'of', 'in', 'to', 'from', 'on', 'as']);

class VocabularyBuilder {
  readonly words: string[] = [];
  readonly ids = new Map<string, number>();
  readonly holders: number[][] = [];

  add(word: string, holder: number): number {
    let id = this.ids.get(word);
    if (id === undefined) {
      id = this.words.length;
      this.ids.set(word, id);
      this.words.push(word);
      this.holders.push([]);
    }
    const holders = this.holders[id];
    if (holders !== undefined && holders.at(-1) !== holder) holders.push(holder);
    return id;
  }

  finish(): Vocabulary {
    return {
      words: this.words,
      masks: Int32Array.from(this.words, letters),
      ids: this.ids,
      holders: this.holders,
      stems: this.words.map(stem),
    };
  }
}

/** Lays out entries for matching. About 2 ms for SageMaker's 590, 60 ms for 25,000. */
export function buildIndex(entries: readonly Searchable[]): SearchIndex {
  const builder = new VocabularyBuilder();
  const names = entries.map((entry, position) => indexName(entry, position, builder));
  let descriptions: DescriptionIndex | undefined;
  return {
    entries,
    names,
    masks: Int32Array.from(names, (name) => name.mask),
    initials: Int32Array.from(names, ({ squeezed, starts }) =>
      starts.subarray(0, -1).reduce((mask, start) => mask | letters(squeezed.slice(start, start + 1)), 0),
    ),
    vocabulary: builder.finish(),
    ties: tieOrder(entries, names),
    everything: new Uint8Array(entries.length).fill(1),
    descriptions: () => {
      descriptions ??= indexDescriptions(entries);
      return descriptions;
    },
  };
}

const kindOrder = { action: 0, 'condition-key': 1, 'resource-type': 2 } as const;

/** Actions first, then the shorter name, then the verb in commoner use, then the alphabet, then `…/${TagKey}` before `…/`. */
function tieOrder(entries: readonly Searchable[], names: readonly IndexedName[]): SearchIndex['ties'] {
  const sortable = entries.map((entry, position) => {
    const { squeezed = '', verb = 0 } = names[position] ?? {};
    return {
      position,
      squeezed,
      size: entry.name.length,
      rank: (kindOrder[entry.kind] * 1_000 + squeezed.length) * 100 + verb,
    };
  });
  sortable.sort(
    (a, b) =>
      a.rank - b.rank || (a.squeezed < b.squeezed ? -1 : a.squeezed > b.squeezed ? 1 : b.size - a.size),
  );
  const positions = Int32Array.from(sortable, ({ position }) => position);
  const places = new Int32Array(entries.length);
  positions.forEach((position, place) => {
    places[position] = place;
  });
  return { places, positions };
}

function indexName(entry: Searchable, position: number, builder: VocabularyBuilder): IndexedName {
  const words = nameWords(entry.name).slice(0, mostWords);
  const starts = new Uint8Array(words.length + 1);
  let squeezed = '';
  let acronyms = 0;
  words.forEach((word, at) => {
    starts[at] = Math.min(squeezed.length, mostLetters);
    if (word.acronym) acronyms |= 1 << at;
    squeezed += word.text;
  });
  squeezed = squeezed.slice(0, mostLetters);
  starts[words.length] = squeezed.length;
  const roles = Uint8Array.from(words, (word, at) => {
    if (connectors.has(word.text)) return Role.connector;
    return at === 0 && entry.kind === 'action' ? Role.verb : Role.plain;
  });
  return {
    squeezed,
    words: Int32Array.from(words, (word) => builder.add(word.text, position)),
    starts,
    roles,
    acronyms,
    mask: letters(squeezed),
    verb: roles[0] === Role.verb ? verbRank(words[0]?.text ?? '') : 0,
  };
}

// Every description of an action begins with these; they tell no entry from another.
const opening = /^(?:Grants permissions? to|Filters access by)\s+/;

function indexDescriptions(entries: readonly Searchable[]): DescriptionIndex {
  const builder = new VocabularyBuilder();
  const lengths = Uint16Array.from(entries, (entry, position) => {
    const words = proseWords(entry.description.replace(opening, ''));
    for (const word of words) builder.add(word.text, position);
    return Math.min(words.length, 65_535);
  });
  return { vocabulary: builder.finish(), lengths };
}
