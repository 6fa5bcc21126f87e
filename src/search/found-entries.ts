/**
 * What a word of the query was found to cost, for the entries in which it was found.
 *
 * A word is found in few of an index's 26,000 entries as a rule, and every key looks for some: full-length arrays of
 * costs were a third of a megabyte for each word and key. So an entry has a number of two bytes, and only those found
 * have a cost. What they have lies in columns that grow: beside V8's heap, where nothing is left to the collector.
 */
export class FoundEntries {
  private count = 0;
  /** Per entry its place in the columns; 0 where nothing was found. */
  private readonly places: Uint16Array | Uint32Array;
  // What stands at 0 is said of all other entries: no read is outside of a column, which would be slow.
  private found = new Uint32Array(firstRoom);
  private inNames = new Float32Array(firstRoom).fill(Infinity, 0, 1);
  private inDescriptions = new Float32Array(firstRoom).fill(Infinity, 0, 1);
  private bits = new Int32Array(firstRoom);
  private ways = new Uint8Array(firstRoom);

  /** @param count how many entries the index has */
  constructor(count: number) {
    this.places = count < 0xffff ? new Uint16Array(count) : new Uint32Array(count);
  }

  /** The entries that something was found in, by their positions, in no order: as they are until more is found. */
  get positions(): Uint32Array {
    return this.found.subarray(1, this.count + 1);
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
    this.inNames[place] = cost;
    this.bits[place] = covered;
    this.ways[place] = way;
  }

  /** Notes what was found in an entry's description, in place of what was noted before. */
  setInDescription(position: number, cost: number): void {
    // By then the columns may be others.
    const place = this.placed(position);
    this.inDescriptions[place] = cost;
  }

  /** Gives back the room that is not needed, where it is much: to be called when nothing more is to be noted. */
  close(): void {
    const room = this.count + 1;
    if (room * 2 > this.found.length) return;
    this.found = this.found.slice(0, room);
    this.inNames = this.inNames.slice(0, room);
    this.inDescriptions = this.inDescriptions.slice(0, room);
    this.bits = this.bits.slice(0, room);
    this.ways = this.ways.slice(0, room);
  }

  private place(position: number): number {
    return this.places[position] ?? 0;
  }

  private placed(position: number): number {
    const known = this.place(position);
    if (known > 0) return known;
    const place = ++this.count;
    if (place >= this.found.length) this.grow();
    this.places[position] = place;
    this.found[place] = position;
    this.inNames[place] = Infinity;
    this.inDescriptions[place] = Infinity;
    return place;
  }

  private grow(): void {
    // Never for more than all entries.
    const room = Math.min(this.found.length * 4, this.places.length + 1);
    this.found = grown(this.found, new Uint32Array(room));
    this.inNames = grown(this.inNames, new Float32Array(room));
    this.inDescriptions = grown(this.inDescriptions, new Float32Array(room));
    this.bits = grown(this.bits, new Int32Array(room));
    this.ways = grown(this.ways, new Uint8Array(room));
  }
}

/** Room in the columns at first: most words are found in fewer entries. */
const firstRoom = 64;

function grown<T extends Uint8Array | Uint32Array | Int32Array | Float32Array>(from: T, into: T): T {
  into.set(from);
  return into;
}
