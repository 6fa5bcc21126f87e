/** The whole screen as rows: title, the row below it, the panes side by side, status and footer. */

import type { ScreenView } from './base-view.ts';
import { type BoxSigns, boxed, frameCells, type Pane } from './lines/box.ts';
import { tooSmall, tooSmallLines } from './lines/layout.ts';
import { cutMark } from './lines/signs.ts';
import { type Line, line } from './lines/spans.ts';
import { screenView } from './screen-view.ts';
import type { MenuOverlay } from './state/overlay.ts';
import type { State, WindowSize } from './state/state.ts';
import { lastRows, titleRow } from './status.ts';

/** All that a terminal is to show. */
export interface Frame {
  /** As many as the window has. */
  readonly rows: readonly Line[];
  /** Where text is edited, both from 0; null when none is. */
  readonly caret: { readonly row: number; readonly column: number } | null;
  /** A short menu that stands where these rows are empty. */
  readonly menu: { readonly overlay: MenuOverlay; readonly top: number; readonly height: number } | null;
}

/** Rows above the body: title, and query, filter or prompt. */
const headRows = 2;

/** Exactly so many lines. */
const exactly = (lines: readonly Line[], count: number): readonly Line[] =>
  Array.from({ length: count }, (_, index) => lines[index] ?? []);

/** The panes of a view, in frames where there is room for them. */
function paneRows(
  { division, main, other, third: farther, bottom }: ScreenView,
  columns: number,
  signs: BoxSigns,
): readonly Line[] {
  const { side, framed, main: size, second, third } = division;
  if (!framed) return exactly(main.lines, size.rows);
  const box = (pane: Pane, { columns: width, rows: height }: WindowSize): readonly Line[] =>
    boxed(pane, { width: width + frameCells.columns, height: height + frameCells.rows }, signs);
  const first = box(main, size);
  const rest =
    bottom === null ? [] : box(bottom.pane, { columns: columns - frameCells.columns, rows: bottom.rows });
  if (side === 'none') return [...first, ...rest];
  const next = box(other, second);
  if (side === 'below') return [...first, ...next, ...rest];
  const last = third === undefined || farther === undefined ? [] : box(farther, third);
  const beside = first.map((left, index) => [...left, ...(next[index] ?? []), ...(last[index] ?? [])]);
  return [...beside, ...rest];
}

/** The frame that shows a state, in the state's window. */
export function frameOf(state: State): Frame {
  const { columns, rows } = state.size;
  if (tooSmall(state.size))
    return {
      rows: exactly(
        tooSmallLines(state.size).map((text) => line(text)),
        rows,
      ),
      caret: null,
      menu: null,
    };
  const view = screenView(state);
  const last = lastRows(state, columns);
  const bodyRows = rows - headRows - last.length;
  const { overlay } = state;
  const menu = overlay?.kind === 'menu' ? { overlay, top: headRows, height: bodyRows } : null;
  const signs = { ascii: state.settings.ascii, mark: cutMark(state) };
  const body = menu === null ? paneRows(view, columns, signs) : [];
  return {
    rows: [titleRow(state, columns), view.second, ...exactly(body, bodyRows), ...last],
    caret: view.caret === null ? null : { row: 1, column: Math.min(view.caret, columns - 1) },
    menu,
  };
}
