/**
 * A quick look at whether two patterns can match one text: letters that differ before the first star of either, or behind
 * the last, say that they cannot. In ARNs no wildcard leaves one of the first five fields, so there each field
 * is looked at by itself, which tells resources of two types, or of two accounts, apart without a search.
 *
 * "False" is proved, "true" is only not refuted: what is left is searched exactly (`text-search.ts`). Variables are taken for
 * any text.
 */
import type { LetterCase } from '../pattern.ts';
import { isVariable } from '../token.ts';
import { isOfClass, type PatternStep, type TextPattern } from './text-pattern.ts';

/** Whether a step may take any number of characters. */
const isLong = (step: PatternStep): boolean =>
  step.kind === 'many' || (step.kind === 'letter' && isVariable(step.letter));

/** Whether one character can be what both steps ask for; neither of them is long. */
function sameCharacter(a: PatternStep, b: PatternStep, letterCase: LetterCase): boolean {
  if (a.kind === 'letter' && b.kind === 'letter')
    return (
      a.letter === b.letter || (letterCase === 'ignored' && a.letter.toLowerCase() === b.letter.toLowerCase())
    );
  if (a.kind === 'letter') return b.kind !== 'one' || isOfClass(a.letter, b.of);
  return b.kind !== 'letter' || a.kind !== 'one' || isOfClass(b.letter, a.of);
}

/** The steps of a pattern from a place to before another. */
interface Run {
  readonly steps: readonly PatternStep[];
  readonly from: number;
  readonly to: number;
}

function isOpen({ steps, from, to }: Run): boolean {
  for (let at = from; at < to; at += 1) {
    const step = steps[at];
    if (step !== undefined && isLong(step)) return true;
  }
  return false;
}

function runsMeet(a: Run, b: Run, letterCase: LetterCase): boolean {
  const lengths = [a.to - a.from, b.to - b.from] as const;
  const least = Math.min(...lengths);
  if (lengths[0] !== lengths[1] && !isOpen(a) && !isOpen(b)) return false;
  for (const fromEnd of [false, true])
    for (let at = 0; at < least; at += 1) {
      const left = a.steps[fromEnd ? a.to - 1 - at : a.from + at];
      const right = b.steps[fromEnd ? b.to - 1 - at : b.from + at];
      if (left === undefined || right === undefined || isLong(left) || isLong(right)) break;
      if (!sameCharacter(left, right, letterCase)) return false;
    }
  return true;
}

const whole = ({ steps }: TextPattern): Run => ({ steps, from: 0, to: steps.length });

/** The field of an ARN between the colons at two places. */
const fieldOf = ({ steps }: TextPattern, colons: readonly number[], field: number): Run => ({
  steps,
  from: field === 0 ? 0 : (colons[field - 1] ?? 0) + 1,
  to: colons[field] ?? steps.length,
});

const sixFields = [0, 1, 2, 3, 4, 5] as const;

/** Whether a text may match both; false only if none does. */
export function mayMeet(a: TextPattern, b: TextPattern): boolean {
  const letterCase = a.ignoresCase || b.ignoresCase ? 'ignored' : 'exact';
  const [left, right] = [a.colons, b.colons];
  if (left === undefined || right === undefined) return runsMeet(whole(a), whole(b), letterCase);
  return sixFields.every((field) => runsMeet(fieldOf(a, left, field), fieldOf(b, right, field), letterCase));
}
