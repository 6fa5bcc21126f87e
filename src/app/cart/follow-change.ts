/** Keeps the policy pane at what the last change brought, whichever way it came: a command, undo or redo. */
import { cartLayout } from '../lines/layout.ts';
import type { State } from '../state/state.ts';
import { policyLines } from './policy-lines.ts';

/** The state with the cart before the change remembered, and the policy scrolled so that its first new line shows. */
export function followChange(state: State, before: State): State {
  if (state.cart.present === before.cart.present) return state;
  const marked = { ...state, cartView: { ...state.cartView, before: before.cart.present } };
  if (marked.screen !== 'cart') return marked;
  const first = policyLines(marked).findIndex(({ changed }) => changed);
  const panes = cartLayout(marked);
  // One row of the pane is its title.
  const height = (panes.side === 'none' ? panes.main.rows : panes.second.rows) - 1;
  const { top } = marked.cartView.policy;
  if (first < 0 || (first >= top && first < top + height)) return marked;
  const policy = { selected: Math.max(0, first - 2), top: Math.max(0, first - 2) };
  return { ...marked, cartView: { ...marked.cartView, policy } };
}
