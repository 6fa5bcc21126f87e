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

function runsMeet(a: readonly PatternStep[], b: readonly PatternStep[], letterCase: LetterCase): boolean {
  const least = Math.min(a.length, b.length);
  const isOpen = [a, b].some((steps) => steps.some(isLong));
  if (!isOpen && a.length !== b.length) return false;
  for (const fromEnd of [false, true])
    for (let at = 0; at < least; at += 1) {
      const [left, right] = fromEnd ? [a[a.length - 1 - at], b[b.length - 1 - at]] : [a[at], b[at]];
      if (left === undefined || right === undefined || isLong(left) || isLong(right)) break;
      if (!sameCharacter(left, right, letterCase)) return false;
    }
  return true;
}

/** Whether a text may match both; false only if none does. */
export function mayMeet(a: TextPattern, b: TextPattern): boolean {
  const letterCase = a.ignoresCase || b.ignoresCase ? 'ignored' : 'exact';
  if (a.fields === undefined || b.fields === undefined) return runsMeet(a.steps, b.steps, letterCase);
  return a.fields.every((steps, field) => runsMeet(steps, b.fields?.[field] ?? [], letterCase));
}
