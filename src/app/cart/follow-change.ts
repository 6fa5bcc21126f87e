/** Keeps what the Cart screen shows at what it is about, whichever way the cart changed: a command, undo or redo. */
import type { State } from '../state/state.ts';
import { policyLines } from './policy-lines.ts';
import { selectableRows, selectedRow } from './rows.ts';
import { type LineRange, linesOfItem } from './statement-lines.ts';
import { cartPanes } from './view.ts';

/** The cursor on the item that it was on, wherever regrouping put that; else where it was. */
function followItem(state: State, before: State): State {
  const id = selectedRow(before)?.id;
  const selected = selectableRows(state).findIndex((row) => row.id === id);
  const { items: present, loaded } = state.cart.present;
  const there = new Set([...present.map((item) => item.id), ...loaded.map(({ key }) => key)]);
  const marked = state.cartView.marked.filter((each) => there.has(each));
  const { items } = state.cartView;
  const cartView = { ...state.cartView, marked };
  return { ...state, cartView: selected < 0 ? cartView : { ...cartView, items: { ...items, selected } } };
}

/** The policy scrolled so that lines are in its pane, the first of them at any rate. */
function showLines(state: State, { first, last }: LineRange): State {
  const panes = cartPanes(state);
  const height = panes.side === 'none' ? panes.main.rows : panes.second.rows;
  const { top } = state.cartView.policy;
  if (first >= top && last < top + Math.max(1, height)) return state;
  const at = Math.max(0, first - 1);
  return { ...state, cartView: { ...state.cartView, policy: { selected: at, top: at } } };
}

/** The words about the highlighted item from their beginning, as soon as it is another. */
function wordsFromTop(state: State, before: State): State {
  const { beside, pane } = state.cartView;
  const isSame = beside.top === 0 || pane === 'policy' || selectedRow(state)?.id === selectedRow(before)?.id;
  return isSame ? state : { ...state, cartView: { ...state.cartView, beside: { ...beside, top: 0 } } };
}

/** The policy's statement of the highlighted item in sight, while the policy itself is not being read. */
function showItem(state: State, before: State): State {
  if (state.cartView.pane === 'policy') return state;
  const id = selectedRow(state)?.id;
  if (id === undefined || id === selectedRow(before)?.id) return state;
  const [lines] = linesOfItem(state, id);
  return lines === undefined ? state : showLines(state, lines);
}

/** The state with the cart before the change remembered, and panes and cursor where the change is. */
export function followChange(state: State, before: State): State {
  if (state.screen !== 'cart' && state.cart.present === before.cart.present) return state;
  if (state.cart.present === before.cart.present && state.roleOf === before.roleOf)
    return before.screen === 'cart' && state.cartView !== before.cartView
      ? wordsFromTop(showItem(state, before), before)
      : state;
  if (state.roleOf !== before.roleOf) return state;
  const followed = followItem(
    { ...state, cartView: { ...state.cartView, before: before.cart.present } },
    before,
  );
  if (followed.screen !== 'cart') return followed;
  const lines = policyLines(followed);
  const first = lines.findIndex(({ changed }) => changed);
  if (first < 0) return followed;
  const length = lines.slice(first).findIndex(({ changed }) => !changed);
  return showLines(followed, { first, last: length < 0 ? lines.length - 1 : first + length - 1 });
}
