/** The changes of the cart that more than one screen makes, each with its sentence for the status row. */
import { withoutHomePrefix } from '../../catalog/home-service.ts';
import type { Action } from '../../catalog/model.ts';
import {
  addAction,
  addActions,
  itemsFor,
  removeItem,
  removeItems as withoutItems,
} from '../../policy/cart/cart.ts';
import { addDependents, missingDependentsOf } from '../../policy/cart/dependents.ts';
import type { Cart, CartItem } from '../../policy/cart-model.ts';
import { actionsOfItem } from '../../policy/item-actions.ts';
import { count } from '../../text/count.ts';
import { record } from './history.ts';
import type { State } from './state.ts';
import { type Step, say } from './step.ts';

/** A new cart, recorded for undo, with a sentence for the status row. */
export function changeCart(state: State, cart: Cart, text: string): Step {
  return say(record(state, { cart }), text, 'ok');
}

/** Whether an action is in the cart, with whatever scope. */
export function isInCart(state: State, id: string): boolean {
  return itemsFor(state.cart.present, id).length > 0;
}

/** The items that an overlay is about, as they are now. */
export function itemsOf(
  state: State,
  { itemIds }: { readonly itemIds: readonly string[] },
): readonly CartItem[] {
  return state.cart.present.items.filter(({ id }) => itemIds.includes(id));
}

/** Takes items out. */
export function removeItems(state: State, ids: readonly string[]): Step {
  const cart = withoutItems(state.cart.present, ids);
  const them = ids.length === 1 ? 'it' : 'them';
  return changeCart(state, cart, `${count(ids.length, 'item')} removed; {cart.undo} brings ${them} back.`);
}

/** Puts actions in. */
export function addActionsToCart(state: State, ids: readonly string[]): Step {
  const cart = addActions(state.cart.present, ids);
  return changeCart(state, cart, `${count(ids.length, 'action is', 'actions are')} in the cart.`);
}

/** Puts an action into the cart, or takes out every item of it that the user chose. */
export function toggleAction(state: State, { id, name }: Action): Step {
  const cart = state.cart.present;
  const present = itemsFor(cart, id);
  if (present.length > 0) {
    const without = present.reduce((rest, item) => removeItem(rest, item.id), cart);
    return changeCart(state, without, `${name} is out of the cart.`);
  }
  const added = addAction(cart, id);
  const always = missingDependentsOf(added, state.catalog).filter(
    ({ neededBy, dependent }) => neededBy.includes(id) && dependent.when === undefined,
  );
  const names = always.map(({ dependent }) => dependent.id).join(', ');
  const more = names === '' ? '' : ` It needs ${names} too: {cart.add-dependents} adds that in the cart.`;
  return changeCart(state, added, `${name} is in the cart.${more}`);
}

/** Puts a pattern into the cart as one item, or takes out every item of it. */
export function togglePattern(state: State, pattern: string): Step {
  const cart = state.cart.present;
  const present = itemsFor(cart, pattern);
  if (present.length > 0) {
    const without = present.reduce((rest, item) => removeItem(rest, item.id), cart);
    return changeCart(state, without, `${pattern} is out of the cart.`);
  }
  const matched = actionsOfItem(state.catalog, { action: pattern }).length;
  const grows = `${count(matched, 'action')} today, and whatever AWS adds that it matches`;
  return changeCart(state, addAction(cart, pattern), `${pattern} is in the cart: ${grows}.`);
}

/** The cart with an action and everything that it always needs. */
function cartWithDependents({ cart: { present }, catalog }: State, id: string): Cart {
  const added = itemsFor(present, id).length > 0 ? present : addAction(present, id);
  return addDependents(added, catalog, 'unconditional', [id]);
}

/** What an action needs only at times and the cart does not have, in sentences. */
const neededAtTimes = (cart: Cart, { dependentActions }: Action): string =>
  dependentActions
    .filter(({ id, when }) => when !== undefined && itemsFor(cart, id).length === 0)
    .map(({ id, when }) => ` ${id} as well when ${when}.`)
    .join('');

/** Why an action cannot be added with its dependents: all of them are there. Undefined while some are not. */
export function alreadyWithDependents(state: State, action: Action): string | undefined {
  const cart = state.cart.present;
  if (cartWithDependents(state, action.id) !== cart) return undefined;
  return `${action.name} and what it always needs are in the cart already.${neededAtTimes(cart, action)}`;
}

/** Puts an action into the cart together with everything that it always needs. */
export function addWithDependents(state: State, action: Action): Step {
  const complete = cartWithDependents(state, action.id);
  const added = complete.items.slice(state.cart.present.items.length);
  const names = added.map(({ action }) => withoutHomePrefix(action)).join(', ');
  return changeCart(state, complete, `Into the cart: ${names}.${neededAtTimes(complete, action)}`);
}
