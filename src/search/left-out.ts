/** Words of a name as bits: which of them something typed accounts for, and what it costs that others are left out. */
import * as cost from './costs.ts';
import { type IndexedName, Role } from './search-index.ts';

/** The bits of the words from the first to the last. */
export const bits = (first: number, last: number): number => ((1 << (last - first + 1)) - 1) << first;

/** Bits of the words that a stretch of the squeezed name touches, and whether it ends inside one. */
export function coveredBy(starts: Uint8Array, start: number, end: number): { covered: number; cut: boolean } {
  let covered = 0;
  let cut = true;
  for (let word = 0; word + 1 < starts.length; word++) {
    const from = starts[word] ?? 0;
    const to = starts[word + 1] ?? 0;
    if (from < end && to > start) covered |= 1 << word;
    if (to === end) cut = false;
  }
  return { covered, cut };
}

/** What it costs that a word before everything typed was not typed. */
export function leftOutBefore(name: IndexedName, word: number): number {
  const role = name.roles[word];
  if (role === Role.verb) return cost.verbLeftOut + Math.min(name.verb, 10) * cost.verbRankStep;
  return role === Role.connector ? cost.connectorLeftOut : cost.wordSkippedBefore;
}

/** The same of a word after everything typed; `first` if it comes right behind. */
export function leftOutAfter(role: number | undefined, first: boolean): number {
  if (role === Role.connector) return cost.connectorLeftOut;
  return first ? cost.wordAfter : cost.furtherWordAfter;
}

/** What it costs that some words of a name were not typed. */
export function leftOut(name: IndexedName, covered: number): number {
  let sum = 0;
  const last = covered === 0 ? -1 : 31 - Math.clz32(covered);
  let begun = false;
  for (let word = 0; word < name.words.length; word++) {
    if ((covered & (1 << word)) !== 0) begun = true;
    else if (!begun) sum += leftOutBefore(name, word);
    else if (word > last) sum += leftOutAfter(name.roles[word], word === last + 1);
    else sum += name.roles[word] === Role.connector ? cost.connectorLeftOut : cost.wordSkippedBetween;
  }
  return sum;
}
