/**
 * How many edits lie between two texts: letters left out, made up, wrong, or two neighbours swapped (optimal string
 * alignment). What a letter left out costs is for the caller to say, for people leave out more than they make up.
 */

interface Costs {
  /** Of a letter of `meant` that was not typed; 1 like any other edit unless given. */
  readonly missing?: number;
  /** A distance beyond this is not worked out to its end: Infinity comes back. */
  readonly limit?: number;
}

/** The rows of the matrix, kept from call to call: a search compares thousands of words for a key. */
let rows = [new Float64Array(64), new Float64Array(64), new Float64Array(64)] as const;

/**
 * What turning `typed` into `meant` costs, in edits; Infinity where it is over the limit. Upper and lower case differ.
 * Letters are UTF-16 units.
 */
export function editDistance(
  typed: string,
  meant: string,
  { missing = 1, limit = Number.POSITIVE_INFINITY }: Costs = {},
): number {
  const [height, width] = [typed.length, meant.length];
  if (height - width > limit || (width - height) * missing > limit) return Number.POSITIVE_INFINITY;
  if (width >= rows[0].length)
    rows = [new Float64Array(2 * width), new Float64Array(2 * width), new Float64Array(2 * width)];
  let [older, previous, row] = rows;
  for (let at = 0; at <= width; at += 1) previous[at] = at * missing;
  for (let i = 1; i <= height; i += 1) {
    const letter = typed.charCodeAt(i - 1);
    const before = i > 1 ? typed.charCodeAt(i - 2) : -1;
    row[0] = i;
    let least = i;
    for (let j = 1; j <= width; j += 1) {
      const other = meant.charCodeAt(j - 1);
      let best = Math.min(
        (previous[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + missing,
        (previous[j - 1] ?? 0) + (letter === other ? 0 : 1),
      );
      if (j > 1 && before === other && letter === meant.charCodeAt(j - 2))
        best = Math.min(best, (older[j - 2] ?? 0) + 1);
      row[j] = best;
      if (best < least) least = best;
    }
    if (least > limit) return Number.POSITIVE_INFINITY;
    [older, previous, row] = [previous, row, older];
  }
  const distance = previous[width] ?? 0;
  return distance > limit ? Number.POSITIVE_INFINITY : distance;
}
