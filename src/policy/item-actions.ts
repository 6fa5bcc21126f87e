/** The actions that an item of the cart stands for today. */
import { expandAction } from '../catalog/expansion.ts';
import type { Action, ActionResource, Catalog } from '../catalog/model.ts';
import { hasWildcard } from '../iam/pattern.ts';
import type { CartItem } from './cart-model.ts';

/** Its action, or those that its pattern matches; none for an action that the catalog lacks. */
export function actionsOfItem(catalog: Catalog, { action }: Pick<CartItem, 'action'>): readonly Action[] {
  if (hasWildcard(action)) return expandAction(catalog, action).actions;
  const known = catalog.action(action);
  return known === undefined ? [] : [known];
}

/** The resource types that an item takes; none of them is required of a pattern, whose actions take some each. */
export function resourcesTaken(catalog: Catalog, item: Pick<CartItem, 'action'>): readonly ActionResource[] {
  const types = actionsOfItem(catalog, item).flatMap(({ resourceTypes }) => resourceTypes);
  if (!hasWildcard(item.action)) return types;
  return [...new Map(types.map((type) => [type.id, { ...type, required: false }])).values()];
}

/**
 * Those that are asked what else they need. Patterns of loaded policies are not: they cover more than anybody meant to
 * use. A pattern that somebody chose is.
 */
export function needingActions(catalog: Catalog, item: CartItem): readonly Action[] {
  const notMeant = item.effect !== 'Allow' || (item.loadedFrom !== undefined && hasWildcard(item.action));
  return notMeant ? [] : actionsOfItem(catalog, item);
}
