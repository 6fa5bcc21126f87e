/**
 * What a word of the query was found to cost, for the entries in which it was found.
 *
 * A word is found in few of an index's 26,000 entries, and every key looks for some: full-length arrays of costs were
 * a third of a megabyte for each word and key. So an entry has a number of two bytes, and only those found have a cost.
 */
export class FoundEntries {
  /** The entries that something was found in, by their positions, in no order. */
  readonly positions: number[] = [];
  /** Per entry its place in the lists below; 0 where nothing was found. */
  private readonly places: Uint16Array | Uint32Array;
  // What stands at 0 is said of all other entries: no read is outside of a list, which would be slow.
  private readonly inNames: number[] = [Infinity];
  private readonly inDescriptions: number[] = [Infinity];
  private readonly bits: number[] = [0];
  private readonly ways: number[] = [0];

  /** @param count how many entries the index has */
  constructor(count: number) {
    this.places = count < 0xffff ? new Uint16Array(count) : new Uint32Array(count);
  }

  /** Whether something was found in an entry. */
  has(position: number): boolean {
    return this.place(position) > 0;
  }

  /** Cost in the entry's name; Infinity where it is not there. */
  inName(position: number): number {
    return this.inNames[this.place(position)] ?? Infinity;
  }

  /** Cost in the entry's description; Infinity where it is not there. */
  inDescription(position: number): number {
    return this.inDescriptions[this.place(position)] ?? Infinity;
  }

  /** Bits of the words of the name that are accounted for. */
  covered(position: number): number {
    return this.bits[this.place(position)] ?? 0;
  }

  /** How it was found in the name, a `Way` of `match.ts`. */
  way(position: number): number {
    return this.ways[this.place(position)] ?? 0;
  }

  /** Notes what was found in an entry's name, in place of what was noted before. */
  setInName(position: number, cost: number, covered: number, way: number): void {
    const place = this.placed(position);
    this.inNames[place] = Math.fround(cost);
    this.bits[place] = covered;
    this.ways[place] = way;
  }

  /** Notes what was found in an entry's description, in place of what was noted before. */
  setInDescription(position: number, cost: number): void {
    this.inDescriptions[this.placed(position)] = Math.fround(cost);
  }

  private place(position: number): number {
    return this.places[position] ?? 0;
  }

  private placed(position: number): number {
    const known = this.place(position);
    if (known > 0) return known;
    const place = this.positions.push(position);
    this.places[position] = place;
    this.inNames.push(Infinity);
    this.inDescriptions.push(Infinity);
    this.bits.push(0);
    this.ways.push(0);
    return place;
  }
}
