/** What each step of the condition builder offers and refuses. */

import type { ConditionKey } from '../../../catalog/model.ts';
import { honours } from '../../../catalog/relations.ts';
import type { Condition, Effect } from '../../../iam/document.ts';
import type { CartItem } from '../../../policy/cart-model.ts';
import { defaultOperator, validateValue, validOperators } from '../../../policy/conditions.ts';
import { actionsOfItem } from '../../../policy/item-actions.ts';
import { count } from '../../../text/count.ts';
import { severalValues } from '../../../text/several.ts';
import { itemsOf } from '../../state/change-cart.ts';
import type { ConditionOverlay, ConditionStep } from '../../state/overlay.ts';
import type { State } from '../../state/state.ts';
import { keysFor } from './keys-for.ts';

/** The step of the condition builder in which values are typed. */
export type ValuesStep = ConditionStep & { readonly kind: 'values' };

/** The placeholder of a key that is completed by a name: a tag's, a metadata property's. */
export const namePlaceholder = /\$\{[^}]*\}$/;

/** Whether two conditions would share a line of a Condition block. */
export function sameLine(a: Condition, b: Pick<Condition, 'key' | 'operator'>): boolean {
  return a.key.toLowerCase() === b.key.toLowerCase() && a.operator.toLowerCase() === b.operator.toLowerCase();
}

/** Conditions that the items have now, each once. */
export function presentConditions(state: State, overlay: ConditionOverlay): readonly Condition[] {
  const all = itemsOf(state, overlay).flatMap(({ conditions }) => conditions);
  const lines = new Set<string>();
  return all.filter((each) => {
    const line = `${each.operator}\n${each.key}`.toLowerCase();
    return !lines.has(line) && lines.add(line);
  });
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
    const known = actionsOfItem(catalog, item);
    return known.length === 0 || known.some((action) => honours(catalog, action, key));
  });
}

/** Known values that continue what is typed. */
export function suggestions(entry: ConditionKey, taken: readonly string[], text: string): readonly string[] {
  const known = entry.type.endsWith('Bool') ? ['true', 'false'] : (entry.values?.known ?? []);
  const typed = text.trim().toLowerCase();
  return known.filter((value) => !taken.includes(value) && value.toLowerCase().startsWith(typed));
}

/** What Enter may take while values are typed: one known value, or all that commas part in what is typed. */
export interface ValueChoice {
  readonly values: readonly string[];
  readonly label: string;
}

/** The values typed, commas parting them. */
const typedValues = (text: string): readonly string[] => severalValues(text).filter((value) => value !== '');

/** Free text, where a comma may belong to the value; names, numbers, dates, addresses and ARNs hold none. */
const mayHoldComma = ({ entry, line }: ValuesStep): boolean =>
  (entry.type === 'String' || entry.type === 'ArrayOfString') &&
  entry.values === undefined &&
  !typedValues(line.text).every((value) => /^[a-z]+-[0-9a-z*]+$/u.test(value));

/** The choices below the line: what its commas may mean, else known values that continue it. */
export function valueChoices(at: ValuesStep): readonly ValueChoice[] {
  const { entry, values, line } = at;
  const typed = typedValues(line.text);
  if (typed.length <= 1)
    return suggestions(entry, values, line.text).map((value) => ({ values: [value], label: value }));
  const one = line.text.trim().replaceAll('\\,', ',');
  return [
    { values: typed, label: `${count(typed.length, 'value')}: ${typed.join(' and ')}` },
    ...(mayHoldComma(at) ? [{ values: [one], label: `one value: ${one}` }] : []),
  ];
}

/** Whether the key has known values only, so that one of them is meant. */
const isEnumeration = (entry: ConditionKey): boolean =>
  entry.type.endsWith('Bool') || entry.values?.closed === true;

/**
 * What is highlighted before anybody moves, and Enter takes: the first choice where one of them must be meant, else
 * none (-1). With values given, Enter on the empty line ends.
 */
export function firstChoice(at: ValuesStep): number {
  const text = at.line.text.trim();
  if (valueChoices(at).length === 0 || (text === '' && at.values.length > 0)) return -1;
  return isEnumeration(at.entry) || typedValues(text).length > 1 ? 0 : -1;
}

/** What Enter takes: the highlighted choice, else what is typed; nothing where neither is there. */
export function valuesToTake(at: ValuesStep): readonly string[] {
  return valueChoices(at)[at.selected]?.values ?? typedValues(at.line.text);
}

/** Those of them that the condition does not have yet. */
export function freshValues(at: ValuesStep): readonly string[] {
  return valuesToTake(at).filter((value) => !at.values.includes(value));
}

/** Deny as soon as one of the items is denied: that decides which set operator is safe. */
export function effectOf(items: readonly CartItem[]): Effect {
  return items.some(({ effect }) => effect === 'Deny') ? 'Deny' : 'Allow';
}

/** Why the value that is being typed would be refused; undefined while it would be taken, or is empty. */
export function typedValueProblem({ entry, operator, line }: ValuesStep): string | undefined {
  const typed = typedValues(line.text);
  const chosen = operator ?? defaultOperator(entry, typed, 'Allow');
  return typed.flatMap((value) => validateValue(entry, chosen, value) ?? [])[0];
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
      return valueChoices(at).length;
    case 'tag':
      return 0;
  }
}
