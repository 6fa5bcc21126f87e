/**
 * How a run of letters may be read as a name: `crtrainjob` as Create Training Job.
 *
 * Reading an abbreviation is cutting it into pieces and giving each piece to a word of the name, in order:
 * the word itself, its beginning, or some letters of it that start with its first. A greedy reading goes
 * wrong early (`crepcfg` would give `crep` to CREate…Partner), so the cheapest cut is found by dynamic
 * programming over (word, letters used), which is exact and small: a name has at most 24 words and a run 64
 * letters. What a piece costs depends only on the word and the place in the run, and names share their
 * words, so those costs are worked out once per word and query.
 *
 * The trade-off: a piece must start with its word's first letter. That loses `nvironment` and keeps
 * everything else from matching everything.
 */

import {
  codesOfText,
  type NameColumns,
  roleOf,
  standsAt,
  WordRole,
  wordAt,
  wordCount,
} from './name-columns.ts';
import type { SearchIndex } from './search-index.ts';
import * as weight from './weights.ts';
import { bits, skipCost, skipCostAfter, skipCostBefore } from './weights.ts';

/** Whether a run of letters is all that was typed. */
export type Typed = 'alone' | 'among-others';

/** How a run is cut: into beginnings of words, or into the initials of words. */
type Reading = 'pieces' | 'initials';

/** A piece of the run and the word of the name it was given to. */
export interface RunPiece {
  readonly word: number;
  /** Offset in the run. */
  readonly from: number;
  readonly length: number;
}

/** The longest run that is read as an abbreviation; of a longer one only the beginning is. */
export const longestRun = 64;

const cells = 25 * (longestRun + 1);
const sums = new Float32Array(cells);
const taken = new Uint8Array(cells);

/** The result of the latest `align`: read it before the next call. */
export interface Aligned {
  /** What the pieces cost; Infinity where there is no reading. Words left out are not in it. */
  cost: number;
  /** Bits of the words that got a piece. */
  covered: number;
}

/** Whether the letters of `run` occur in order in the text. */
export function isSubsequence(run: string, text: string): boolean {
  let matched = 0;
  for (let at = 0; at < text.length && matched < run.length; at++) {
    if (text.charCodeAt(at) === run.charCodeAt(matched)) matched++;
  }
  return matched === run.length;
}

/** Reads one run of letters against names of one index. Holds the piece costs; made anew for every query. */
export class Aligner {
  readonly result: Aligned = { cost: Infinity, covered: 0 };
  readonly run: string;
  /** Words (by number) that the whole run may stand for otherwise than by its letters, and at what weight. */
  readonly standsFor = new Map<number, number>();
  private readonly index: SearchIndex;
  /** The run as it is compared with names. */
  private readonly codes: Uint16Array;
  private readonly tables: (Float32Array | undefined)[] = [];

  constructor(run: string, index: SearchIndex) {
    this.run = run.slice(0, longestRun);
    this.codes = codesOfText(this.run);
    this.index = index;
  }

  /**
   * Finds the cheapest reading into `result`.
   *
   * @param typed Of a run that is all that was typed, words left out before and after it count in the choice of the
   * reading.
   */
  align(position: number, typed: Typed): boolean {
    const { result } = this;
    result.cost = Infinity;
    result.covered = 0;
    if (this.contiguous(position, typed)) return true;
    this.cheapestCut(position, typed, 'pieces');
    if (this.run.length > 1) this.cheapestCut(position, typed, 'initials');
    return result.cost < Infinity;
  }

  /** The pieces of the reading that `align` would find, for highlighting. */
  pieces(position: number, typed: Typed): readonly RunPiece[] {
    if (!this.align(position, typed)) return [];
    const found: RunPiece[] = [];
    this.lastPieces = found;
    this.align(position, typed);
    this.lastPieces = undefined;
    return found;
  }

  private lastPieces: RunPiece[] | undefined;

  /** The run as it stands, from the start of some word on. Nothing can be cheaper. */
  private contiguous(position: number, typed: Typed): boolean {
    const { index, run, codes, result } = this;
    const { lengths } = index;
    const count = wordCount(index, position);
    const nameEnd = index.starts[position + 1] ?? 0;
    let start = index.starts[position] ?? 0;
    let least = Infinity;
    let before = 0;
    for (let word = 0; word < count; word++) {
      const size = lengths[wordAt(index, position, word)] ?? 0;
      if (standsAt(index, codes, start, nameEnd)) {
        const end = start + run.length;
        let last = word;
        let lastEnd = start + size;
        while (lastEnd < end) lastEnd += lengths[wordAt(index, position, ++last)] ?? 0;
        const whole = lastEnd === end;
        const short = whole ? 0 : weight.stillTyping + (run.length === 1 ? 0.3 : run.length === 2 ? 0.1 : 0);
        if (short + before < least) {
          least = short + before;
          result.cost = short;
          result.covered = bits(word, last);
          if (this.lastPieces !== undefined)
            this.lastPieces.splice(0, Infinity, ...contiguousPieces(index, position, word, run.length));
        }
      }
      if (typed === 'alone') before += skipCostBefore(index, position, word);
      start += size;
    }
    return least < Infinity;
  }

