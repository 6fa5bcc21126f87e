/**
 * Edit distance with transpositions: how many letters were mistyped.
 *
 * The restricted Damerau–Levenshtein distance (a pair is swapped at most once and not edited again), bounded:
 * a row whose least value is over the bound ends the computation. Where thousands of names are to be looked
 * at, a bit-parallel sieve goes before it; the plain matrix then also says where the run starts and ends.
 */

/** Distance of two words, or `most + 1` when it is over `most`. */
export function editDistance(a: string, b: string, most: number): number {
  const rows = a.length;
  const columns = b.length;
  if (Math.abs(rows - columns) > most) return most + 1;
  let beforeLast = new Uint8Array(columns + 1);
  let last = new Uint8Array(columns + 1).map((_, column) => column);
  let row = new Uint8Array(columns + 1);
  for (let i = 1; i <= rows; i++) {
    row[0] = i;
    let least = i;
    const code = a.charCodeAt(i - 1);
    for (let j = 1; j <= columns; j++) {
      const other = b.charCodeAt(j - 1);
      let value = Math.min(
        (last[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + 1,
        (last[j - 1] ?? 0) + (code === other ? 0 : 1),
      );
      if (i > 1 && j > 1 && code === b.charCodeAt(j - 2) && a.charCodeAt(i - 2) === other) {
        value = Math.min(value, (beforeLast[j - 2] ?? 0) + 1);
      }
      row[j] = value;
      if (value < least) least = value;
    }
    if (least > most) return most + 1;
    [beforeLast, last, row] = [last, row, beforeLast];
  }
  return Math.min(last[columns] ?? 0, most + 1);
}

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
 * A quick test of whether a name may hold a run with at most `most` edits anywhere in it: the same distance,
 * one column of the matrix held in the bits of one integer (Hyyrö 2003, with transpositions). It says yes too
 * often, as it knows nothing of words and sees only the first 31 letters of the query, and never no wrongly.
 */
export function editSieve(query: string, most: number): (name: string) => boolean {
  const length = Math.min(query.length, 31);
  const rowsOf = new Int32Array(128);
  for (let i = 0; i < length; i++) {
    const code = query.charCodeAt(i);
    if (code < 128) rowsOf[code] = (rowsOf[code] ?? 0) | (1 << i);
  }
  const lastRow = 1 << (length - 1);
  return (name) => {
    let up = -1;
    let down = 0;
    let diagonal = 0;
    let before = 0;
    let edits = length;
    for (let j = 0; j < name.length; j++) {
      const code = name.charCodeAt(j);
      const here = code < 128 ? (rowsOf[code] ?? 0) : 0;
      const swapped = ((~diagonal & here) << 1) & before;
      diagonal = ((((here & up) + up) | 0) ^ up) | here | down | swapped;
      let right = down | ~(diagonal | up);
      let left = diagonal & up;
      if ((right & lastRow) !== 0) edits++;
      if ((left & lastRow) !== 0) edits--;
      if (edits <= most) return true;
      right <<= 1;
      left <<= 1;
      up = left | ~(diagonal | right);
      down = right & diagonal;
      before = here;
    }
    return false;
  };
}

/**
 * Every stretch of `name` that starts where a word starts and differs from `query` by at most `most` edits:
 * for each end the one with the fewest edits, handed to `visit`.
 *
 * @param starts Offsets in `name` at which words start; the last is the name's end and starts nothing.
 */
export function editedRuns(
  query: string,
  name: string,
  starts: Uint8Array,
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
