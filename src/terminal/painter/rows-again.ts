/**
 * The rows of a frame, those of the frame before where their lines are the same: most keys change a few rows of a window,
 * and to cut a line and find its colours costs several times what it costs to see that it is the one that was.
 */
import type { Line } from '../../app/lines/spans.ts';
import { type PaintOptions, type Piece, piecesOf } from './pieces.ts';

/** Lines and what they were painted as. */
export interface PaintedLines {
  readonly lines: readonly Line[];
  readonly rows: readonly (readonly Piece[])[];
  readonly columns: number;
  readonly options: PaintOptions;
}

function sameLine(one: Line, other: Line): boolean {
  if (one === other) return true;
  return (
    one.length === other.length &&
    one.every((span, at) => {
      const against = other[at];
      return (
        against !== undefined &&
        span.text === against.text &&
        span.tone === against.tone &&
        span.bar === against.bar &&
        span.url === against.url
      );
    })
  );
}

/** Paints lines, each row cut to `columns` cells; `before` is what was painted last by the same options. */
export function paintLines(
  before: PaintedLines | undefined,
  lines: readonly Line[],
  columns: number,
  options: PaintOptions,
): PaintedLines {
  const known = before?.columns === columns && before.options === options ? before : undefined;
  const rows = lines.map((line, row) => {
    const was = known?.lines[row];
    return (
      (was !== undefined && sameLine(was, line) ? known?.rows[row] : undefined) ??
      piecesOf(line, columns, options)
    );
  });
  return { lines, rows, columns, options };
}
