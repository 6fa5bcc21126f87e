/**
 * The runs that a squeezed word with one slip in it may have been meant as: `updatipeexec` for `updapipeexec`.
 *
 * Edit distance cannot see through an abbreviation, as the letters left out count as edits too. But reading
 * letters in order can see through most slips once the letter that is wrong is gone: a wrong or a doubled
 * letter, by leaving out each letter in turn; two swapped ones, by swapping each pair back. A missing letter
 * needs nothing, it is one more that was squeezed out. So a slip costs two readings per letter, each of the
 * cheap kind that a sieve of letter bits goes before, and only runs that were not found otherwise are asked.
 */

/** Shorter runs are too ambiguous to be read with a letter less; longer ones are no abbreviations. */
const shortest = 5;
const longest = 32;

/** Each run that differs from `run` by one slip, once; empty where the run is too short or too long for it. */
export function slipsOf(run: string): readonly string[] {
  if (run.length < shortest || run.length > longest) return [];
  const found = new Set<string>();
  for (let at = 0; at < run.length; at++) {
    const before = run.slice(0, at);
    found.add(before + run.slice(at + 1));
    const [one = '', other = ''] = run.slice(at, at + 2);
    if (other !== '') found.add(before + other + one + run.slice(at + 2));
  }
  found.delete(run);
  return [...found];
}
