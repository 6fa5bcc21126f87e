/** Medians, percentiles and tables, the same for every measurement. */

/** The value below which `share` (0 to 1) of the numbers lie; 0 of none. */
export function percentile(numbers: readonly number[], share: number): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

/** The number in the middle. */
export function median(numbers: readonly number[]): number {
  return percentile(numbers, 0.5);
}

/** Prints rows as columns, the first to the left and the others to the right; the first row is the head. */
export function printTable(rows: readonly (readonly string[])[]): void {
  const widths = (rows[0] ?? []).map((_, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0)));
  for (const row of rows) {
    const cells = row.map((cell, at) =>
      at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0),
    );
    console.log(cells.join('  ').trimEnd());
  }
}

/** Milliseconds with one digit. */
export function milliseconds(value: number): string {
  return `${value.toFixed(1)} ms`;
}

/** A ratio with two digits. */
export function ratio(value: number, floor: number): string {
  return floor === 0 ? '' : (value / floor).toFixed(2);
}
