/** Words by number, and who has them: what names and descriptions are looked up through. */
import { letters, stem } from './words.ts';

/** Words and the entries that have them. */
export interface Vocabulary {
  readonly words: readonly string[];
  readonly masks: Int32Array;
  readonly ids: ReadonlyMap<string, number>;
  /** Per word the positions, in `entries`, of the entries that have it; ascending. */
  readonly holders: readonly (readonly number[])[];
  readonly stems: readonly string[];
}

/** Collects words, entry by entry in ascending order. */
export class VocabularyBuilder {
  readonly words: string[] = [];
  readonly ids = new Map<string, number>();
  readonly holders: number[][] = [];

  /** Notes that an entry has a word; gives the word's number. */
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

  /** What was collected. */
  finish(): Vocabulary {
    return {
      words: this.words,
      masks: Int32Array.from(this.words, letters),
      ids: this.ids,
      // Copies without the room that a growing list keeps.
      holders: this.holders.map((holders) => holders.slice()),
      stems: this.words.map(stem),
    };
  }
}
