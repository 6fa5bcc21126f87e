/** Explore, Detail and Cart themselves, without what lies over them: which lines stand in which pane, and the caret. */

import { withoutHomePrefix } from '../catalog/home-service.ts';
import { besidePane, fartherPane } from './cart/beside.ts';
import { cartPanes, findingsPane, itemsPane } from './cart/view.ts';
import { besideDetail, detailLines, detailPosition } from './detail/view.ts';
import { listLines, listPosition } from './explore/list-lines.ts';
import { explorePreview } from './explore/preview.ts';
import { recipesOf } from './explore/results.ts';
import { queryRow } from './explore/view.ts';
import type { Pane } from './lines/box.ts';
import { listingWords } from './lines/entry-labels.ts';
import { detailLayout, exploreLayout, type Panes } from './lines/layout.ts';
import { cutMark } from './lines/signs.ts';
import { cutLine, type Line, span } from './lines/spans.ts';
import { cells, shownCells } from './lines/text-width.ts';
import type { Filter, LineEditor } from './state/line-editor.ts';
import { currentDetail, type State } from './state/state.ts';

/** A frame's second row and its panes. */
export interface ScreenView {
  /** The row below the title: query, filter or prompt. */
  readonly second: Line;
  /** Column of the caret in that row; null when no text is edited. */
  readonly caret: number | null;
  readonly division: Panes;
  readonly main: Pane;
  /** Beside the main one or below it; without rows in the division it is not shown. */
  readonly other: Pane;
  /** Beside the other one, where the division has room for it. */
  readonly third?: Pane;
  /** Below all of them, with so many rows inside its frame; null where there is none. */
  readonly bottom: { readonly pane: Pane; readonly rows: number } | null;
}

const sentenceCase = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** A pane that is not shown. */
export const noPane: Pane = { title: [], lines: [], focused: false };

/** A labelled line that is being edited, and where its caret is. */
export function promptRow(label: string, { text, caret }: LineEditor): Pick<ScreenView, 'second' | 'caret'> {
  return {
    second: [span(`${label} `, 'heading'), span(text)],
    caret: cells(label) + 1 + shownCells(text.slice(0, caret)),
  };
}

/** The row of a filter: empty where nothing is filtered. */
export function filterPrompt(state: State, filter: Filter): Pick<ScreenView, 'second' | 'caret'> {
  if (!filter.editing && filter.line.text === '') return { second: [], caret: null };
  const { second, caret } = promptRow('filter:', filter.line);
  return {
    second: cutLine(second, state.size.columns, cutMark(state)),
    caret: filter.editing ? caret : null,
  };
}

function exploreView(state: State): ScreenView {
  const division = exploreLayout(state);
  const { main, second: size } = division;
  const { line: second, caret } = queryRow(state, state.size.columns);
  const listing = recipesOf(state) === undefined ? state.explore.listing : 'recipe';
  return {
    second,
    caret,
    division,
    main: {
      title: [span(sentenceCase(listingWords(listing)))],
      lines: listLines(state, main.columns, main.rows),
      position: listPosition(state, main.rows),
      focused: true,
    },
    other: explorePreview(state, size),
    bottom: null,
  };
}

function detailView(state: State): ScreenView {
  const division = detailLayout(state);
  const detail = currentDetail(state);
  const filter = detail?.filter ?? { line: { text: '', caret: 0 }, editing: false };
  return {
    ...filterPrompt(state, filter),
    division,
    main: {
      title: detail === undefined ? [] : [span(withoutHomePrefix(detail.entry.id))],
      lines: detailLines(state, division.main),
      position: detail === undefined ? '' : detailPosition(state, detail),
      focused: true,
    },
    other: besideDetail(state, division.second),
    bottom: null,
  };
}

function cartView(state: State): ScreenView {
  const division = cartPanes(state);
  const { pane, filter } = state.cartView;
  const { main, second, third, findings } = division;
  const head = filterPrompt(state, filter);
  const items = itemsPane(state, main.columns, main.rows);
  if (division.side === 'none') {
    const alone =
      pane === 'policy'
        ? besidePane(state, main.columns, main.rows)
        : pane === 'findings'
          ? findingsPane(state, main.columns, main.rows)
          : items;
    return { ...head, division, main: alone, other: noPane, bottom: null };
  }
  const shownFindings = findingsPane(state, findings.columns, findings.rows);
  const isInPlace = second.rows === 0 && findings.rows > 0;
  return {
    ...head,
    division: isInPlace ? { ...division, second: findings } : division,
    main: items,
    other: isInPlace ? shownFindings : besidePane(state, second.columns, second.rows),
    ...(third === undefined ? {} : { third: fartherPane(state, third) }),
    bottom: findings.rows > 0 && !isInPlace ? { pane: shownFindings, rows: findings.rows } : null,
  };
}

/** The screen without its overlay. */
export function baseView(state: State): ScreenView {
  switch (state.screen) {
    case 'explore':
      return exploreView(state);
    case 'detail':
      return detailView(state);
    case 'cart':
      return cartView(state);
  }
}
