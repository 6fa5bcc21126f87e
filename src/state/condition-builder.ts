/**
 * The condition builder: a list of what an item is limited by, and four steps that add to it: key, the tag's
 * name where the key has one, operator, values. Only keys that the items honour are offered. The first
 * operator offered is "as the values need": the engine then picks it from the values' form.
 */
import type { ConditionKey } from '../catalog/model.ts';
import { removeCondition, setCondition } from '../policy/cart.ts';
import { buildCondition, defaultOperator, validateValue, validOperators } from '../policy/conditions.ts';
import type { CartItem, Condition } from '../policy/model.ts';
import { type Step, say, step } from './action.ts';
import type { Command } from './command.ts';
import { keysFor } from './condition-keys.ts';
import { editLine, emptyLine, type LineEdit, type LineEditor } from './line-editor.ts';
import type { State } from './state.ts';
import { changeCart, lineEditOf } from './update-shared.ts';

export type ConditionStep =
  | { readonly at: 'list'; readonly selected: number }
  | { readonly at: 'key'; readonly line: LineEditor; readonly selected: number }
  | { readonly at: 'tag'; readonly entry: ConditionKey; readonly line: LineEditor }
  | { readonly at: 'operator'; readonly entry: ConditionKey; readonly key: string; readonly selected: number }
  | {
      readonly at: 'values';
      readonly entry: ConditionKey;
      readonly key: string;
      /** Undefined: as the values need. */
      readonly operator: string | undefined;
      readonly values: readonly string[];
      readonly line: LineEditor;
      readonly selected: number;
    };

export interface ConditionOverlay {
  readonly kind: 'condition';
  readonly itemIds: readonly string[];
  readonly step: ConditionStep;
}

/** The items that the builder is about. */
export const itemsOf = (state: State, { itemIds }: ConditionOverlay): readonly CartItem[] =>
  state.cart.present.items.filter(({ id }) => itemIds.includes(id));

/** Conditions that the items have now, each once. */
export function presentConditions(state: State, overlay: ConditionOverlay): readonly Condition[] {
  const all = itemsOf(state, overlay).flatMap(({ conditions }) => conditions);
  const same = (a: Condition, b: Condition): boolean => a.key === b.key && a.operator === b.operator;
  return all.filter((each, index) => all.findIndex((other) => same(other, each)) === index);
}

/** Opens the builder for some items. */
export function openConditions(state: State, items: readonly CartItem[]): Step {
  const overlay: ConditionOverlay = {
    kind: 'condition',
    itemIds: items.map(({ id }) => id),
    step: { at: 'list', selected: 0 },
  };
  const present = presentConditions(state, overlay).length;
  return step({
    ...state,
    overlay: present > 0 ? overlay : { ...overlay, step: { at: 'key', line: emptyLine, selected: 0 } },
  });
}

/** The keys offered for what is typed. */
export const offeredKeys = (state: State, overlay: ConditionOverlay, text: string): readonly ConditionKey[] =>
  keysFor(state.catalog, itemsOf(state, overlay), text);

/** Known values that continue what is typed. */
export const suggestions = (entry: ConditionKey, taken: readonly string[], text: string): readonly string[] =>
  (entry.values?.known ?? []).filter(
    (value) => !taken.includes(value) && value.toLowerCase().startsWith(text.trim().toLowerCase()),
  );

const to = (state: State, overlay: ConditionOverlay, next: ConditionStep): Step =>
  step({ ...state, overlay: { ...overlay, step: next } });

const placeholder = /\$\{[^}]*\}$/;

function chooseKey(state: State, overlay: ConditionOverlay, entry: ConditionKey): Step {
  if (placeholder.test(entry.id)) return to(state, overlay, { at: 'tag', entry, line: emptyLine });
  return to(state, overlay, { at: 'operator', entry, key: entry.id, selected: 0 });
}

function finish(state: State, overlay: ConditionOverlay, at: ConditionStep & { at: 'values' }): Step {
  if (at.values.length === 0)
    return say(state, 'Type a value and press Enter; Enter on the empty line then finishes.');
  const items = itemsOf(state, overlay);
  const effect = items.some((item) => item.effect === 'Deny') ? 'Deny' : 'Allow';
  const operator = at.operator ?? defaultOperator(at.entry, at.values, effect);
  const built = buildCondition(at.entry, at.key, operator, at.values);
  if (typeof built === 'string') return say(state, built, 'error');
  const closed: ConditionOverlay = { ...overlay, step: { at: 'list', selected: 0 } };
  const cart = setCondition(state.cart.present, overlay.itemIds, built);
  return changeCart(
    { ...state, overlay: closed },
    cart,
    `When ${built.key} ${built.operator} ${built.values.join(', ')}.`,
  );
}

