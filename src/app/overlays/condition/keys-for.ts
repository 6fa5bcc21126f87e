/** Which condition keys are offered for items of the cart. */
import type { Catalog, ConditionKey } from '../../../catalog/model.ts';
import { honouredKeys } from '../../../catalog/relations.ts';
import type { CartItem } from '../../../policy/cart-model.ts';
import { actionsOfItem } from '../../../policy/item-actions.ts';

/**
 * Keys that at least one of the items honours and that hold every word of `text`: those of the items' actions
 * first, then global ones; unknown actions are offered every global key.
 */
export function keysFor(catalog: Catalog, items: readonly CartItem[], text: string): readonly ConditionKey[] {
  const words = text
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  const own = new Map<string, ConditionKey>();
  for (const item of items) {
    for (const action of actionsOfItem(catalog, item))
      for (const key of honouredKeys(catalog, action)) own.set(key.id, key);
  }
  const global = catalog.core.conditionKeys.filter(
    ({ service, reach, id }) => service === 'aws' && reach === 'every-action' && !own.has(id),
  );
  const holds = ({ id }: ConditionKey): boolean => words.every((word) => id.toLowerCase().includes(word));
  const byName = (a: ConditionKey, b: ConditionKey): number => (a.id < b.id ? -1 : 1);
  return [...[...own.values()].filter(({ deprecated }) => !deprecated).sort(byName), ...global].filter(holds);
}
