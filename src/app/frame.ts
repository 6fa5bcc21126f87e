/** The whole screen as rows: title, the row below it, the panes side by side, status and footer. */

import { type Panes, tooSmall, tooSmallLines } from './lines/layout.ts';
import { cutMark } from './lines/signs.ts';
import { cutLine, type Line, line, lineCells, span } from './lines/spans.ts';
import { screenView } from './screen-view.ts';
import type { MenuOverlay } from './state/overlay.ts';
import type { State } from './state/state.ts';
import { lastRows, titleRow } from './status.ts';

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
const fitted = (lines: readonly Line[], count: number): readonly Line[] =>
  Array.from({ length: count }, (_, index) => lines[index] ?? []);

/** Two panes beside each other or one above the other, with a line between, or the main one alone. */
function paneRows(
  { side, main, second }: Panes,
  lines: { readonly main: readonly Line[]; readonly second: readonly Line[] },
  { ascii, mark }: { readonly ascii: boolean; readonly mark: string },
): readonly Line[] {
  const first = fitted(lines.main, main.rows);
  if (side === 'none') return first;
  const other = fitted(lines.second, second.rows);
  if (side === 'below') return [...first, line((ascii ? '-' : '─').repeat(main.columns), 'dim'), ...other];
  const bar = span(ascii ? ' | ' : ' │ ', 'dim');
  return first.map((left, index) => {
    const cut = cutLine(left, main.columns, mark);
    return [...cut, span(' '.repeat(main.columns - lineCells(cut))), bar, ...(other[index] ?? [])];
  });
}

/** The frame that shows a state, in the state's window. */
export function frameOf(state: State): Frame {
  const { columns, rows } = state.size;
  if (tooSmall(state.size))
    return {
      rows: fitted(
        tooSmallLines(state.size).map((text) => line(text)),
        rows,
      ),
      caret: null,
      menu: null,
    };
  const view = screenView(state);
  const bodyRows = rows - headRows - 2;
  const { overlay } = state;
  const menu = overlay?.kind === 'menu' ? { overlay, top: headRows, height: bodyRows } : null;
  const body =
    menu === null
      ? paneRows(
          view.division,
          { main: view.main, second: view.other },
          { ascii: state.settings.ascii, mark: cutMark(state) },
        )
      : [];
  return {
    rows: [titleRow(state, columns), view.second, ...fitted(body, bodyRows), ...lastRows(state, columns)],
    caret: view.caret === null ? null : { row: 1, column: Math.min(view.caret, columns - 1) },
    menu,
  };
}
