/** Why keys of the cart cannot act now, a sentence each; undefined while they can. */
import { cartIsEmpty } from '../../policy/cart/cart.ts';
import type { CartItem } from '../../policy/cart-model.ts';
import { scopeProblem } from '../overlays/scope/update.ts';
import { stillChecking } from '../state/checking.ts';
import { missingOf } from '../state/policy.ts';
import type { State } from '../state/state.ts';
import { allItems, itemsToEdit, rowsToEdit } from './marks.ts';
import { selectedRow } from './rows.ts';

/** What needs anything in the cart at all. */
export function nothingInCart(state: State): string | undefined {
  return cartIsEmpty(state.cart.present)
    ? 'The cart is empty: add an action from Explore with {explore.mark-and-move}.'
    : undefined;
}

const noItems = (state: State): string | undefined =>
  nothingInCart(state) ??
  (state.cart.present.items.length === 0
    ? 'There is no item to change: the statements here are kept as the file has them.'
    : undefined);

/** What acts on the row at the cursor must not act while another pane hides the cursor. */
export function cursorHidden(state: State): string | undefined {
  return (
    nothingInCart(state) ??
    (state.cartView.pane === 'items' ? undefined : '{cart.next-pane} goes to the items first.')
  );
}

/** What needs a row at the cursor. */
export function noRow(state: State): string | undefined {
  return cursorHidden(state) ?? (selectedRow(state) === undefined ? 'No row is listed.' : undefined);
}

/** What edits an item has nothing to edit in a statement that is kept as it was, or in a finding on the whole. */
export function noItem(state: State): string | undefined {
  const rows = rowsToEdit(state);
  if (rows.length > 0 && itemsToEdit(state).length === 0)
    return 'The cart does not model this statement: {cart.remove} removes it, its file is where to change it.';
  if (rows.length > 0) return undefined;
  return (
    noItems(state) ??
    (state.cartView.pane === 'findings'
      ? (stillChecking(state) ?? 'This finding is about the policy as a whole.')
      : 'No row is listed.')
  );
}

/** What is about one item. */
export function noOneItem(state: State): string | undefined {
  return selectedRow(state)?.kind === 'kept'
    ? 'The cart does not model this statement: its file is where to change it.'
    : noItems(state);
}

/** Of several items those that take resources are edited; when none does, the first says why. */
export function noScopeOf(state: State, items: readonly CartItem[]): string | undefined {
  const problems = items.map((item) => scopeProblem(state, item));
  return problems.includes(undefined) ? undefined : problems[0];
}

/** What edits resources. */
export function noScope(state: State): string | undefined {
  return noItem(state) ?? noScopeOf(state, itemsToEdit(state));
}

/** What is about the whole cart needs an item that is listed. */
export function noneListed(state: State): string | undefined {
  return (
    noItems(state) ?? (allItems(state).length === 0 ? 'The filter leaves no item: Esc shows all.' : undefined)
  );
}

/** What adds dependents. */
export function nothingMissing(state: State): string | undefined {
  return noItems(state) ?? (missingOf(state).length === 0 ? 'No dependent action is missing.' : undefined);
}

/** Undo. */
export function nothingToUndo(state: State): string | undefined {
  return state.cart.past.length === 0 ? 'There is nothing to undo.' : undefined;
}

/** Redo. */
export function nothingToRedo(state: State): string | undefined {
  return state.cart.future.length === 0 ? 'There is nothing to redo.' : undefined;
}
