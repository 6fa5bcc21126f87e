/**
 * Where a name holds a mistyped run, and what a mistyped abbreviation may have been.
 *
 * A run of letters is looked for inside names by the restricted Damerau–Levenshtein distance (a pair is swapped at
 * most once and not edited again). A bit-parallel sieve goes first (`sieves.ts`); the plain matrix also says where in the
 * name the run starts and ends.
 *
 * Edit distance cannot see through an abbreviation with a wrong letter (`updatipeexec` for `updapipeexec`), as the
 * letters left out count as edits too. But reading letters in order sees through it once the wrong letter is gone: a
 * wrong or doubled letter by leaving out each letter in turn, two swapped ones by swapping each pair back; a missing
 * letter is one more that was squeezed out. So an edit costs two readings per letter, each of the cheap kind that a
 * sieve of letter bits goes before, and only runs that were not found otherwise are asked.
 */
const far = 100;

const longest = 256;
type Row = Uint8Array<ArrayBuffer>;
const rows: readonly [Row, Row, Row, Row, Row, Row] = [
  new Uint8Array(longest),
  new Uint8Array(longest),
  new Uint8Array(longest),
  new Uint8Array(longest),
  new Uint8Array(longest),
  new Uint8Array(longest),
];

/**
 * Every stretch of `name` that starts where a word starts and differs from `query` by at most `most` edits:
 * for each end the one with the fewest edits, handed to `visit`.
 *
 * @param starts Offsets in `name` at which words start; the last is the name's end and starts nothing.
 */
export function editedRuns(
  query: string,
  name: string,
  starts: readonly number[],
  most: number,
  visit: (edits: number, start: number, end: number) => void,
): void {
  const columns = Math.min(name.length, longest - 1);
  let [beforeLast, last, row, beforeLastFrom, lastFrom, rowFrom] = rows;
  for (const each of rows) each.fill(far, 0, columns + 1);
  for (let word = 0; word < starts.length - 1; word++) {
    const at = starts[word] ?? 0;
    last[at] = 0;
    lastFrom[at] = at;
  }
  for (let i = 1; i <= query.length; i++) {
    const code = query.charCodeAt(i - 1);
    const before = i > 1 ? query.charCodeAt(i - 2) : -1;
    row[0] = Math.min((last[0] ?? far) + 1, far);
    rowFrom[0] = 0;
    let least = row[0] ?? far;
    for (let j = 1; j <= columns; j++) {
      const other = name.charCodeAt(j - 1);
      let value = (last[j - 1] ?? far) + (code === other ? 0 : 1);
      let from = lastFrom[j - 1] ?? 0;
      const extra = (last[j] ?? far) + 1;
      if (extra < value) {
        value = extra;
        from = lastFrom[j] ?? 0;
      }
      const missing = (row[j - 1] ?? far) + 1;
      if (missing < value) {
        value = missing;
        from = rowFrom[j - 1] ?? 0;
      }
      if (j > 1 && before === other && code === name.charCodeAt(j - 2)) {
        const swapped = (beforeLast[j - 2] ?? far) + 1;
        if (swapped < value) {
          value = swapped;
          from = beforeLastFrom[j - 2] ?? 0;
        }
      }
      row[j] = Math.min(value, far);
      rowFrom[j] = from;
      if (value < least) least = value;
    }
    if (least > most) return;
    [beforeLast, last, row] = [last, row, beforeLast];
    [beforeLastFrom, lastFrom, rowFrom] = [lastFrom, rowFrom, beforeLastFrom];
  }
  for (let j = 1; j <= columns; j++) {
    const edits = last[j] ?? far;
    const start = lastFrom[j] ?? 0;
    if (edits <= most && j > start) visit(edits, start, j);
  }
}

/** Shorter runs are too ambiguous to be read with a letter less; longer ones are no abbreviations. */
const shortestVariant = 5;
const longestVariant = 32;

/** Each run that differs from `run` by a letter less or two swapped, once; empty where the run is too short or too long for it. */
export function oneEditVariants(run: string): readonly string[] {
  if (run.length < shortestVariant || run.length > longestVariant) return [];
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
