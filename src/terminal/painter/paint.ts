/**
 * What to write so that a terminal that shows one frame shows the next.
 *
 * Only what differs is written: of each row the pieces from the first to the last that changed, at absolute
 * positions, with autowrap off, so that no row can push another. Comparing pieces instead of cells is enough (a
 * key changes a few rows, most of each) and costs no table of cells: at 60 × 200 ink makes 12,000 objects for
 * every frame. The whole is one synchronized update, so that no half of a frame is seen.
 */
import type { Piece } from './pieces.ts';

/** A row: its pieces, or text with escape sequences of its own, which is written whole when it differs. */
export type Row = readonly Piece[] | string;

/** What is on the screen, or shall be. */
export interface Painted {
  readonly rows: readonly Row[];
  /** Width of the window in cells. */
  readonly columns: number;
  /** Where the caret stands, both from 0; null hides it. */
  readonly caret: { readonly row: number; readonly column: number } | null;
}

const esc = '\u001b';
const reset = `${esc}[0m`;
const eraseRight = `${esc}[K`;
const synchronized = { begin: `${esc}[?2026h`, end: `${esc}[?2026l` };
const cursor = { show: `${esc}[?25h`, hide: `${esc}[?25l` };

const at = (row: number, column: number): string => `${esc}[${row + 1};${column + 1}H`;

const same = (a: Piece | undefined, b: Piece | undefined): boolean =>
  a !== undefined &&
  b !== undefined &&
  a.column === b.column &&
  a.text === b.text &&
  a.sgr === b.sgr &&
  a.url === b.url;

/** Pieces one after another; the cursor stands at the first one's column. */
function written(row: number, pieces: readonly Piece[]): string {
  let out = '';
  let look = '';
  let placed = true;
  for (const { column, text, sgr, certain, url } of pieces) {
    if (!placed) out += at(row, column);
    if (sgr !== look) out += sgr === '' ? reset : `${esc}[0;${sgr}m`;
    look = sgr;
    out += url === undefined ? text : `${esc}]8;;${url}\u0007${text}${esc}]8;;\u0007`;
    placed = certain;
  }
  return look === '' ? out : out + reset;
}

const endOf = (pieces: readonly Piece[]): number => {
  const last = pieces.at(-1);
  return last === undefined ? 0 : last.column + last.width;
};

/** Blanks behind the last piece; a row that is full has none, and its last cell would go. */
const blankRest = (row: number, pieces: readonly Piece[], columns: number): string =>
  endOf(pieces) >= columns ? '' : at(row, endOf(pieces)) + eraseRight;

const allCertain = (pieces: readonly Piece[]): boolean => pieces.every(({ certain }) => certain);

/** What to write for one row; empty when it shows already what it shall. */
function rowChange(row: number, before: Row | undefined, after: Row, columns: number): string {
  if (before === after) return '';
  if (typeof after === 'string') return at(row, 0) + reset + after + reset + eraseRight;
  const known = before === undefined || typeof before === 'string' ? undefined : before;
  let first = 0;
  while (first < after.length && same(known?.[first], after[first])) first += 1;
  if (known !== undefined && first === after.length && first === known.length) return '';
  // Where an uncertain piece drew, or will draw, more or fewer cells than we think, only the whole row is right.
  if (known === undefined || !allCertain(known) || !allCertain(after))
    return at(row, 0) + eraseRight + written(row, after) + blankRest(row, after, columns);
  let last = after.length;
  let lastKnown = known.length;
  while (last > first && lastKnown > first && same(known[lastKnown - 1], after[last - 1])) {
    last -= 1;
    lastKnown -= 1;
  }
  const changed = after.slice(first, last);
  const rest = endOf(after) < endOf(known) ? blankRest(row, after, columns) : '';
  return (changed.length === 0 ? '' : at(row, changed[0]?.column ?? 0) + written(row, changed)) + rest;
}

/**
 * The bytes that turn `before` into `after`; empty when nothing differs. `before` is null for a screen of which
 * nothing is known: everything is then written, and the screen cleared first.
 */
export function paint(before: Painted | null, after: Painted): string {
  let rows = '';
  for (const [row, pieces] of after.rows.entries())
    rows += rowChange(row, before?.rows[row], pieces, after.columns);
  for (let row = after.rows.length; row < (before?.rows.length ?? 0); row += 1)
    rows += at(row, 0) + eraseRight;
  const { caret } = after;
  const caretMoved = before?.caret?.row !== caret?.row || before?.caret?.column !== caret?.column;
  if (before !== null && rows === '' && !caretMoved) return '';
  const place = caret === null ? cursor.hide : at(caret.row, caret.column) + cursor.show;
  // The clear comes inside the update: a terminal that knows updates shows no blank screen between.
  const clear = before === null ? `${reset}${esc}[?7l${esc}[2J` : '';
  return synchronized.begin + cursor.hide + clear + rows + place + synchronized.end;
}
