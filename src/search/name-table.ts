/**
 * The names of a set of entries in columns: one long text and arrays of numbers instead of an object for each name.
 *
 * 26,000 names as objects take 12 MiB and a quarter of a second to make; in columns they take 1 MiB, and the build can
 * write them to a file from which they are there in a few milliseconds. What the
 * matching reads besides is worked out from it in a few milliseconds (`name-columns.ts`).
 *
 * Only what cannot be worked out quickly is in the table: the words of each name by number, which of them are
 * acronyms, and the order of names that match equally well.
 */
import type { EntryKind } from '../catalog/model.ts';
import { verbRank } from './synonyms.ts';
import { nameWords } from './words.ts';

/** Names in columns, by their positions. */
export interface NameTable {
  /** The words of all names, each once, by number. */
  readonly vocabulary: readonly string[];
  /** Numbers of the words of the names, one name after another. */
  readonly words: Uint16Array;
  /** Where each name's words begin in `words`; one more for the end. */
  readonly offsets: Uint32Array;
  /** Bits of the acronyms among a name's words. */
  readonly acronyms: Int32Array;
  /** What each is the name of, a `Kind`. */
  readonly kinds: Uint8Array;
  /** The positions in the order of names that match equally well. */
  readonly order: Uint16Array;
}

/** Kinds of entries as numbers, in the order in which they are listed. */
export const Kind = { action: 0, 'condition-key': 1, 'resource-type': 2 } as const;

/** A name that is laid out. */
export interface Named {
  readonly kind: EntryKind;
  readonly name: string;
}

/** A name longer than this many words is cut for matching: the covered words are bits of one integer. */
const mostWords = 24;
/** Positions and numbers of words take two bytes. */
const mostNames = 0xffff;

/**
 * Lays names out. About 2 ms for SageMaker's 590, a quarter of a second for every service's.
 * @throws RangeError for more than 65,535 names or words
 */
export function layOutNames(entries: readonly Named[]): NameTable {
  const ids = new Map<string, number>();
  const words: number[] = [];
  const offsets = new Uint32Array(entries.length + 1);
  const acronyms = new Int32Array(entries.length);
  entries.forEach(({ name }, position) => {
    nameWords(name)
      .slice(0, mostWords)
      .forEach(({ text, acronym }, at) => {
        const id = ids.get(text) ?? ids.size;
        ids.set(text, id);
        words.push(id);
        if (acronym) acronyms[position] = (acronyms[position] ?? 0) | (1 << at);
      });
    offsets[position + 1] = words.length;
  });
  if (entries.length > mostNames || ids.size > mostNames)
    throw new RangeError('too many names for one table');
  const vocabulary = [...ids.keys()];
  const kinds = Uint8Array.from(entries, ({ kind }) => Kind[kind]);
  const squeezed = entries.map((_, position) =>
    Array.from(words.slice(offsets[position], offsets[position + 1]), (id) => vocabulary[id]).join(''),
  );
  return {
    vocabulary,
    words: Uint16Array.from(words),
    offsets,
    acronyms,
    kinds,
    order: tieOrder(entries, squeezed, (position) =>
      kinds[position] === Kind.action ? verbRank(vocabulary[words[offsets[position] ?? 0] ?? 0] ?? '') : 0,
    ),
  };
}

/** By position its place in the table's order. */
export function placesInOrder({ order }: NameTable): Uint16Array {
  const places = new Uint16Array(order.length);
  order.forEach((position, place) => {
    places[position] = place;
  });
  return places;
}

/** The table of some of the names, in the order of the positions that are given; `places` are those of {@link placesInOrder}. */
export function pickNames(table: NameTable, places: Uint16Array, positions: Uint16Array): NameTable {
  const ids = new Map<number, number>();
  const words: number[] = [];
  const offsets = new Uint32Array(positions.length + 1);
  positions.forEach((position, place) => {
    for (let at = table.offsets[position] ?? 0; at < (table.offsets[position + 1] ?? 0); at++) {
      const word = table.words[at] ?? 0;
      const id = ids.get(word) ?? ids.size;
      ids.set(word, id);
      words.push(id);
    }
    offsets[place + 1] = words.length;
  });
  // As numbers, which are sorted without a call for each two: the place in the whole order, then the new position.
  const order = Uint32Array.from(
    positions,
    (position, place) => (places[position] ?? 0) * (mostNames + 1) + place,
  ).sort();
  return {
    vocabulary: Array.from(ids.keys(), (word) => table.vocabulary[word] ?? ''),
    words: Uint16Array.from(words),
    offsets,
    acronyms: Int32Array.from(positions, (position) => table.acronyms[position] ?? 0),
    kinds: Uint8Array.from(positions, (position) => table.kinds[position] ?? 0),
    order: Uint16Array.from(order, (number) => number & mostNames),
  };
}

/** Actions first, then the shorter name, then the verb in commoner use, then the alphabet, then `…/${TagKey}` before `…/`. */
function tieOrder(
  entries: readonly Named[],
  squeezed: readonly string[],
  verbOf: (position: number) => number,
): Uint16Array {
  const ranks = Float64Array.from(
    entries,
    ({ kind }, position) => (Kind[kind] * 1_000 + (squeezed[position] ?? '').length) * 100 + verbOf(position),
  );
  return Uint16Array.from(entries, (_, position) => position).sort((a, b) => {
    const byRank = (ranks[a] ?? 0) - (ranks[b] ?? 0);
    if (byRank !== 0) return byRank;
    const [one = '', other = ''] = [squeezed[a], squeezed[b]];
    if (one !== other) return one < other ? -1 : 1;
    return (entries[b]?.name.length ?? 0) - (entries[a]?.name.length ?? 0) || a - b;
  });
}
