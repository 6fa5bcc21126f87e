/**
 * Which lines of a text are new against an older one. The longest common subsequence decides, so that a
 * statement put in the middle marks itself and nothing behind it. Quadratic in the lines that differ: what
 * both texts share at their start and end is taken off first, and beyond `most` lines a plain comparison of
 * sets serves (it may miss a moved line, never a new one).
 */
const most = 600;

/** Indexes into `after` of the lines that `before` does not have at a corresponding place. */
export function changedLines(before: readonly string[], after: readonly string[]): ReadonlySet<number> {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start += 1;
  let end = 0;
  while (
    end < before.length - start &&
    end < after.length - start &&
    before[before.length - 1 - end] === after[after.length - 1 - end]
  )
    end += 1;
  const old = before.slice(start, before.length - end);
  const now = after.slice(start, after.length - end);
  if (old.length > most || now.length > most) {
    const known = new Set(old);
    return new Set(now.flatMap((text, index) => (known.has(text) ? [] : [start + index])));
  }
  return new Set([...newLines(old, now)].map((index) => start + index));
}

function newLines(old: readonly string[], now: readonly string[]): ReadonlySet<number> {
  const width = now.length + 1;
  const common = new Uint16Array((old.length + 1) * width);
  const at = (row: number, column: number): number => common[row * width + column] ?? 0;
  for (let row = old.length - 1; row >= 0; row -= 1)
    for (let column = now.length - 1; column >= 0; column -= 1)
      common[row * width + column] =
        old[row] === now[column]
          ? at(row + 1, column + 1) + 1
          : Math.max(at(row + 1, column), at(row, column + 1));
  const fresh = new Set<number>();
  let row = 0;
  for (let column = 0; column < now.length; ) {
    if (row < old.length && old[row] === now[column]) {
      row += 1;
      column += 1;
    } else if (row < old.length && at(row + 1, column) >= at(row, column + 1)) row += 1;
    else {
      fresh.add(column);
      column += 1;
    }
  }
  return fresh;
}
