/** What each step of the condition builder offers and refuses. */
import type { ConditionKey } from '../../../catalog/model.ts';
import { honours } from '../../../catalog/relations.ts';
import type { Condition, Effect } from '../../../iam/document.ts';
import { defaultOperator, validateValue, validOperators } from '../../../policy/conditions.ts';
import { actionsOf } from '../../../policy/item-actions.ts';
import type { CartItem } from '../../../policy/model.ts';
import type { ConditionOverlay, ConditionStep } from '../../state/overlay.ts';
import type { State } from '../../state/state.ts';
import { keysFor } from './keys-for.ts';

export type ValuesStep = ConditionStep & { readonly kind: 'values' };

/** The placeholder of a key that is completed by a name: a tag's, a metadata property's. */
export const namePlaceholder = /\$\{[^}]*\}$/;

/** The items that the builder is about. */
export function itemsOf(state: State, { itemIds }: Pick<ConditionOverlay, 'itemIds'>): readonly CartItem[] {
  return state.cart.present.items.filter(({ id }) => itemIds.includes(id));
}

/** Whether two conditions would share a line of a Condition block. */
export function sameLine(a: Condition, b: Pick<Condition, 'key' | 'operator'>): boolean {
  return a.key.toLowerCase() === b.key.toLowerCase() && a.operator.toLowerCase() === b.operator.toLowerCase();
}

/** Conditions that the items have now, each once. */
export function presentConditions(state: State, overlay: ConditionOverlay): readonly Condition[] {
  const all = itemsOf(state, overlay).flatMap(({ conditions }) => conditions);
  return all.filter((each, index) => all.findIndex((other) => sameLine(other, each)) === index);
}

/** The keys offered for what is typed. */
export function offeredKeys(state: State, overlay: ConditionOverlay, text: string): readonly ConditionKey[] {
  return keysFor(state.catalog, itemsOf(state, overlay), text);
}

/** The items among these that honour a key, patterns by one of their actions; unknown actions may. */
export function itemsHonouring(
  { catalog }: State,
  items: readonly CartItem[],
  key: string,
): readonly CartItem[] {
  return items.filter((item) => {
    const known = actionsOf(catalog, item);
    return known.length === 0 || known.some((action) => honours(catalog, action, key));
  });
}

/** Known values that continue what is typed. */
export function suggestions(entry: ConditionKey, taken: readonly string[], text: string): readonly string[] {
  const known = entry.type.endsWith('Bool') ? ['true', 'false'] : (entry.values?.known ?? []);
  const typed = text.trim().toLowerCase();
  return known.filter((value) => !taken.includes(value) && value.toLowerCase().startsWith(typed));
}

/** Deny as soon as one of the items is denied: that decides which set operator is safe. */
export function effectOf(items: readonly CartItem[]): Effect {
  return items.some(({ effect }) => effect === 'Deny') ? 'Deny' : 'Allow';
}

/** Why the value that is being typed would be refused; undefined while it would be taken, or is empty. */
export function valueProblem({ entry, operator, line }: ValuesStep): string | undefined {
  const text = line.text.trim();
  if (text === '') return undefined;
  return validateValue(entry, operator ?? defaultOperator(entry, [text], 'Allow'), text);
}

/** How many choices a step has to move among. */
export function choiceCount(state: State, overlay: ConditionOverlay): number {
  const at = overlay.step;
  switch (at.kind) {
    case 'list':
      return presentConditions(state, overlay).length + 1;
    case 'key':
      return offeredKeys(state, overlay, at.line.text).length;
    case 'operator':
      return validOperators(at.entry).length + 1;
    case 'values':
      return suggestions(at.entry, at.values, at.line.text).length;
    case 'tag':
      return 0;
  }
}
