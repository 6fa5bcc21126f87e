/**
 * A second cart, of the role that an action passes. While it is open it stands in the cart's place, so that every
 * key of the cart works on it; the caller's own work is set aside, is what is saved between sessions, and comes back
 * when the cart is left. What was made of a role's cart stays with it until another role's is opened.
 */

import { withoutHomePrefix } from '../../catalog/home-service.ts';
import { prefixOf } from '../../catalog/ids.ts';
import type { Action, ActionId } from '../../catalog/model.ts';
import { roleCart, roleNeeds } from '../../policy/cart/role-cart.ts';
import { historyOf } from './history.ts';
import { newCartView, type SetAside, type State } from './state.ts';
import { type Step, step } from './step.ts';

const aside = (of: ActionId | null, state: State): SetAside => ({
  of,
  cart: state.cart,
  cartView: state.cartView,
  target: state.target,
  format: state.format,
  file: state.file,
  known: state.known,
  baseline: state.baseline,
});

/** Puts what was set aside in the cart's place, and the cart aside. */
function swapped(state: State, open: SetAside): State {
  const { of, ...work } = open;
  return { ...state, ...work, roleOf: of, setAside: aside(state.roleOf, state) };
}

/** The state with the caller's own cart in its place; the same when it is. */
export function withCallersCart(state: State): State {
  return state.roleOf === null || state.setAside === null ? state : swapped(state, state.setAside);
}

/** A new cart with what the role of the action always needs, or, if that is nothing, with all that it may need. */
function newRoleCart(state: State, action: Action): SetAside {
  const always = roleCart([action], 'unconditional', state.defaults);
  const cart = always.items.length > 0 ? always : roleCart([action], 'all', state.defaults);
  return {
    of: action.id,
    cart: historyOf(cart),
    cartView: { ...newCartView, beside: state.cartView.beside },
    target: 'role',
    format: state.format,
    file: null,
    known: null,
    baseline: { kind: 'started', work: { cart, target: 'role', format: state.format } },
  };
}

/** Opens the cart of the role that the action passes, as it was left where it was open before. */
export function openRoleCart(state: State, action: Action): Step {
  const callers = withCallersCart(state);
  const left = callers.setAside?.of === action.id ? callers.setAside : newRoleCart(callers, action);
  const opened: State = {
    ...swapped(callers, left),
    screen: 'cart',
    message: {
      text: `This is the cart of the role that ${withoutHomePrefix(action.id)} passes; Esc goes back to your own.`,
      tone: 'hint',
    },
  };
  const services = [...new Set(roleNeeds(action).map(({ id }) => prefixOf(id)))];
  return step(opened, { kind: 'load-services', services, directory: false });
}
