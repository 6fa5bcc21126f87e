/** Plain columns for people: padded to the widest cell, without colour, cut only where a terminal would wrap. */
import { safeText } from '../text/escape.ts';

/**
 * Rows as lines, every column but the last padded. With `width` (columns of a terminal) lines are cut to it, with
 * `…` or `...` where the locale is ASCII; without, nothing is lost. Ids and descriptions of the catalog are ASCII
 * or nearly so, hence a character counts as one column.
 */
export function table(
  rows: readonly (readonly string[])[],
  { width, ascii }: { readonly width: number | undefined; readonly ascii: boolean },
): string {
  const safe = rows.map((row) => row.map(safeText));
  const widths: number[] = [];
  for (const row of safe)
    for (const [at, cell] of row.entries()) widths[at] = Math.max(widths[at] ?? 0, cell.length);
  const mark = ascii ? '...' : '…';
  const cut = (line: string): string =>
    width === undefined || line.length <= width
      ? line
      : line.slice(0, Math.max(0, width - mark.length)) + mark;
  return safe
    .map((row) => row.map((cell, at) => (at === row.length - 1 ? cell : cell.padEnd(widths[at] ?? 0))))
    .map((row) => `${cut(row.join('  ').trimEnd())}\n`)
    .join('');
}

/** One line of text with its line feed, harmless whatever it quotes: a line feed in that shows as `\n`. */
export function textLine(text: string): string {
  return `${safeText(text)}\n`;
}

/**
 * JSON as every subcommand prints it: indented by two, one line feed at the end. Where it leaves (`harmlessConsole`),
 * what a terminal obeys and what cannot be seen become JSON's own escapes.
 */
export function jsonText(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
