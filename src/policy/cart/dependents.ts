/**
 * Dependent actions of a cart: what is missing, adding it, and what is left over after a removal.
 *
 * A dependent counts as present when an Allow item grants it, exactly or as a pattern. Those that were added for
 * other actions' sake are limited to these (tags by `sagemaker:TaggingAction`, roles by the service that takes
 * them); such an item provides for another action only when its limits fit that one as well.
 */
import { taggingAction } from '../../catalog/home-service.ts';
import type { ActionId, Catalog, Dependent } from '../../catalog/model.ts';
import { actionMatches } from '../../iam/action-pattern.ts';
import type { Condition } from '../../iam/document.ts';
import { readOperator, trueWhenAbsent } from '../../iam/operator.ts';
import { deepEqual } from '../../text/deep-equal.ts';
import { memo } from '../../text/memo.ts';
import type { Cart, CartItem } from '../cart-model.ts';
import { needingActions } from '../item-actions.ts';
import { passedServices, serviceLinkedRoles } from '../passed-services.ts';
import { addAction } from './cart.ts';

/** A dependent action that the cart does not allow yet. */
export interface MissingDependent {
  /** Without a `when` as soon as one of the actions needs it always. */
  readonly dependent: Dependent;
  /** Actions of the cart that need it, in cart order. */
  readonly neededBy: readonly ActionId[];
}

const sameId = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

/** Whether limits to `whole` let `part` through; undefined is no limit, for what may be anything. */
const isSubset = (part: readonly string[] | undefined, whole: readonly string[] | undefined): boolean =>
  whole === undefined || part?.every((one) => whole.includes(one)) === true;

/** Whether an item that grants the dependent grants it as the needing action needs it. */
const provides = (item: CartItem, dependent: string, needing: string, catalog: Catalog): boolean => {
  const others = item.dependentOf;
  if (others.length === 0 || others.some((other) => sameId(other, needing))) return true;
  if (sameId(dependent, taggingAction)) return false;
  if (sameId(dependent, 'iam:PassRole'))
    return isSubset(passedServices(catalog, [needing]), passedServices(catalog, others));
  if (sameId(dependent, 'iam:CreateServiceLinkedRole')) {
    const names = (actions: readonly string[]) =>
      serviceLinkedRoles(catalog, actions)?.map((role) => role.roleName);
    return isSubset(names([needing]), names(others));
  }
  return true;
};

/** One dependent out of several mentions: unconditional if one is, else the conditions joined. */
const joined = (a: Dependent, b: Dependent): Dependent => {
  const sources = [...new Set([...a.sources, ...b.sources])];
  if (a.when === undefined || b.when === undefined) return { id: a.id, sources };
  const when = a.when === b.when ? a.when : `${a.when}, or ${b.when}`;
  return { id: a.id, sources, when: a.when.split(', or ').includes(b.when) ? a.when : when };
};

/**
 * The dependents that the cart's actions need and that it does not allow, in the order in which they are met.
 * Remembered, for it is asked of a cart several times for a frame.
 */
export const missingDependentsOf = memo((cart: Cart, catalog: Catalog): readonly MissingDependent[] => {
  const granting = new Map<string, readonly CartItem[]>();
  const grantsOf = (dependent: string): readonly CartItem[] => {
    const known = granting.get(dependent);
    if (known !== undefined) return known;
    const items = cart.items.filter(
      (item) => item.effect === 'Allow' && actionMatches(item.action, dependent),
    );
    granting.set(dependent, items);
    return items;
  };
  const missing = new Map<string, { dependent: Dependent; neededBy: ActionId[] }>();
  for (const item of cart.items) {
    for (const action of needingActions(catalog, item)) {
      for (const dependent of action.dependentActions) {
        if (grantsOf(dependent.id).some((other) => provides(other, dependent.id, action.id, catalog)))
          continue;
        const known = missing.get(dependent.id.toLowerCase());
        if (known === undefined) {
          missing.set(dependent.id.toLowerCase(), { dependent, neededBy: [action.id] });
        } else {
          known.dependent = joined(known.dependent, dependent);
          if (!known.neededBy.includes(action.id)) known.neededBy.push(action.id);
        }
      }
    }
  }
  return [...missing.values()];
});

