/**
 * How a window is divided. Every frame is: a title row, on Explore the query row, the body, the status row and
 * the footer; the body holds two panes beside each other from 100 columns on, else one above the other, and
 * below 14 rows only the main one.
 */

import type { Settings, State, WindowSize } from '../state/state.ts';
import { wrapText } from './spans.ts';

/** The smallest window in which the screens can be used. */
const smallest: WindowSize = { columns: 40, rows: 10 };

/** Whether the window is too small for any screen. */
export const tooSmall = ({ columns, rows }: WindowSize): boolean =>
  columns < smallest.columns || rows < smallest.rows;

/** What a window too small for any screen says, in as many words as it holds. */
export function tooSmallLines({ columns, rows }: WindowSize): readonly string[] {
  const needed = `${smallest.columns}x${smallest.rows}`;
  const [short, ...longer] = [needed, `needs ${needed}`, `sm-explore needs ${needed}: enlarge the window.`];
  const wrapped = longer.map((text) => wrapText(text, columns)).reverse();
  const fitting = wrapped.find(
    (lines) => lines.length <= rows && lines.every((text) => text.length <= columns),
  );
  return fitting ?? [short.slice(0, columns)];
}

/** A body divided in two. A pane that is not shown has no rows. */
export interface Panes {
  readonly side: 'beside' | 'below' | 'none';
  readonly main: WindowSize;
  readonly second: WindowSize;
}

/** Rows besides the body: title, line below the title, status, footer. */
const frameRows = 4;

function divide(size: WindowSize, settings: Settings, mainShare: number, secondRows: number): Panes {
  const rows = Math.max(1, size.rows - frameRows);
  const { columns } = size;
  if (size.rows < 14 || settings.screenReader)
    return { side: 'none', main: { columns, rows }, second: { columns, rows: 0 } };
  if (columns >= 100) {
    const main = Math.max(50, Math.min(84, Math.floor(columns * mainShare)));
    // Between the panes: a space, the line, a space.
    return { side: 'beside', main: { columns: main, rows }, second: { columns: columns - main - 3, rows } };
  }
  const below = Math.max(3, Math.min(secondRows, rows - 5));
  return {
    side: 'below',
    main: { columns, rows: rows - below - 1 },
    second: { columns, rows: below },
  };
}

/** Explore: the list and the preview of its highlighted entry. */
export const exploreLayout = (state: State): Panes =>
  divide(state.size, state.settings, 0.46, Math.floor(state.size.rows * 0.33));

/** Detail: the entry and the preview of its highlighted link (only beside). */
export function detailLayout(state: State): Panes {
  const panes = divide(state.size, state.settings, 0.5, 0);
  if (panes.side === 'beside') return panes;
  const rows = Math.max(1, state.size.rows - frameRows);
  return { side: 'none', main: { columns: state.size.columns, rows }, second: { columns: 0, rows: 0 } };
}

/** Cart: the items and findings, and the policy. In a low window the focused pane alone. */
export const cartLayout = (state: State): Panes =>
  divide(
    state.size,
    state.settings,
    0.44,
    // One above the other, the pane that is read gets more of the room.
    Math.floor((state.size.rows - frameRows) * (state.cartView.pane === 'policy' ? 0.75 : 0.45)),
  );

/** The cart's main pane again divided: items above, findings below. */
export interface CartRows {
  readonly items: number;
  readonly findings: number;
}

/**
 * Rows of the items and of the findings below them; findings take what they need, up to two fifths, and up to
 * three quarters while they are being read.
 */
export function cartRows(panes: Panes, findingRows: number, areRead: boolean): CartRows {
  const { rows } = panes.main;
  if (panes.side === 'none' || findingRows === 0 || rows < 6) return { items: rows, findings: 0 };
  const findings = Math.min(findingRows + 1, Math.max(3, Math.floor(rows * (areRead ? 0.75 : 0.4))));
  return { items: rows - findings, findings };
}