function addValue(state: State, overlay: ConditionOverlay, at: ConditionStep & { at: 'values' }): Step {
  const text = at.line.text.trim();
  if (text === '') return finish(state, overlay, at);
  const operator = at.operator ?? defaultOperator(at.entry, [text], 'Allow');
  const reason = validateValue(at.entry, operator, text);
  if (reason !== undefined) return say(state, reason, 'error');
  if (at.values.includes(text)) return say(state, 'The condition has this value already.');
  return to(state, overlay, { ...at, values: [...at.values, text], line: emptyLine, selected: 0 });
}

function accept(state: State, overlay: ConditionOverlay): Step {
  const at = overlay.step;
  switch (at.at) {
    case 'list':
      return to(state, overlay, { at: 'key', line: emptyLine, selected: 0 });
    case 'key': {
      const entry = offeredKeys(state, overlay, at.line.text)[at.selected];
      return entry === undefined
        ? say(state, 'No key that the item honours holds that.')
        : chooseKey(state, overlay, entry);
    }
    case 'tag': {
      const name = at.line.text.trim();
      if (name === '') return say(state, 'Type the name that completes the key, as in team or env.');
      return to(state, overlay, {
        at: 'operator',
        entry: at.entry,
        key: at.entry.id.replace(placeholder, () => name),
        selected: 0,
      });
    }
    case 'operator': {
      const operator = at.selected === 0 ? undefined : validOperators(at.entry)[at.selected - 1];
      return to(state, overlay, {
        at: 'values',
        entry: at.entry,
        key: at.key,
        operator,
        values: [],
        line: emptyLine,
        selected: 0,
      });
    }
    case 'values':
      return addValue(state, overlay, at);
  }
}

/** How many choices the step has to move among. */
function choices(state: State, overlay: ConditionOverlay): number {
  const at = overlay.step;
  switch (at.at) {
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

function move(state: State, overlay: ConditionOverlay, by: 1 | -1): Step {
  const at = overlay.step;
  if (at.at === 'tag') return step(state);
  const selected = Math.max(0, Math.min(at.selected + by, choices(state, overlay) - 1));
  return to(state, overlay, { ...at, selected });
}

function goBack(state: State, overlay: ConditionOverlay): Step {
  const at = overlay.step;
  const some = presentConditions(state, overlay).length > 0;
  if (at.at === 'list' || (at.at === 'key' && !some)) return step({ ...state, overlay: null });
  if (at.at === 'key') return to(state, overlay, { at: 'list', selected: 0 });
  if (at.at === 'values')
    return to(state, overlay, { at: 'operator', entry: at.entry, key: at.key, selected: 0 });
  return to(state, overlay, { at: 'key', line: emptyLine, selected: 0 });
}

function editStep(state: State, overlay: ConditionOverlay, edit: LineEdit): Step {
  const at = overlay.step;
  if (at.at === 'tag') return to(state, overlay, { ...at, line: editLine(at.line, edit) });
  if (at.at === 'key' || at.at === 'values')
    return to(state, overlay, { ...at, line: editLine(at.line, edit), selected: 0 });
  return step(state);
}

function removeValue(state: State, overlay: ConditionOverlay): Step {
  const at = overlay.step;
  if (at.at === 'values') return to(state, overlay, { ...at, values: at.values.slice(0, -1) });
  const condition = at.at === 'list' ? presentConditions(state, overlay)[at.selected] : undefined;
  if (condition === undefined) return say(state, 'Move to a condition of the list to remove it.');
  const cart = removeCondition(state.cart.present, overlay.itemIds, condition);
  return changeCart(state, cart, `The condition on ${condition.key} is removed.`);
}

/** Puts typed or pasted text into the step's line; on the list, text begins a new condition. */
export function typeIntoConditions(state: State, overlay: ConditionOverlay, text: string): Step {
  const at: ConditionStep =
    overlay.step.at === 'list' ? { at: 'key', line: emptyLine, selected: 0 } : overlay.step;
  return editStep(state, { ...overlay, step: at }, { edit: 'insert', text });
}

/** Carries out a command in the builder. */
export function runInConditions(state: State, overlay: ConditionOverlay, command: Command): Step {
  const edit = lineEditOf(command);
  if (edit !== undefined) return editStep(state, overlay, edit);
  switch (command) {
    case 'back':
      return goBack(state, overlay);
    case 'move-up':
      return move(state, overlay, -1);
    case 'move-down':
      return move(state, overlay, 1);
    case 'complete': {
      const at = overlay.step;
      if (at.at !== 'values') return accept(state, overlay);
      const value = suggestions(at.entry, at.values, at.line.text)[at.selected];
      if (value === undefined) return say(state, 'There is no suggestion to take.');
      return to(state, overlay, { ...at, line: { text: value, caret: value.length } });
    }
    case 'remove-value':
      return removeValue(state, overlay);
    case 'accept':
      return accept(state, overlay);
    default:
      return step(state);
  }
}
