/** The frame that is on the screen now: which lines stand in which pane, and where the caret is. */

import { formats } from '../policy/formats/formats.ts';
import { findingRows, shownStops } from './cart/rows.ts';
import { findingLines, itemLines, policyTitle, visiblePolicy } from './cart/view.ts';
import { besideDetail, detailLines, detailPosition } from './detail/view.ts';
import { explorePreview, listLines, queryRow } from './explore/view.ts';
import { keymap } from './keymap.ts';
import { cartLayout, cartRows, detailLayout, exploreLayout, type Panes } from './lines/layout.ts';
import { cursorSign, cutMark } from './lines/signs.ts';
import { cells, cutStart, justify, type Line, line, shownCells, span } from './lines/spans.ts';
import { arrivalsLines, arrivalsPrompt } from './overlays/arrivals/view.ts';
import { conditionLines, conditionPrompt } from './overlays/condition/view.ts';
import { helpWindow } from './overlays/help/rows.ts';
import { scopeLines, scopePrompt } from './overlays/scope/view.ts';
import type { LineEditor } from './state/line-editor.ts';
import { currentDetail, type Filter, type State } from './state/state.ts';

export interface ScreenView {
  /** The row below the title: query, filter or prompt. */
  readonly second: Line;
  /** Column of the caret in that row; null when no text is edited. */
  readonly caret: number | null;
  readonly division: Panes;
  readonly main: readonly Line[];
  readonly other: readonly Line[];
}

const whole = (panes: Panes, rows: number): Panes =>
  panes.side === 'below'
    ? { ...panes, side: 'none', main: { ...panes.main, rows }, second: { ...panes.second, rows: 0 } }
    : panes;

/** A labelled line that is being edited, and where its caret is. */
function promptRow(label: string, { text, caret }: LineEditor): Pick<ScreenView, 'second' | 'caret'> {
  return {
    second: [span(`${label} `, 'heading'), span(text)],
    caret: cells(label) + 1 + shownCells(text.slice(0, caret)),
  };
}

function filterRow(state: State, filter: Filter, position: string): Pick<ScreenView, 'second' | 'caret'> {
  const { columns } = state.size;
  if (!filter.editing && filter.line.text === '')
    return { second: justify([], [span(position, 'dim')], columns, cutMark(state)), caret: null };
  const { second, caret } = promptRow('filter:', filter.line);
  return {
    second: justify(second, [span(position, 'dim')], columns, cutMark(state)),
    caret: filter.editing ? caret : null,
  };
}

function exploreView(state: State): ScreenView {
  const division = exploreLayout(state);
  const { line: second, caret } = queryRow(state, state.size.columns);
  return {
    second,
    caret,
    division,
    main: listLines(state, division.main.columns, division.main.rows),
    other: explorePreview(state, division.second.columns, division.second.rows),
  };
}

function detailView(state: State): ScreenView {
  const division = detailLayout(state);
  const detail = currentDetail(state);
  const filter = detail?.filter ?? { line: { text: '', caret: 0 }, editing: false };
  return {
    ...filterRow(state, filter, detail === undefined ? '' : detailPosition(state, detail)),
    division,
    main: detailLines(state, division.main.rows),
    other: besideDetail(state, division.second.columns, division.second.rows),
  };
}

const policyPane = (state: State, width: number, height: number): readonly Line[] => [
  policyTitle(state, width, height - 1),
  ...visiblePolicy(state, height - 1),
];