  private cheapestCut(position: number, typed: Typed, reading: Reading): void {
    const { index, run, codes } = this;
    const initials = reading === 'initials';
    const length = run.length;
    const width = length + 1;
    const count = wordCount(index, position);
    const nameEnd = index.starts[position + 1] ?? 0;
    const acronyms = index.acronyms[position] ?? 0;
    let start = index.starts[position] ?? 0;
    sums.fill(Infinity, 0, (count + 1) * width);
    sums[0] = 0;
    for (let word = 0; word < count; word++) {
      const id = wordAt(index, position, word);
      const acronym = (acronyms & (1 << word)) !== 0;
      const size = index.lengths[id] ?? 0;
      const most = Math.min(size, length);
      const table = initials ? undefined : this.pieceCosts(id);
      const first = index.codes[start];
      const found = initials ? undefined : this.standsFor.get(id);
      const role = roleOf(index, position, word);
      const skipBefore = typed === 'alone' ? skipCostBefore(index, position, word) : 0;
      const skipBetween = role === WordRole.connector ? weight.connectorSkipped : weight.wordSkippedBetween;
      const row = word * width;
      const next = row + width;
      for (let used = 0; used <= length; used++) {
        const sum = sums[row + used] ?? Infinity;
        if (sum === Infinity) continue;
        const skipped =
          sum +
          (used === 0
            ? skipBefore
            : used < length
              ? skipBetween
              : typed === 'alone'
                ? skipCostAfter(role, (taken[row + used] ?? 0) > 0 ? 'next' : 'further')
                : 0);
        if (skipped < (sums[next + used] ?? 0)) {
          sums[next + used] = skipped;
          taken[next + used] = 0;
        }
        if (used === length) continue;
        if (used === 0 && found !== undefined && sum + found < (sums[next + length] ?? 0)) {
          sums[next + length] = sum + found;
          taken[next + length] = length;
        }
        if (codes[used] !== first) continue;
        const longest = Math.min(most, length - used);
        for (let take = 1; take <= longest; take++) {
          let piece =
            table !== undefined
              ? (table[used * (most + 1) + take] ?? Infinity)
              : take === 1 ||
                  (take === size &&
                    (acronym || size === 2) &&
                    standsAt(index, codes.subarray(used, used + take), start, nameEnd))
                ? weight.initialAmongInitials
                : Infinity;
          if (piece === Infinity) break;
          // An initial next to another one: whoever goes on in initials has begun to.
          if (take === 1 && size > 1 && !initials && taken[row + used] === 1)
            piece = weight.initialAfterInitial;
          if (sum + piece < (sums[next + used + take] ?? 0)) {
            sums[next + used + take] = sum + piece;
            taken[next + used + take] = take;
          }
        }
      }
      start += size;
    }
    this.collect(position, count, typed, reading);
  }

  /** Walks the cheapest cut backwards and keeps it if it is cheaper than what `result` holds. */
  private collect(position: number, count: number, typed: Typed, reading: Reading): void {
    const initials = reading === 'initials';
    const { index, run, result } = this;
    const width = run.length + 1;
    const sum = sums[count * width + run.length] ?? Infinity;
    if (sum === Infinity) return;
    let covered = 0;
    let skipped = 0;
    let used = run.length;
    const pieces: RunPiece[] = [];
    for (let word = count - 1; word >= 0; word--) {
      const take = taken[(word + 1) * width + used] ?? 0;
      if (take === 0) {
        skipped += (sums[(word + 1) * width + used] ?? 0) - (sums[word * width + used] ?? 0);
        continue;
      }
      covered |= 1 << word;
      used -= take;
      if (this.lastPieces !== undefined) pieces.unshift({ word, from: used, length: take });
    }
    const own = sum - skipped;
    if (own > (initials ? Infinity : weight.alignmentLimit(run.length))) return;
    const rival =
      result.cost === Infinity
        ? Infinity
        : result.cost + (typed === 'alone' ? skipCost(index, position, result.covered) : 0);
    if (own + (typed === 'alone' ? skipCost(index, position, covered) : 0) >= rival) return;
    result.cost = own;
    result.covered = covered;
    if (this.lastPieces !== undefined) this.lastPieces.splice(0, Infinity, ...pieces);
  }

  private pieceCosts(id: number): Float32Array {
    let table = this.tables[id];
    if (table === undefined) {
      table = pieceCosts(this.run, this.index.vocabulary.words[id] ?? '');
      this.tables[id] = table;
    }
    return table;
  }
}

const isVowel = (code: number): boolean =>
  code === 97 || code === 101 || code === 105 || code === 111 || code === 117;

/**
 * What run[from, from + take) costs as a piece of the word, at `from * (most + 1) + take`, where `most` is the
 * shorter of the two lengths; Infinity where it is none. Letters are taken from the left, each at its first
 * chance: not always the fewest gaps, but found in one pass.
 */
function pieceCosts(run: string, word: string): Float32Array {
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
    const short = letters === 2 ? weight.squeezeToTwo : 0;
    return weight.squeezed + gaps * weight.squeezeGap + consonants * weight.squeezeConsonant + short;
  }
  if (letters === word.length) return 0;
  if (letters === word.length - 1 && word.endsWith('s') && letters > 2) return weight.otherNumber;
  return letters === 1 ? weight.cutToInitial : letters === 2 ? weight.cutToTwo : weight.cutShort;
}

/** The pieces of a run that stands in the name as it is, from the start of a word on. */
function* contiguousPieces(
  names: NameColumns,
  position: number,
  word: number,
  letters: number,
): Generator<RunPiece> {
  let from = 0;
  for (let at = word; from < letters && at < wordCount(names, position); at++) {
    const size = names.lengths[wordAt(names, position, at)] ?? 0;
    const length = Math.min(size, letters - from);
    yield { word: at, from, length };
    from += length;
  }
}
