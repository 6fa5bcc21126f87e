/**
 * How a window is divided. Every frame is: a title row, the row of the query, filter or prompt, the body, the status
 * row and the footer; the body holds framed panes, beside each other from 100 columns on, else one above the other,
 * and below 14 rows only the main one, without a frame.
 */

import type { State, WindowSize } from '../state/state.ts';
import { frameCells } from './box.ts';
import { wrapText } from './wrap-text.ts';

/** The smallest window in which the screens can be used. */
const smallest: WindowSize = { columns: 40, rows: 10 };

/** Whether the window is too small for any screen. */
export function tooSmall({ columns, rows }: WindowSize): boolean {
  return columns < smallest.columns || rows < smallest.rows;
}

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

/** A body divided in panes. Sizes are those inside the frames; a pane that is not shown has no rows. */
export interface Panes {
  readonly side: 'beside' | 'below' | 'none';
  /** Whether the panes have frames; in a low window there is no room for them. */
  readonly framed: boolean;
  readonly main: WindowSize;
  readonly second: WindowSize;
  /** Beside the second one, in a very wide window. */
  readonly third?: WindowSize;
}

/** Rows besides the body: title, line below the title, status, footer. */
const edgeRows = 4;

/** What is left of a pane inside its frame. */
const inside = (columns: number, rows: number): WindowSize => ({
  columns: columns - frameCells.columns,
  rows: Math.max(0, rows - frameCells.rows),
});

/** Share of the main pane beside another, and rows of the other, frame included, where it is below. */
interface Shares {
  readonly main: number;
  readonly below: number;
}

/** Whether there is no room for more than one pane, or nobody to look at more. */
const isLow = ({ size, settings }: State): boolean => size.rows < 14 || settings.screenReader;

/** The one pane of a low window. */
function alone({ size: { columns, rows } }: State): Panes {
  const main = { columns, rows: Math.max(1, rows - edgeRows) };
  return { side: 'none', framed: false, main, second: { columns, rows: 0 } };
}

/** Panes in frames, in a body of so many columns and rows. */
function framed(columns: number, rows: number, { main, below }: Shares): Panes {
  if (columns >= 100) {
    const width = Math.max(50, Math.min(96, Math.floor(columns * main)));
    return {
      side: 'beside',
      framed: true,
      main: inside(width, rows),
      second: inside(columns - width, rows),
    };
  }
  if (below < 3)
    return { side: 'none', framed: true, main: inside(columns, rows), second: inside(columns, 0) };
  const low = Math.max(4, Math.min(below, rows - 5));
  return { side: 'below', framed: true, main: inside(columns, rows - low), second: inside(columns, low) };
}

const divide = (state: State, shares: Shares): Panes =>
  isLow(state) ? alone(state) : framed(state.size.columns, state.size.rows - edgeRows, shares);

/** Explore: the list and the preview of its highlighted entry. */
export function exploreLayout(state: State): Panes {
  return divide(state, { main: 0.5, below: Math.floor(state.size.rows * 0.38) });
}

/** A question and its answer, and the policy that gives it. */
export function askLayout(state: State): Panes {
  return divide(state, { main: 0.5, below: Math.floor(state.size.rows * 0.4) });
}

/** Detail: the entry and the preview of its highlighted link (only beside). */
export function detailLayout(state: State): Panes {
  return divide(state, { main: 0.5, below: 0 });
}

/** The cart's panes. Beside each other items and policy, the findings below both. */
export interface CartPanes extends Panes {
  readonly findings: WindowSize;
}

/** What the cart has to show, in rows. */
interface CartContent {
  readonly items: number;
  readonly findings: number;
}

/** Columns from which on the cart has room for a third pane. */
const threeFrom = 170;

/** Whether the cart shows three panes beside each other. */
export function hasThird(state: State): boolean {
  return state.size.columns >= threeFrom && !isLow(state);
}

/** What is beside the main pane, divided in two where the window is wide enough. */
function inThree(panes: Panes): Panes {
  const { second } = panes;
  const columns = Math.floor((second.columns + frameCells.columns) * 0.54) - frameCells.columns;
  const third = { ...second, columns: second.columns - columns - frameCells.columns };
  return { ...panes, second: { ...second, columns }, third };
}

/**
 * Cart: items, policy and findings. Items come first: in a narrow window the policy gets what they leave, and the
 * findings stand there in its place while they are read; in a low window the focused pane is alone.
 */
export function cartLayout(state: State, content: CartContent): CartPanes {
  const { columns, rows: all } = state.size;
  const rows = all - edgeRows;
  const none: WindowSize = { columns: columns - frameCells.columns, rows: 0 };
  const read = state.cartView.pane;
  if (isLow(state)) {
    const panes = alone(state);
    return { ...panes, findings: panes.main };
  }
  if (columns >= 100) {
    const most = Math.floor(rows * (read === 'findings' ? 0.6 : 0.34));
    const wanted = Math.min(content.findings + frameCells.rows, Math.max(4, most));
    const low = content.findings === 0 ? 0 : Math.min(wanted, rows - 6);
    const panes = hasThird(state)
      ? inThree(framed(columns, rows - low, { main: 0.4, below: 0 }))
      : framed(columns, rows - low, { main: 0.54, below: 0 });
    return { ...panes, findings: low === 0 ? none : inside(columns, low) };
  }
  const left = rows - content.items - frameCells.rows;
  const panes = framed(columns, rows, {
    main: 0.5,
    below: read === 'items' ? Math.max(6, left) : Math.floor(rows * 0.7),
  });
  return read === 'findings' && content.findings > 0
    ? { ...panes, findings: panes.second, second: none }
    : { ...panes, findings: none };
}
