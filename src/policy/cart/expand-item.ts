/** A pattern of the cart as the actions that it matches today, one by one. */
import type { Action, Catalog } from '../../catalog/model.ts';
import { hasWildcard } from '../../iam/pattern.ts';
import { deepEqual } from '../../text/deep-equal.ts';
import type { Cart, CartItem, Scope } from '../cart-model.ts';
import { actionsOfItem } from '../item-actions.ts';

/** The pattern's scope for one of its actions; undefined where that takes none of the ARNs, and so has none of them. */
function scopeFor({ scope }: CartItem, action: Action): Scope | undefined {
  if (scope.kind !== 'arns') return scope;
  const entries = Object.entries(scope.byType).filter(([, arns]) => arns.length > 0);
  if (entries.length === 0) return { kind: 'default' };
  const own = entries.filter(([type]) => action.resourceTypes.some(({ id }) => id === type));
  return own.length === 0 ? undefined : { kind: 'arns', byType: Object.fromEntries(own) };
}

const sameGrant = (a: CartItem, b: CartItem): boolean => deepEqual({ ...a, id: '' }, { ...b, id: '' });

/**
 * The cart with the actions in place of the pattern, in its place, with its effect and conditions. Actions that the
 * pattern's ARNs leave out stay out, and so does what the cart holds already. The same cart for any other item.
 */
export function expandItem(cart: Cart, itemId: string, catalog: Catalog): Cart {
  const item = cart.items.find(({ id }) => id === itemId);
  const actions = item !== undefined && hasWildcard(item.action) ? actionsOfItem(catalog, item) : [];
  if (item === undefined || actions.length === 0) return cart;
  const named = actions.flatMap((action): readonly CartItem[] => {
    const scope = scopeFor(item, action);
    return scope === undefined ? [] : [{ ...item, action: action.id, scope }];
  });
  const added = named
    .filter((each) => !cart.items.some((other) => sameGrant(each, other)))
    .map((each, at) => ({ ...each, id: `i${cart.nextId + at}` }));
  return {
    ...cart,
    nextId: cart.nextId + added.length,
    items: cart.items.flatMap((each) => (each.id === itemId ? added : [each])),
  };
}
