/**
 * What one cart item grants or denies: its action, the resources it is stated on, and the conditions that it is
 * stated with. A grant is an item with everything looked up, ready to be grouped into statements.
 *
 * Items of a loaded policy are taken as their author wrote them: no default, no limit and no guard is added.
 */

import { isTagging } from '../../catalog/home-service.ts';
import type { Action, Catalog } from '../../catalog/model.ts';
import { type ArnPattern, templatePattern } from '../../iam/arn-pattern.ts';
import type { Condition, Effect } from '../../iam/document.ts';
import { hasWildcard } from '../../iam/pattern.ts';
import { memo } from '../../text/memo.ts';
import type { AssembleOptions, Cart, CartItem } from '../cart-model.ts';
import { actionsOfItem, needingActions } from '../item-actions.ts';
import { dependentLimits } from './dependent-limits.ts';
import { conditionsOf } from './item-conditions.ts';
import { patternGrows, patternResources } from './pattern-item.ts';
import type { Remark } from './remark.ts';
import { resourcesOf } from './resources.ts';

/** An item with its action spelt, its ARNs and its conditions: what a statement is made of. */
export interface Grant {
  readonly item: CartItem;
  readonly effect: Effect;
  /** Spelt as the reference spells it where it is known. */
  readonly action: string;
  /** Sorted, without repetition, at least one. */
  readonly resources: readonly string[];
  /** All ARNs that requests of the action can be about; null when that is not known, so that any ARN may count. */
  readonly reach: readonly ArnPattern[] | null;
  readonly conditions: readonly Condition[];
}

/** What an item is looked up against, besides the catalog and the options. */
export interface GrantContext {
  /** The cart it is in: a role that was chosen by hand is passed to what the cart's actions pass roles to. */
  readonly cart?: Cart;
  /** The item as it was loaded: conditions that it had then are its author's and stay. */
  readonly original?: CartItem | undefined;
}

/** Actions for whose sake an item is there: recorded, or for an action chosen by hand those of the cart that need it. */
const neededBy = (item: CartItem, catalog: Catalog, cart: Cart | undefined): readonly string[] => {
  // Tags chosen by hand are for tagging in general, not only for what the cart creates.
  const general = isTagging(item.action);
  if (item.dependentOf.length > 0 || cart === undefined || general) return item.dependentOf;
  return needing(cart, catalog).get(item.action.toLowerCase()) ?? [];
};

/**
 * For each dependent in lower case the allowed actions that need it, in cart order. Every item of a cart asks, and going
 * through the cart for each of them is quadratic.
 */
const needing = memo((cart: Cart, catalog: Catalog): ReadonlyMap<string, readonly string[]> => {
  const byDependent = new Map<string, string[]>();
  for (const other of cart.items) {
    for (const action of needingActions(catalog, other))
      for (const id of new Set(action.dependentActions.map((one) => one.id.toLowerCase()))) {
        const actions = byDependent.get(id) ?? [];
        actions.push(action.id);
        byDependent.set(id, actions);
      }
  }
  return byDependent;
});

const reachOf = (action: Action | undefined, catalog: Catalog): readonly ArnPattern[] | null => {
  const types = action?.resourceTypes.flatMap(({ id }) => catalog.resourceType(id) ?? []) ?? [];
  const known = types.length > 0 && types.length === action?.resourceTypes.length;
  return known ? types.map((type) => templatePattern(type.arn)) : null;
};

/**
 * Looks an item up. The grant is null when the item cannot be stated without granting something else than it says:
 * an ARN of its scope is refused and none is left for that type, or a condition has no tag name.
 */
export function grantOf(
  item: CartItem,
  catalog: Catalog,
  options: AssembleOptions,
  { cart, original }: GrantContext = {},
): { readonly grant: Grant | null; readonly remarks: readonly Remark[] } {
  const action = hasWildcard(item.action) ? undefined : catalog.action(item.action);
  const concerned = actionsOfItem(catalog, item);
  const matched = hasWildcard(item.action) ? concerned : [];
  const limits =
    action === undefined || item.loadedFrom !== undefined
      ? undefined
      : dependentLimits({ ...item, dependentOf: neededBy(item, catalog, cart) }, catalog, options);
  const { resources, remarks: onResources } =
    matched.length > 0
      ? patternResources(item, matched, catalog, options)
      : resourcesOf(item, action, catalog, options, limits?.resources);
  const stated = conditionsOf(item, concerned, catalog, limits?.conditions ?? [], original);
  const remarks = [
    ...(matched.length > 0 && item.loadedFrom === undefined ? [patternGrows(item, matched)] : []),
    ...(limits?.remarks ?? []),
    ...onResources,
    ...stated.remarks,
  ];
  if (resources.length === 0 || stated.conditions === null) return { grant: null, remarks };
  const grant: Grant = {
    item,
    effect: item.effect,
    action: action?.id ?? item.action,
    resources: [...new Set(resources)].sort(),
    reach: reachOf(action, catalog),
    conditions: stated.conditions,
  };
  return { grant, remarks };
}
