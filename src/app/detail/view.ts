/** The Detail screen as lines. */

import { withoutHomePrefix } from '../../catalog/home-service.ts';
import { type Pane, positionText } from '../lines/box.ts';
import { cursorSign, cutMark } from '../lines/signs.ts';
import { barLine, cutLine, type Line, line, span } from '../lines/spans.ts';
import { entryOf } from '../state/entry-ref.ts';
import { settle } from '../state/list-window.ts';
import { currentDetail, type DetailState, type State, type WindowSize } from '../state/state.ts';
import { previewRows, rowLine, snippetLines } from './preview.ts';
import type { DetailRow } from './row.ts';
import { cursorRows, highlightedLink, shownRows } from './rows.ts';

/** The rows of the entry that are in the window, the cursor in front of its row. */
export function detailLines(state: State, { columns, rows: height }: WindowSize): readonly Line[] {
  const detail = currentDetail(state);
  if (detail === undefined) return [];
  const rows = shownRows(state, detail);
  const places = cursorRows(rows);
  const at = places[Math.min(detail.list.selected, places.length - 1)];
  const { top } = settle({ selected: at ?? 0, top: detail.list.top }, rows.length, height);
  const lines = rows.slice(top, top + height).map((row, index) => {
    const shown = withCursor(state, row, { isAt: top + index === at });
    return top + index === at ? barLine(cutLine(shown, columns, cutMark(state)), columns) : shown;
  });
  if (rows.length === 1 && detail.filter.line.text !== '')
    return [...lines, line('  Nothing here holds that. Esc shows everything again.', 'hint')];
  return lines;
}

function withCursor(state: State, row: DetailRow, { isAt }: { readonly isAt: boolean }): Line {
  const shown = rowLine(state, row);
  if (!isAt) return [span('  '), ...shown];
  return [
    span(cursorSign(state), 'selected'),
    ...shown.map((each) => (each.tone === 'plain' ? { ...each, tone: 'strong' as const } : each)),
  ];
}

/** Where the cursor is among the rows that take it: `3 of 24`. */
export function detailPosition(state: State, detail: DetailState): string {
  const all = cursorRows(shownRows(state, detail)).length;
  return `${Math.min(detail.list.selected + 1, all)} of ${all}`;
}

/** Beside the entry: the highlighted link's own rows, or the snippet while the cursor is on the title. */
export function besideDetail(state: State, { columns, rows }: WindowSize): Pane {
  const entry = entryOf(state, currentDetail(state)?.entry);
  const link = highlightedLink(state);
  const told = link === undefined ? 'y copies' : withoutHomePrefix(link.id);
  // Of a pattern there is nothing to copy but the policy of the cart.
  const title = link === undefined && entry === undefined ? [] : [span(told)];
  if (rows <= 0 || (entry === undefined && link === undefined)) return { title, lines: [], focused: false };
  const lines =
    link !== undefined
      ? previewRows(state, link, columns)
      : entry === undefined
        ? []
        : snippetLines(state, entry);
  return {
    title,
    lines: lines.slice(0, rows),
    position: positionText(0, rows, lines.length),
    focused: false,
  };
}
