/**
 * What a key has to do for each of 26,000 names: throwing out those that cannot be meant.
 *
 * Each is one loop over columns of numbers, without a call for a name: V8 then compiles it while it runs for the first
 * time, and nothing is made for a name that is thrown out. The names that are left, hundreds at the most as a rule, are
 * looked at closely by `match.ts`.
 */

import { memo } from '../text/memo.ts';
import { codesOfText, type NameColumns } from './name-columns.ts';

/** The positions of the names that are allowed: what a sieve goes through. */
export const positionsOf = memo(
  (allowed: Uint8Array): Uint16Array => {
    const positions = new Uint16Array(allowed.length);
    let count = 0;
    for (let position = 0; position < allowed.length; position++)
      if (allowed[position] !== 0) positions[count++] = position;
    return positions.subarray(0, count);
  },
  { limit: 8 },
);

/** Those of the names that have all letters of `mask`, some of `first` as the first of a word, and the run in order. */
export function withRunInOrder(
  { masks, initials, codes, starts }: NameColumns,
  run: string,
  { mask, first }: { readonly mask: number; readonly first: number },
  among: Uint16Array,
): number[] {
  const wanted = codesOfText(run);
  const length = wanted.length;
  const found: number[] = [];
  for (let place = 0; place < among.length; place++) {
    const position = among[place] ?? 0;
    if ((mask & ~(masks[position] ?? 0)) !== 0 || ((initials[position] ?? 0) & first) === 0) continue;
    const end = starts[position + 1] ?? 0;
    let matched = 0;
    for (let at = starts[position] ?? 0; at < end && matched < length; at++)
      if (codes[at] === wanted[matched]) matched++;
    if (matched === length) found.push(position);
  }
  return found;
}

/** Those of the allowed names that have no letter beyond those of `mask`, and no more of them than `most`. */
export function withNoMore(
  { masks, starts }: NameColumns,
  mask: number,
  most: number,
  allowed: Uint8Array,
): number[] {
  const found: number[] = [];
  for (let position = 0; position < allowed.length; position++) {
    if (((masks[position] ?? 0) & ~mask) !== 0 || allowed[position] === 0) continue;
    if ((starts[position + 1] ?? 0) - (starts[position] ?? 0) <= most) found.push(position);
  }
  return found;
}

/** Those of the names that lack at most `most` of the letters of `mask`. */
export function withMostLetters(
  { masks }: NameColumns,
  mask: number,
  most: number,
  among: Uint16Array,
): number[] {
  const found: number[] = [];
  for (let place = 0; place < among.length; place++) {
    const position = among[place] ?? 0;
    let lacking = mask & ~(masks[position] ?? 0);
    for (let count = 0; lacking !== 0 && count < most; count++) lacking &= lacking - 1;
    if (lacking === 0) found.push(position);
  }
  return found;
}

/** As many letters of a run as an integer has bits for: the rest of a longer one is not looked at. */
const mostBits = 31;

/**
 * Those of the names that may hold the run with at most `most` edits anywhere in them: restricted Damerau–Levenshtein
 * distance, one column of the matrix held in the bits of one integer (Hyyrö 2003, with transpositions). It lets through
 * too many, as it knows nothing of words and sees only the first letters of a long run, and never too few.
 *
 * @param mask the letters of the run
 */
export function withRunNearly(
  { masks, codes, starts }: NameColumns,
  run: string,
  mask: number,
  most: number,
  among: Uint16Array,
): number[] {
  const length = Math.min(run.length, mostBits);
  const rows = new Int32Array(256);
  for (let at = 0; at < length; at++) {
    const code = run.charCodeAt(at);
    if (code < rows.length) rows[code] = (rows[code] ?? 0) | (1 << at);
  }
  const lastRow = 1 << (length - 1);
  const found: number[] = [];
  for (let place = 0; place < among.length; place++) {
    const position = among[place] ?? 0;
    let lacking = mask & ~(masks[position] ?? 0);
    for (let count = 0; lacking !== 0 && count < most; count++) lacking &= lacking - 1;
    if (lacking !== 0) continue;
    let up = -1;
    let down = 0;
    let diagonal = 0;
    let before = 0;
    let edits = length;
    const end = starts[position + 1] ?? 0;
    for (let at = starts[position] ?? 0; at < end && edits > most; at++) {
      const here = rows[codes[at] ?? 0] ?? 0;
      const swapped = ((~diagonal & here) << 1) & before;
      diagonal = ((((here & up) + up) | 0) ^ up) | here | down | swapped;
      let right = down | ~(diagonal | up);
      let left = diagonal & up;
      if ((right & lastRow) !== 0) edits++;
      if ((left & lastRow) !== 0) edits--;
      right <<= 1;
      left <<= 1;
      up = left | ~(diagonal | right);
      down = right & diagonal;
      before = here;
    }
    if (edits <= most) found.push(position);
  }
  return found;
}
