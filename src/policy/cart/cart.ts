/**
 * The cart as a value: every function gives a new cart and leaves the old one alone, so that undo is a list
 * of carts. Nothing here knows the catalog; what an item means is decided in `grant.ts`.
 */
import type { Condition, Effect } from '../../iam/document.ts';
import type { Cart, CartItem, Scope } from '../cart-model.ts';

/** A cart with nothing in it. */
export const emptyCart: Cart = { items: [], loaded: [], extra: {}, nextId: 1 };

/** Whether a cart states nothing: it has no item, and of the loaded statements none is kept as it was. */
export function cartIsEmpty({ items, loaded }: Cart): boolean {
  return items.length === 0 && loaded.every((held) => held.items.length > 0);
}

const sameAction = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

const union = (a: readonly string[], b: readonly string[]): readonly string[] => [...new Set([...a, ...b])];

/** The items that state an action, in cart order; ids compare without regard to case. Patterns are not expanded. */
export function itemsFor(cart: Cart, actionId: string): readonly CartItem[] {
  return cart.items.filter((item) => sameAction(item.action, actionId));
}

/** What a new item may be given besides its action. */
export interface ItemParts {
  readonly effect?: Effect;
  readonly scope?: Scope;
  readonly conditions?: readonly Condition[];
  readonly dependentOf?: readonly string[];
}

/** Puts a new item at the end whatever the cart holds already: for a Deny, or a second scope of an action. */
export function addItem(cart: Cart, action: string, parts: ItemParts = {}): Cart {
  return {
    ...cart,
    nextId: cart.nextId + 1,
    items: [
      ...cart.items,
      {
        id: `i${cart.nextId}`,
        effect: parts.effect ?? 'Allow',
        action,
        scope: parts.scope ?? { kind: 'default' },
        conditions: parts.conditions ?? [],
        dependentOf: parts.dependentOf ?? [],
      },
    ],
  };
}

/**
 * Allows an action with its default scope. Adding it twice changes nothing.
 *
 * `dependentOf` names the actions for whose sake it comes. An item that is there for others' sake is extended
 * by them; an item that the user chose stays the user's; choosing an item that was a dependent makes it the
 * user's own, which lifts the limits that dependents get (`sagemaker:TaggingAction` and the like).
 */
export function addAction(cart: Cart, actionId: string, dependentOf: readonly string[] = []): Cart {
  const present = itemsFor(cart, actionId).filter(
    (item) => item.effect === 'Allow' && item.loadedFrom === undefined,
  );
  const chosen = present.find((item) => item.dependentOf.length === 0);
  if (chosen !== undefined) return cart;
  const dependent = present[0];
  if (dependent === undefined) return addItem(cart, actionId, { dependentOf });
  return updateItem(cart, dependent.id, {
    dependentOf: dependentOf.length === 0 ? [] : union(dependent.dependentOf, dependentOf),
  });
}

/** Puts items at the end, one for each action, whatever the cart holds already. */
export function addItems(cart: Cart, actions: readonly string[], parts: ItemParts = {}): Cart {
  const added = actions.flatMap(
    (action, at) => addItem({ ...emptyCart, nextId: cart.nextId + at }, action, parts).items,
  );
  return { ...cart, items: [...cart.items, ...added], nextId: cart.nextId + added.length };
}

/** Allows actions as {@link addAction} does one after the other; thousands of them in linear time. */
export function addActions(cart: Cart, actionIds: readonly string[]): Cart {
  const present = new Set(cart.items.map(({ action }) => action.toLowerCase()));
  const [fresh, known] = [new Map<string, string>(), new Set<string>()];
  for (const id of actionIds) {
    const key = id.toLowerCase();
    if (present.has(key)) known.add(id);
    else if (!fresh.has(key)) fresh.set(key, id);
  }
  const chosen = [...known].reduce((result, id) => addAction(result, id), cart);
  return addItems(chosen, [...fresh.values()]);
}

/** Takes an item out. Its dependents stay: `orphanedDependents` names those to offer for removal. */
export function removeItem(cart: Cart, itemId: string): Cart {
  return cart.items.some((item) => item.id === itemId)
    ? { ...cart, items: cart.items.filter((item) => item.id !== itemId) }
    : cart;
}

/** Takes items out as {@link removeItem} does one after the other; thousands of them in linear time. */
export function removeItems(cart: Cart, itemIds: readonly string[]): Cart {
  const out = new Set(itemIds);
  const items = cart.items.filter(({ id }) => !out.has(id));
  return items.length === cart.items.length ? cart : { ...cart, items };
}

/** Changes parts of an item; its id stays. An id that the cart does not hold changes nothing. */
export function updateItem(cart: Cart, itemId: string, change: Partial<Omit<CartItem, 'id'>>): Cart {
  return {
    ...cart,
    items: cart.items.map((item) => (item.id === itemId ? { ...item, ...change } : item)),
  };
}

/** Drops a loaded statement together with its items: the only way to take out one that the cart does not model. */
export function removeLoaded(cart: Cart, key: string): Cart {
  return {
    ...cart,
    items: cart.items.filter((item) => item.loadedFrom !== key),
    loaded: cart.loaded.filter((loaded) => loaded.key !== key),
  };
}

const sameCondition = (a: Condition, b: Condition): boolean =>
  a.operator.toLowerCase() === b.operator.toLowerCase() && a.key.toLowerCase() === b.key.toLowerCase();

/**
 * Sets a condition on the items named, or on all items. A condition of the same operator and key is replaced,
 * for a Condition block can hold only one. Items that do not honour the key keep the condition in the cart and
 * are stated without it; `assemble` says so.
 */
export function setCondition(cart: Cart, itemIds: readonly string[] | 'all', condition: Condition): Cart {
  return {
    ...cart,
    items: cart.items.map((item) => {
      if (itemIds !== 'all' && !itemIds.includes(item.id)) return item;
      const at = item.conditions.findIndex((present) => sameCondition(present, condition));
      return {
        ...item,
        conditions: at < 0 ? [...item.conditions, condition] : item.conditions.with(at, condition),
      };
    }),
  };
}

/** Takes a condition (by operator and key) off the items named, or off all items. */
export function removeCondition(
  cart: Cart,
  itemIds: readonly string[] | 'all',
  condition: Pick<Condition, 'operator' | 'key'>,
): Cart {
  return {
    ...cart,
    items: cart.items.map((item) =>
      itemIds !== 'all' && !itemIds.includes(item.id)
        ? item
        : {
            ...item,
            conditions: item.conditions.filter(
              (present) => !sameCondition(present, { ...condition, values: [] }),
            ),
          },
    ),
  };
}
