/**
 * Patterns as IAM writes them: `*` for any characters, `?` for one, no regard to case.
 *
 * Matched by two pointers that fall back to the latest star, not by a regular expression: what was typed is
 * never code, and the work is bounded by pattern length times name length whatever the pattern is.
 */
import { fold } from './words.ts';

/** Whether a text asks for a pattern. */
export const hasWildcard = (text: string): boolean => text.includes('*') || text.includes('?');

/** Whether an IAM pattern matches a name from end to end. */
export function matchesPattern(pattern: string, name: string): boolean {
  const wanted = fold(pattern);
  const text = fold(name);
  let at = 0;
  let star = -1;
  let resume = 0;
  for (let i = 0; i < text.length; ) {
    const sign = wanted[at];
    if (sign === '*') {
      star = at++;
      resume = i;
    } else if (sign === '?' || (sign !== undefined && sign === text[i])) {
      at++;
      i++;
    } else if (star >= 0) {
      at = star + 1;
      i = ++resume;
    } else return false;
  }
  while (wanted[at] === '*') at++;
  return at === wanted.length;
}
