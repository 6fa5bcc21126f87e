/**
 * What the matching needs to know about a set of entries: words by number, letters as bits.
 *
 * Built when the first query arrives: a start with an empty query builds nothing. Descriptions are apart
 * (`description-index.ts`). What one keystroke reads of every entry, of up to 26,000, lies side by side in typed arrays;
 * what it reads of few is put together from the table of names when they are looked at.
 */
import type { Entry } from '../catalog/model.ts';
import { type DescriptionIndex, indexDescriptions } from './description-index.ts';
import { Kind, layOutNames, type NameTable } from './name-table.ts';
import type { NameColumns } from './sieves.ts';
import { verbRank } from './synonyms.ts';
import { Vocabulary } from './vocabulary.ts';
import { letters } from './words.ts';

/** One entry's name as the matching sees it. */
export interface IndexedName {
  /** Letters and digits of the name, folded. */
  readonly squeezed: string;
  /** Number of each word in the vocabulary. */
  readonly words: readonly number[];
  /** Where each word starts in `squeezed`; one more for the end. */
  readonly starts: readonly number[];
  /** What kind of word each is. */
  readonly roles: readonly number[];
  /** Bits of the acronyms among the words. */
  readonly acronyms: number;
  /** Place of the verb in the order of use; 0 where the first word is not a verb. */
  readonly verb: number;
}

/** What a word of a name is: an action's first word, `for` and its like, or any other. */
export const WordRole = { plain: 0, verb: 1, connector: 2 } as const;

/** What the matching reads of an entry. */
export type Searchable = Pick<Entry, 'kind' | 'id' | 'name' | 'description'>;

/** A set of entries, laid out for matching. */
export interface SearchIndex extends NameColumns {
  readonly size: number;
  readonly entry: (position: number) => Searchable | undefined;
  /** What each entry is, a `Kind`. */
  readonly kinds: Uint8Array;
  /** A name put together from the columns; the latest few thousand are kept. */
  readonly name: (position: number) => IndexedName;
  readonly vocabulary: Vocabulary;
  /** The order of entries that match equally well: per entry its place, and per place the entry. */
  readonly ties: { readonly places: Uint16Array; readonly positions: Uint16Array };
  /** 1 for each entry. */
  readonly everything: Uint8Array;
  readonly descriptions: DescriptionIndex;
}

/**
 * So many names are kept as they were put together, a power of two: who types one letter more looks at the same names
 * again.
 */
const mostKept = 4_096;

const connectors = new Set(['for', 'with', 'by', 'and', 'of', 'in', 'to', 'from', 'on', 'as']);

/** Lays out entries for matching. About 2 ms for SageMaker's 590. */
export function buildIndex(entries: readonly Searchable[]): SearchIndex {
  return indexNames(
    layOutNames(entries),
    (position) => entries[position],
    indexDescriptions(entries.length, (position) => entries[position]?.description ?? ''),
  );
}

/** The index of names that are laid out; about 5 ms for every service's. */
export function indexNames(
  table: NameTable,
  entry: SearchIndex['entry'],
  descriptions: DescriptionIndex,
): SearchIndex {
  const { vocabulary: texts, words, offsets, acronyms, kinds, order } = table;
  const size = order.length;
  const vocabulary = new Vocabulary(texts, holdersOf(table));
  const lengths = Uint8Array.from(texts, (text) => text.length);
  const isConnector = Uint8Array.from(texts, (text) => (connectors.has(text) ? 1 : 0));
  const columns = columnsOf(table, vocabulary.masks, lengths);
  const { codes, starts } = columns;
  const squeezed = codes.toString('latin1');
  const places = new Uint16Array(size);
  for (let place = 0; place < size; place++) places[order[place] ?? 0] = place;
  const latest: (IndexedName | undefined)[] = new Array(Math.min(size, mostKept));
  const latestAt = new Uint16Array(Math.min(size, mostKept));
  return {
    size,
    entry,
    kinds,
    ...columns,
    vocabulary,
    ties: { places, positions: order },
    everything: new Uint8Array(size).fill(1),
    descriptions,
    name(position) {
      const slot = position & (mostKept - 1);
      const known = latest[slot];
      if (known !== undefined && latestAt[slot] === position) return known;
      const ids: number[] = [];
      const ends: number[] = [0];
      const roles: number[] = [];
      let length = 0;
      for (let at = offsets[position] ?? 0; at < (offsets[position + 1] ?? 0); at++) {
        const id = words[at] ?? 0;
        ids.push(id);
        length += lengths[id] ?? 0;
        ends.push(length);
        roles.push(isConnector[id] === 1 ? WordRole.connector : WordRole.plain);
      }
      const isVerb = kinds[position] === Kind.action && roles[0] === WordRole.plain;
      if (isVerb) roles[0] = WordRole.verb;
      const name: IndexedName = {
        squeezed: squeezed.slice(starts[position], starts[position + 1]),
        words: ids,
        starts: ends,
        roles,
        acronyms: acronyms[position] ?? 0,
        verb: isVerb ? verbRank(texts[ids[0] ?? 0] ?? '') : 0,
      };
      latest[slot] = name;
      latestAt[slot] = position;
      return name;
    },
  };
}

/** What is read of every name, put together from its words: loops over numbers, which V8 compiles while they run. */
function columnsOf(
  { vocabulary, words, offsets, order }: NameTable,
  masksOfWords: Int32Array,
  lengths: Uint8Array,
): NameColumns & { readonly codes: Buffer } {
  const size = order.length;
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
  return { masks, initials, starts, codes: codesOf(vocabulary, words, starts[size] ?? 0, lengths) };
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

/** Per word the names that have it, listed once for all words side by side when the first is asked for. */
function holdersOf({ vocabulary, words, offsets, order }: NameTable): (id: number) => Iterable<number> {
  let made: { readonly ends: Uint32Array; readonly holders: Uint16Array } | undefined;
  const make = (): { readonly ends: Uint32Array; readonly holders: Uint16Array } => {
    const ends = new Uint32Array(vocabulary.length + 1);
    for (let at = 0; at < words.length; at++) {
      const next = (words[at] ?? 0) + 1;
      ends[next] = (ends[next] ?? 0) + 1;
    }
    for (let id = 0; id < vocabulary.length; id++) ends[id + 1] = (ends[id + 1] ?? 0) + (ends[id] ?? 0);
    const next = ends.slice();
    const holders = new Uint16Array(words.length);
    for (let position = 0; position < order.length; position++) {
      for (let at = offsets[position] ?? 0; at < (offsets[position + 1] ?? 0); at++) {
        const id = words[at] ?? 0;
        holders[next[id] ?? 0] = position;
        next[id] = (next[id] ?? 0) + 1;
      }
    }
    return { ends, holders };
  };
  return (id) => {
    made ??= make();
    return made.holders.subarray(made.ends[id], made.ends[id + 1]);
  };
}
