/** What the keys of Cart do to what is shown of it: panes, cursor, filter, and the way to Detail and the editors. */
import type { CartItem } from '../../policy/cart-model.ts';
import type { FilterPlace } from '../keymap/filter-keys.ts';
import { findingsOf, stillChecking } from '../state/checking.ts';
import { noFilter } from '../state/line-editor.ts';
import { type ListMove, listStart, moveList, settle } from '../state/list-window.ts';
import type { CartPane, CartViewState, State } from '../state/state.ts';
import { type Step, step } from '../state/step.ts';
import { besideCount } from './beside.ts';
import { itemsToEdit, toggleMark } from './marks.ts';
import { itemRows, rowOfFinding, selectableRows, selectedFinding, selectedRow } from './rows.ts';
import { statementAtLine } from './statement-lines.ts';
import { cartPanes, itemsRoom } from './view.ts';

const withView = (state: State, change: Partial<CartViewState>): State => ({
  ...state,
  cartView: { ...state.cartView, ...change },
});

/** The rows that each pane of the cart has to show and has room for. */
function paneSizes(
  state: State,
): Readonly<Record<CartPane, { readonly count: number; readonly height: number }>> {
  const panes = cartPanes(state);
  const findings = findingsOf(state)?.length ?? 0;
  const alone = panes.side === 'none';
  return {
    items: { count: selectableRows(state).length, height: itemsRoom(state, panes.main.rows) },
    findings: { count: findings, height: alone ? panes.main.rows : Math.max(1, panes.findings.rows) },
    policy: { count: besideCount(state), height: alone ? panes.main.rows : panes.second.rows },
  };
}

/** The panes that have something to show, in the order of Tab. */
const openPanes = (state: State): readonly CartPane[] =>
  findingsOf(state)?.length === 0 ? ['items', 'policy'] : ['items', 'findings', 'policy'];

/** Goes to the next pane. */
export function nextPane(state: State): Step {
  const panes = openPanes(state);
  const pane = panes[(panes.indexOf(state.cartView.pane) + 1) % panes.length] ?? 'items';
  return step(withView(state, { pane }));
}

/** Moves the cursor of the pane that is read; the policy has none, it scrolls. */
export function moveInCart(state: State, move: ListMove): Step {
  const { pane, items, findings, policy, beside } = state.cartView;
  const { count: rows, height } = paneSizes(state)[pane];
  switch (pane) {
    case 'items':
      return step(selectRowAt(state, moveList(items, move, rows, height).selected));
    case 'findings':
      // The cursor stays where it was until there are findings again.
      if (findingsOf(state) === null) return step(state);
      return step(withView(state, { findings: moveList(findings, move, rows, height) }));
    case 'policy': {
      const isPolicy = beside.shows === 'policy';
      const from = { selected: isPolicy ? policy.top : beside.top, top: 0 };
      const { selected } = moveList(from, move, Math.max(1, rows - height + 1), height);
      if (!isPolicy) return step(withView(state, { beside: { ...beside, top: selected } }));
      return step(selectAtLine(withView(state, { policy: { selected, top: selected } }), selected));
    }
  }
}

/** Puts the cursor on an item and brings it into view, the heading above it too. */
function selectRowAt(state: State, selected: number): State {
  const { height } = paneSizes(state).items;
  const all = itemRows(state);
  const target = selectableRows(state)[selected];
  const row = target === undefined ? -1 : all.indexOf(target);
  const first = all[row - 1]?.kind === 'heading' ? row - 1 : row;
  const withRow = settle({ selected: row, top: state.cartView.items.top }, all.length, height).top;
  const { top } = settle({ selected: first, top: withRow }, all.length, height);
  return withView(state, { items: { selected, top } });
}

/** The cursor of the items on what the policy shows first, so that the two panes are about the same. */
function selectAtLine(state: State, line: number): State {
  const origin = statementAtLine(state, line);
  const current = selectedRow(state)?.id;
  if (origin === undefined || (current !== undefined && origin.items.includes(current))) return state;
  const selected = selectableRows(state).findIndex(({ id }) => origin.items.includes(id));
  return selected < 0 ? state : selectRowAt(state, selected);
}

/** The cursor goes to the items, so that one sees which of them it is about. */
const onItems = (state: State): State => withView(state, { pane: 'items' });

/** Why there is nowhere to go from a finding, or from the policy; undefined when there is. */
export function jumpProblem(state: State): string | undefined {
  const isOnFindings = state.cartView.pane === 'findings';
  if (isOnFindings && stillChecking(state) !== undefined) return stillChecking(state);
  const finding = isOnFindings ? selectedFinding(state) : undefined;
  if (finding === undefined) return '{cart.next-pane} goes to the items first.';
  return rowOfFinding(state, finding) === undefined
    ? 'This finding is about the policy as a whole.'
    : undefined;
}

/** From a finding to what it is about. */
export function jumpToRow(state: State): Step {
  const finding = selectedFinding(state);
  const about = finding && rowOfFinding(state, finding);
  return step(about === undefined ? state : selectRow(state, about.id));
}

/** The cursor of the items on a row that is listed. */
export function selectRow(state: State, id: string): State {
  const at = selectableRows(state).findIndex((row) => row.id === id);
  return at < 0 ? state : selectRowAt(onItems(state), at);
}

/** Edits the marked items, else the highlighted one or that of the highlighted finding; the cursor goes there. */
export function editItems(state: State, open: (state: State, items: readonly CartItem[]) => Step): Step {
  const items = itemsToEdit(state);
  if (items.length === 0) return step(state);
  const [item] = items;
  const there = item !== undefined && items.length === 1 ? selectRow(state, item.id) : onItems(state);
  return open(there, items);
}

/** Marks the row at the cursor, or no longer, and goes on to the next. */
export function markAndMove(state: State): Step {
  return moveInCart(toggleMark(state), 'down');
}

/** The filter of the items. */
export const cartFilter: FilterPlace = {
  filterOf: (state) => state.cartView.filter,
  keepRows: (state, filter) => withView(state, { filter }),
  restart: (state, filter) => withView(state, { filter, items: listStart }),
  showAll(state) {
    const all = withView(state, { filter: noFilter, items: listStart });
    const id = selectedRow(state)?.id;
    const selected = Math.max(
      0,
      selectableRows(all).findIndex((row) => row.id === id),
    );
    return withView(all, { items: { selected, top: 0 } });
  },
};
