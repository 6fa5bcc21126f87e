/** What the cart holds, in numbers. */
import type { AccessLevel, Catalog } from '../../catalog/model.ts';
import type { Cart } from '../../policy/model.ts';
import { strongestLevel } from './words.ts';

export interface Tally {
  readonly items: number;
  /** Items by the strongest level of their action; patterns and unknown actions are in none. */
  readonly levels: Readonly<Record<AccessLevel, number>>;
}

/** Counts a cart's items and their levels. */
export function countTotals({ items }: Cart, catalog: Catalog): Tally {
  const levels: Record<AccessLevel, number> = {
    List: 0,
    Read: 0,
    Write: 0,
    Tagging: 0,
    'Permissions management': 0,
  };
  for (const item of items) {
    const action = catalog.action(item.action);
    if (action !== undefined) levels[strongestLevel(action)] += 1;
  }
  return { items: items.length, levels };
}