function cartView(state: State): ScreenView {
  const division = cartLayout(state);
  const { pane, filter } = state.cartView;
  const { columns, rows } = division.main;
  const itemCount = shownStops(state).length;
  const head = filterRow(
    state,
    filter,
    itemCount === 0 ? '' : `${Math.min(state.cartView.items.selected, itemCount - 1) + 1}/${itemCount}`,
  );
  if (division.side === 'none') {
    const alone =
      pane === 'policy'
        ? policyPane(state, columns, rows)
        : pane === 'findings'
          ? findingLines(state, columns, rows)
          : itemLines(state, columns, rows);
    return { ...head, division, main: alone, other: [] };
  }
  const share = cartRows(division, findingRows(state, columns - 2).length, pane === 'findings');
  const items = itemLines(state, columns, share.items);
  const gap: readonly Line[] = Array.from({ length: Math.max(0, share.items - items.length) }, () => []);
  const main =
    share.findings === 0 ? items : [...items, ...gap, ...findingLines(state, columns, share.findings)];
  return { ...head, division, main, other: policyPane(state, division.second.columns, division.second.rows) };
}

function underOverlay(state: State): ScreenView {
  switch (state.screen) {
    case 'explore':
      return exploreView(state);
    case 'detail':
      return detailView(state);
    case 'cart':
      return cartView(state);
  }
}

/** The row that is edited, moved sideways behind its label so that the caret is on the screen. */
function scrolledToCaret(view: ScreenView, columns: number): ScreenView {
  const { second, caret } = view;
  if (caret === null || caret < columns) return view;
  const [label, ...rest] = second;
  const labelCells = label === undefined ? 0 : cells(label.text);
  const away = caret - columns + 1;
  // A label that leaves no room for what is typed goes away itself.
  if (labelCells > columns / 2) return { ...view, second: cutStart(second, away), caret: caret - away };
  return {
    ...view,
    second: [...(label === undefined ? [] : [label]), ...cutStart(rest, away)],
    caret: caret - away,
  };
}

/** What is on the screen. */
export function screenView(state: State): ScreenView {
  const view = viewOf(state);
  return state.screen === 'explore' && state.overlay === null
    ? view
    : scrolledToCaret(view, state.size.columns);
}

function viewOf(state: State): ScreenView {
  const { overlay } = state;
  const below = underOverlay(state);
  const rows = state.size.rows - 4;
  switch (overlay?.kind) {
    case undefined:
    case 'menu':
      return below;
    case 'help': {
      const { columns } = state.size;
      const { lines, top, height } = helpWindow(state, overlay, keymap);
      const more =
        lines.length > height ? `${top + 1}-${Math.min(lines.length, top + height)}/${lines.length}` : '';
      return {
        second: justify([span('Help', 'heading')], [span(more, 'dim')], columns, cutMark(state)),
        caret: null,
        division: { side: 'none', main: { columns, rows }, second: { columns: 0, rows: 0 } },
        main: lines.slice(top, top + height),
        other: [],
      };
    }
    case 'confirm':
      return {
        ...below,
        caret: null,
        second: [span(cursorSign(state), 'selected'), span(overlay.text, 'warning'), span('  y/n', 'strong')],
      };
    case 'save': {
      const format = formats.find(({ id }) => id === state.format)?.label ?? state.format;
      const prompt = promptRow('Save to:', overlay.path);
      const named = overlay.path.text === '' ? '' : `(${format})`;
      const tab = `Tab: ${overlay.completions.slice(0, 5).join('  ')}`;
      const hint = line(overlay.completions.length > 0 ? tab : named, 'dim');
      return { ...below, ...prompt, second: [...prompt.second, span('   '), ...hint] };
    }
    case 'scope': {
      const division = whole(below.division, rows);
      return {
        ...below,
        ...scopePrompt(state, overlay),
        division,
        main: scopeLines(state, overlay, division.main),
      };
    }
    case 'arrivals': {
      const division = whole(below.division, rows);
      return {
        ...below,
        ...arrivalsPrompt(overlay),
        division,
        main: arrivalsLines(state, overlay, division.main),
      };
    }
    case 'condition': {
      const division = whole(below.division, rows);
      return {
        ...below,
        ...conditionPrompt(state, overlay),
        division,
        main: conditionLines(state, overlay, division.main),
      };
    }
  }
}
