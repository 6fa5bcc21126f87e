/** Words by number, and who has them: what names and descriptions are looked up through. */
import { letters, stem } from './words.ts';

/** Words and the entries that have them. */
export class Vocabulary {
  readonly words: readonly string[];
  readonly masks: Int32Array;
  readonly ids: ReadonlyMap<string, number>;
  private readonly holders: (id: number) => Iterable<number>;
  private readonly stems: (string | undefined)[];

  /** @param holders per word the positions of the entries that have it, ascending */
  constructor(words: readonly string[], holders: (id: number) => Iterable<number>) {
    this.words = words;
    this.masks = Int32Array.from(words, letters);
    this.ids = new Map(words.map((word, id) => [word, id]));
    this.holders = holders;
    this.stems = new Array(words.length);
  }

  /** The positions of the entries that have a word, ascending. */
  holdersOf(id: number): Iterable<number> {
    return this.holders(id);
  }

  /** What the forms of a word have in common; worked out when first asked for. */
  stemOf(id: number): string {
    const known = this.stems[id] ?? stem(this.words[id] ?? '');
    this.stems[id] = known;
    return known;
  }
}

/** Collects words, entry by entry in ascending order. */
export class VocabularyBuilder {
  private readonly holders = new Map<string, number[]>();

  /** Notes that an entry has a word. */
  add(word: string, holder: number): void {
    const holders = this.holders.get(word);
    if (holders === undefined) this.holders.set(word, [holder]);
    else if (holders.at(-1) !== holder) holders.push(holder);
  }

  /** What was collected. */
  finish(): Vocabulary {
    // Copies without the room that a growing list keeps.
    const lists = Array.from(this.holders.values(), (holders) => holders.slice());
    return new Vocabulary([...this.holders.keys()], (id) => lists[id] ?? []);
  }
}
