/**
 * A list longer than its window: which row is selected and which is the first shown. Moves take the number
 * of rows and the height of the window, so a list that shrinks or a window that is resized needs no repair
 * of its own: `settle` brings any old position back into range.
 */
export interface ListWindow {
  readonly selected: number;
  readonly top: number;
}

/** What a list can be asked to do. */
export type ListMove = 'up' | 'down' | 'page-up' | 'page-down' | 'half-up' | 'half-down' | 'first' | 'last';

/** The first row, and the list from its top. */
export const listStart: ListWindow = { selected: 0, top: 0 };

/** The nearest position that is in range and shows the selected row. */
export function settle({ selected, top }: ListWindow, count: number, height: number): ListWindow {
  const rows = Math.max(1, height);
  const row = Math.min(Math.max(0, selected), Math.max(0, count - 1));
  const highest = Math.max(0, count - rows);
  const first = Math.min(Math.max(0, Math.min(top, row), row - rows + 1), highest);
  return { selected: row, top: first };
}

/** The position after a move. */
export function moveList(list: ListWindow, move: ListMove, count: number, height: number): ListWindow {
  const rows = Math.max(1, height);
  const step: Record<ListMove, number> = {
    up: -1,
    down: 1,
    'page-up': -rows,
    'page-down': rows,
    'half-up': -Math.ceil(rows / 2),
    'half-down': Math.ceil(rows / 2),
    first: -count,
    last: count,
  };
  const from = settle(list, count, rows);
  return settle({ ...from, selected: from.selected + step[move] }, count, rows);
}
