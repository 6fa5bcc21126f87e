/**
 * How many slips lie between two texts: letters left out, made up, wrong, or two neighbours swapped (optimal string
 * alignment). What a letter left out costs is for the caller to say, for people leave out more than they make up.
 */

interface Costs {
  /** Of a letter of `meant` that was not typed; 1 like any other slip unless given. */
  readonly missing?: number;
  /** A distance beyond this is not worked out to its end: Infinity comes back. */
  readonly limit?: number;
}

/** What turning `typed` into `meant` costs. Upper and lower case differ. */
export function editDistance(
  typed: string,
  meant: string,
  { missing = 1, limit = Number.POSITIVE_INFINITY }: Costs = {},
): number {
  let older: number[] = [];
  let previous = Array.from({ length: meant.length + 1 }, (_, at) => at * missing);
  for (let i = 1; i <= typed.length; i += 1) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= meant.length; j += 1) {
      const step = typed[i - 1] === meant[j - 1] ? 0 : 1;
      let best = Math.min((previous[j] ?? 0) + 1, (row[j - 1] ?? 0) + missing, (previous[j - 1] ?? 0) + step);
      if (i > 1 && j > 1 && typed[i - 1] === meant[j - 2] && typed[i - 2] === meant[j - 1])
        best = Math.min(best, (older[j - 2] ?? 0) + 1);
      row.push(best);
      if (best < least) least = best;
    }
    if (least > limit) return Number.POSITIVE_INFINITY;
    older = previous;
    previous = row;
  }
  return previous[meant.length] ?? Number.POSITIVE_INFINITY;
}