/** Which actions of the cart need a dependent that is there for others' sake, besides those it records. */
const unrecorded = (cart: Cart, catalog: Catalog): readonly MissingDependent[] =>
  cart.items
    .flatMap((item) => needingActions(catalog, item))
    .flatMap((action) =>
      action.dependentActions.flatMap((dependent) => {
        const other = cart.items.find(
          (one) => one.effect === 'Allow' && one.dependentOf.length > 0 && sameId(one.action, dependent.id),
        );
        const recorded = other?.dependentOf.some((one) => sameId(one, action.id)) ?? true;
        return recorded ? [] : [{ dependent, neededBy: [action.id] }];
      }),
    );

const addOnce = (
  cart: Cart,
  catalog: Catalog,
  which: 'unconditional' | 'all',
  wanted: (action: string) => boolean,
  only?: string,
): Cart => {
  let result = cart;
  for (const { dependent, neededBy } of [
    ...missingDependentsOf(cart, catalog),
    ...unrecorded(cart, catalog),
  ]) {
    if (only !== undefined && !sameId(only, dependent.id)) continue;
    const forThese = neededBy.filter((needing) => {
      if (!wanted(needing)) return false;
      const own = catalog.action(needing)?.dependentActions.find((one) => one.id === dependent.id);
      return which === 'all' || own?.when === undefined;
    });
    if (forThese.length > 0) result = addAction(result, dependent.id, forThese);
  }
  return result;
};

/**
 * Adds the dependents still missing: those always needed, or all of them, for all actions of the cart or for the
 * ones named. Dependents of what was added are added too, since they are performed as well.
 */
export function addDependents(
  cart: Cart,
  catalog: Catalog,
  which: 'unconditional' | 'all',
  forActions?: readonly string[],
): Cart {
  const wanted = new Set(forActions?.map((action) => action.toLowerCase()));
  let result = cart;
  for (;;) {
    const next = addOnce(
      result,
      catalog,
      which,
      (action) => forActions === undefined || wanted.has(action.toLowerCase()),
    );
    if (deepEqual(next.items, result.items)) return next;
    for (const item of next.items) {
      if (item.dependentOf.some((action) => wanted.has(action.toLowerCase())))
        wanted.add(item.action.toLowerCase());
    }
    result = next;
  }
}

/** Adds one dependent for every action of the cart that needs it, always or at times; the same cart when none does. */
export function addDependent(cart: Cart, catalog: Catalog, id: string): Cart {
  return addOnce(cart, catalog, 'all', () => true, id);
}

/** Whether an Allow with the condition lets no request through that sets no tags; `ForAllValues` gets a guard there. */
const demandsTags = ({ operator: text, key, values }: Condition): boolean => {
  if (!/^aws:(RequestTag\/.|TagKeys$)/i.test(key)) return false;
  const operator = readOperator(text);
  if (operator === undefined || operator.ifExists) return false;
  return operator.set === 'ForAllValues' || !trueWhenAbsent(operator, values);
};

/**
 * The cart with `sagemaker:AddTags` for its actions that the conditions demand tags of: these may only be performed
 * with tags, and then it is always needed. The same cart when no condition demands any.
 */
export function addTagging(cart: Cart, catalog: Catalog, conditions: readonly Condition[]): Cart {
  return conditions.some(demandsTags) ? addDependent(cart, catalog, taggingAction) : cart;
}

/**
 * The dependents that only the removed items needed: offered for removal with them. Items that the user chose are
 * never among them. With a catalog, a dependent that another item of the cart needs stays out of the list even if
 * it was there before that item came.
 */
export function orphanedDependents(
  cart: Cart,
  removedItemIds: readonly string[],
  catalog?: Catalog,
): readonly CartItem[] {
  const gone = new Set(removedItemIds);
  for (;;) {
    const left = cart.items.filter((item) => !gone.has(item.id) && item.effect === 'Allow');
    const stillNeeded = (item: CartItem): boolean =>
      left.some(
        (other) =>
          other.id !== item.id &&
          (item.dependentOf.some((action) => actionMatches(other.action, action)) ||
            (catalog !== undefined &&
              needingActions(catalog, other).some(({ dependentActions }) =>
                dependentActions.some((one) => sameId(one.id, item.action)),
              ))),
      );
    const orphan = left.find((item) => item.dependentOf.length > 0 && !stillNeeded(item));
    if (orphan === undefined) break;
    gone.add(orphan.id);
  }
  return cart.items.filter((item) => gone.has(item.id) && !removedItemIds.includes(item.id));
}
