/**
 * The carts that are kept, from the explorer: a list of them by date and content, and what can be done with one. The
 * newest is one key away.
 */
import { extendCatalog } from '../../catalog/catalog.ts';
import { openMenu } from '../overlays/menu/open.ts';
import type { AppAction } from '../state/action.ts';
import { record } from '../state/history.ts';
import { openCart } from '../state/navigation.ts';
import type { State } from '../state/state.ts';
import { type Step, say, step } from '../state/step.ts';

/** Asks for the list of kept carts. */
export function listCarts(state: State): Step {
  return step(state, { kind: 'kept-carts', request: { kind: 'list' } });
}

/** Goes on with the newest kept cart. */
export function openLastCart(state: State): Step {
  return step(state, { kind: 'kept-carts', request: { kind: 'read', name: 'last', purpose: 'open' } });
}

/** Lays the list over the screen. */
export function takeCarts(state: State, { carts }: Extract<AppAction, { kind: 'carts-listed' }>): Step {
  return openMenu(state, {
    purpose: { kind: 'carts' },
    title: carts.length === 0 ? 'No cart is kept yet' : 'Kept carts',
    choices: [
      ...carts.map(({ name, about }) => ({ value: name, label: `${name}  ${about}` })),
      { value: '', label: 'Keep the present cart under a name' },
    ],
  });
}

/** Goes on with a cart that was read, or compares the present one with it. */
export function takeCart(before: State, action: Extract<AppAction, { kind: 'cart-read' }>): Step {
  const { name, work, purpose, parts } = action;
  const state = { ...before, catalog: extendCatalog(before.catalog, parts) };
  if (purpose === 'open') {
    // What was here comes back with undo; the file that was open is not the file of this cart.
    const opened = { ...record(state, work), file: null, known: null };
    return say(openCart(opened), `The cart ${name} is open; u brings back what was here.`, 'ok');
  }
  const beside = { shows: 'changes', top: 0 } as const;
  const compared: State = {
    ...state,
    baseline: { kind: 'kept', name, work },
    cartView: { ...state.cartView, beside },
  };
  return say(openCart(compared), `What changed since the cart ${name} stands beside the items.`, 'ok');
}
