/** Pieces of a run of letters: what each costs as a form of a word, and which word got which. */
import * as cost from './costs.ts';
import type { IndexedName } from './search-index.ts';

/** A piece of the run and the word of the name it was given to. */
export interface Piece {
  readonly word: number;
  /** Offset in the run. */
  readonly from: number;
  readonly length: number;
}

const isVowel = (code: number): boolean =>
  code === 97 || code === 101 || code === 105 || code === 111 || code === 117;

/**
 * What run[from, from + take) costs as a piece of the word, at `from * (most + 1) + take`, where `most` is the
 * shorter of the two lengths; Infinity where it is none. Letters are taken from the left, each at its first
 * chance: not always the fewest gaps, but found in one pass.
 */
export function pieceCosts(run: string, word: string): Float32Array {
  const most = Math.min(word.length, run.length);
  const table = new Float32Array(run.length * (most + 1)).fill(Infinity);
  for (let from = 0; from < run.length; from++) {
    let at = -1;
    let gaps = 0;
    let consonants = 0;
    for (let take = 1; take <= most && from + take <= run.length; take++) {
      const next = word.indexOf(run.charAt(from + take - 1), at + 1);
      if (next < 0 || (take === 1 && next !== 0)) break;
      if (next > at + 1) gaps++;
      for (let lost = at + 1; lost < next; lost++) if (!isVowel(word.charCodeAt(lost))) consonants++;
      at = next;
      table[from * (most + 1) + take] = pieceCost(word, take, gaps, consonants);
    }
  }
  return table;
}

function pieceCost(word: string, letters: number, gaps: number, consonants: number): number {
  if (gaps > 0) {
    const short = letters === 2 ? cost.squeezeToTwo : 0;
    return cost.squeezed + gaps * cost.squeezeGap + consonants * cost.squeezeConsonant + short;
  }
  if (letters === word.length) return 0;
  if (letters === word.length - 1 && word.endsWith('s') && letters > 2) return cost.otherNumber;
  return letters === 1 ? cost.cutToInitial : letters === 2 ? cost.cutToTwo : cost.cutShort;
}

/** The pieces of a run that stands in the name as it is, from the start of a word on. */
export function* contiguousPieces(name: IndexedName, word: number, letters: number): Generator<Piece> {
  let from = 0;
  for (let at = word; from < letters; at++) {
    const size = (name.starts[at + 1] ?? 0) - (name.starts[at] ?? 0);
    if (size <= 0) return;
    const length = Math.min(size, letters - from);
    yield { word: at, from, length };
    from += length;
  }
}
