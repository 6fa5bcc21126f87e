/**
 * What the matching needs to know about a set of entries: words by number, letters as bits.
 *
 * Built when the first query arrives: a start with an empty query builds nothing. Descriptions are apart
 * (`description-index.ts`). What one keystroke reads of entries, of up to 26,000, lies side by side in typed arrays
 * (`name-columns.ts`); a name is put together for the few of which more is asked.
 */
import type { Entry } from '../catalog/model.ts';
import { type DescriptionIndex, indexDescriptions } from './description-index.ts';
import { NameColumns } from './name-columns.ts';
import { layOutNames, type NameTable } from './name-table.ts';
import { Vocabulary } from './vocabulary.ts';

/** One name put together, for those that few are asked: where a word is mistyped, which letters to highlight. */
export interface IndexedName {
  /** Letters and digits of the name, folded. */
  readonly squeezed: string;
  /** Where each word starts in `squeezed`; one more for the end. */
  readonly starts: readonly number[];
}

/** What the matching reads of an entry. */
export type Searchable = Pick<Entry, 'kind' | 'id' | 'name' | 'description'>;

/** A set of entries, laid out for matching. */
export interface SearchIndex extends NameColumns {
  readonly size: number;
  readonly entry: (position: number) => Searchable | undefined;
  /** A name put together from the columns. */
  readonly name: (position: number) => IndexedName;
  readonly vocabulary: Vocabulary;
  /** The order of entries that match equally well: per entry its place, and per place the entry. */
  readonly ties: { readonly places: Uint16Array; readonly positions: Uint16Array };
  /** 1 for each entry. */
  readonly everything: Uint8Array;
  readonly descriptions: DescriptionIndex;
}

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
  return new NamesIndex(table, new Vocabulary(table.vocabulary, holdersOf(table)), entry, descriptions);
}

class NamesIndex extends NameColumns implements SearchIndex {
  readonly size: number;
  readonly entry: SearchIndex['entry'];
  readonly vocabulary: Vocabulary;
  readonly ties: SearchIndex['ties'];
  readonly everything: Uint8Array;
  readonly descriptions: DescriptionIndex;

  constructor(
    table: NameTable,
    vocabulary: Vocabulary,
    entry: SearchIndex['entry'],
    descriptions: DescriptionIndex,
  ) {
    super(table, vocabulary.masks);
    const { order } = table;
    this.size = order.length;
    this.entry = entry;
    this.vocabulary = vocabulary;
    const places = new Uint16Array(order.length);
    for (let place = 0; place < order.length; place++) places[order[place] ?? 0] = place;
    this.ties = { places, positions: order };
    this.everything = new Uint8Array(order.length).fill(1);
    this.descriptions = descriptions;
  }

  name(position: number): IndexedName {
    const { offsets, words, lengths, codes, starts } = this;
    const ends: number[] = [0];
    let length = 0;
    for (let at = offsets[position] ?? 0; at < (offsets[position + 1] ?? 0); at++) {
      length += lengths[words[at] ?? 0] ?? 0;
      ends.push(length);
    }
    return { squeezed: codes.toString('latin1', starts[position], starts[position + 1]), starts: ends };
  }
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
