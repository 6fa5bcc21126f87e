/**
 * The columns of the cart's table: which of them a window has room for, how wide each is, and the header above them.
 * A column that is empty takes no room; the one that the cursor is in is always shown, and the others yield to it.
 */
import { memo } from '../../text/memo.ts';
import { widest } from '../lines/box.ts';
import { fillLine, type Line, lineText, type Span, span, type Tone } from '../lines/spans.ts';
import { type CartCell, cartCells, type GroupBy } from '../state/state.ts';
import type { ItemCells } from './item-row.ts';

/** What a column is called. */
const columnNames: Readonly<Record<CartCell, string>> = {
  action: 'action',
  level: 'level',
  scope: 'on',
  condition: 'when',
  why: 'why',
  statement: 'statement',
};

/** A column that is shown, and its cells. */
export interface Column {
  readonly cell: CartCell;
  readonly width: number;
}

const gap = '  ';

/** Cells below which a column is of no use, and those that the column of the cursor gets before others. */
const least = 10;
const atCursor = 24;

/** What stands in a cell of a row. */
const contentOf = (cells: ItemCells, cell: CartCell): Line => {
  switch (cell) {
    case 'action':
      return cells.name;
    case 'level':
      return [cells.level];
    case 'scope':
      return [span(cells.on)];
    case 'condition':
      return [span(cells.when, 'hint')];
    case 'why':
      return [cells.why];
    case 'statement':
      return [span(cells.statement, 'dim')];
  }
};

/** What a row of the table has in its cells. */
interface Row {
  readonly cells: ItemCells;
}

interface Shown {
  readonly groupBy: GroupBy;
  /** The column of the cursor. */
  readonly at: CartCell;
}

const gaps = (columns: readonly unknown[]): number => Math.max(0, columns.length - 1) * gap.length;

/** How wide each column would have to be: asked for every frame, of rows that stay the same for many. */
const widestCells = memo(
  (rows: readonly Row[]): ReadonlyMap<CartCell, number> =>
    new Map(
      cartCells.map((cell) => [cell, widest(rows.map(({ cells }) => lineText(contentOf(cells, cell))))]),
    ),
  { limit: 4 },
);

/** The columns for rows in `width` cells. */
export function columnsFor(rows: readonly Row[], width: number, { groupBy, at }: Shown): readonly Column[] {
  const wide = widestCells(rows);
  const wanted = (cell: CartCell): number => Math.max(wide.get(cell) ?? 0, columnNames[cell].length);
  const name = Math.min(Math.floor(width * 0.44), wanted('action'));
  const level = Math.min(12, wanted('level'));
  const others = cartCells.filter((cell) => {
    if (cell === 'action' || cell === 'level') return false;
    if (cell === at || cell === 'scope') return true;
    // The headings say it where rows are grouped by it.
    if (cell === 'statement' && groupBy === 'statement') return false;
    return (wide.get(cell) ?? 0) > 0;
  });
  const room = width - name - level - 2 * gap.length;
  // From the right, never the one of the cursor, nor the statement where no heading says it.
  const kept = [...others];
  const needs = (): number =>
    kept.reduce((sum, cell) => sum + Math.min(cell === at ? atCursor : least, wanted(cell)), 0) + gaps(kept);
  for (const cell of others.toReversed()) {
    if (needs() <= room) break;
    if (cell !== at && cell !== 'statement') kept.splice(kept.indexOf(cell), 1);
  }
  const widths = new Map<CartCell, number>([
    ['action', name],
    ['level', level],
  ]);
  // That of the cursor first, then from the left; each leaves the others what they cannot do without.
  const inTurn = [...kept.filter((cell) => cell === at), ...kept.filter((cell) => cell !== at)];
  let left = Math.max(0, room - gaps(kept));
  for (const [place, cell] of inTurn.entries()) {
    const later = inTurn.slice(place + 1);
    const reserved = later.reduce((sum, each) => sum + Math.min(least, wanted(each)), 0);
    const most = cell === at || later.length === 0 ? left : Math.ceil(left * 0.5);
    const share = Math.min(left - reserved, most);
    const own = Math.max(0, Math.min(wanted(cell), share));
    widths.set(cell, own);
    left -= own;
  }
  return cartCells.flatMap((cell) => {
    const own = widths.get(cell);
    return own === undefined ? [] : [{ cell, width: own }];
  });
}

const spaced = (parts: readonly Line[]): Line =>
  parts.flatMap((part, index) => (index === 0 ? part : [span(gap), ...part]));

const toned = (spans: Line, tone: Tone): Line => spans.map((each): Span => ({ ...each, tone }));

/** A row of the table, its cells in their columns; the cell that the cursor is in underlined. */
export function itemLine(
  cells: ItemCells,
  columns: readonly Column[],
  { at, mark }: { readonly at: CartCell | undefined; readonly mark: string },
): Line {
  return spaced(
    columns.map(({ cell, width }) => {
      const filled = fillLine(contentOf(cells, cell), width, mark);
      return cell === at ? toned(filled, 'link') : filled;
    }),
  );
}

/** The names of the columns, that of the cursor strong. */
export function headerLine(columns: readonly Column[], at: CartCell | undefined, mark: string): Line {
  return spaced(
    columns.map(({ cell, width }) =>
      fillLine([span(columnNames[cell], cell === at ? 'heading' : 'dim')], width, mark),
    ),
  );
}

/** What stands in a cell, in words: `on: training-job/prod-*`. */
export function cellWords(cells: ItemCells, cell: CartCell): string {
  return `${columnNames[cell]}: ${lineText(contentOf(cells, cell)) || 'nothing'}`;
}
