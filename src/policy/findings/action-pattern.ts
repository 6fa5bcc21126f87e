/**
 * Patterns of `Action`, and whether one pattern holds another.
 *
 * IAM compares actions without regard to case; `*` and `?` are its only wildcards. Whether a pattern
 * matches a name is asked thousands of times per check (a service has up to a thousand actions), so that is
 * a compiled regular expression.
 *
 * Whether one pattern holds another is asked for every pair in a list, on every key press, so the exact
 * automaton of `../glob.ts` would be too slow (a list of eight `*word*` took a third of a second). Here
 * both patterns are walked side by side once; a `*` of the narrow one is taken for a letter that nothing
 * but a `*` of the wide one can match. For patterns of letters and `*` that is exact, because texts may
 * hold letters that neither pattern has. With `?` it can answer "no" where "yes" would be true (`?*`
 * against `*?`): then a finding about redundancy is not made.
 */

const matchers = new Map<string, RegExp>();

function matcher(pattern: string): RegExp {
  let found = matchers.get(pattern);
  if (found === undefined) {
    const source = pattern
      .replace(/[.+^${}()|[\]\\]/g, '\\$&')
      .replace(/\*+/g, '.*')
      .replace(/\?/g, '.');
    found = new RegExp(`^${source}$`, 'is');
    if (matchers.size > 5_000) matchers.clear();
    matchers.set(pattern, found);
  }
  return found;
}

/** Whether the text holds `*` or `?`. */
export const hasWildcard = (text: string): boolean => /[*?]/.test(text);

/** Whether the text is nothing but wildcards. */
export const isOnlyWildcards = (text: string): boolean => /^[*?]+$/.test(text);

/** Whether an entry of `Action` stands for every action of every service. */
export const isEveryAction = (text: string): boolean => /^\*+(:\*+)?$/.test(text);

/** Whether the entry of `Action` matches the action. */
export const actionMatches = (pattern: string, action: string): boolean =>
  isEveryAction(pattern) || matcher(pattern).test(action);

/** Whether everything that `narrow` matches is matched by `wide`, with regard to case. Errs towards no. */
export function patternCovers(wide: string, narrow: string): boolean {
  const outer = wide.replace(/\*+/g, '*');
  const inner = narrow.replace(/\*+/g, '*');
  if (outer === '*' || outer === inner) return true;
  // Letters before the first wildcard have to be there: that settles nearly every pair of a list.
  const wild = outer.search(/[*?]/);
  if (wild < 0 || !inner.startsWith(outer.slice(0, wild))) return false;
  if (!outer.includes('*') && inner.length !== outer.length) return false;
  // fits[j]: whether the part of `outer` walked so far holds the first j characters of `inner`.
  let fits = Array.from({ length: inner.length + 1 }, (_, j) => j === 0);
  for (const char of outer) {
    const next: boolean[] = [char === '*' && fits[0] === true];
    for (let j = 1; j <= inner.length; j++) {
      const letter = inner[j - 1];
      if (char === '*') next.push(fits[j] === true || next[j - 1] === true);
      else next.push(fits[j - 1] === true && (char === letter || (char === '?' && letter !== '*')));
    }
    fits = next;
  }
  return fits[inner.length] === true;
}

/** Whether every action that `narrow` matches is matched by `wide`. Errs towards no. */
export function actionCovers(wide: string, narrow: string): boolean {
  if (isEveryAction(wide)) return true;
  if (!hasWildcard(wide)) return wide.toLowerCase() === narrow.toLowerCase();
  return !isEveryAction(narrow) && patternCovers(wide.toLowerCase(), narrow.toLowerCase());
}
