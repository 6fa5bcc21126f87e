/**
 * What keys do in the condition builder. Only keys that the items honour are offered. The first operator offered
 * is "as the values need": the engine then picks it from the values' form. Esc goes back a step and keeps what
 * was answered, so that a wrong turn costs one key; it never leads to a step that was not gone through.
 */
import type { ConditionKey } from '../../../catalog/model.ts';
import type { Condition } from '../../../iam/document.ts';
import { removeCondition } from '../../../policy/cart/cart.ts';
import type { CartItem } from '../../../policy/cart-model.ts';
import { validOperators } from '../../../policy/conditions.ts';
import { linesWithCommas } from '../../../text/several.ts';
import { changeCart } from '../../state/change-cart.ts';
import { editLine, emptyLine, type LineEdit, lineOf } from '../../state/line-editor.ts';
import type { ListMove } from '../../state/list-window.ts';
import type { ConditionOverlay, ConditionStep } from '../../state/overlay.ts';
import type { State } from '../../state/state.ts';
import { type Step, step } from '../../state/step.ts';
import { inBuilder, to } from './builder-steps.ts';
import {
  choiceCount,
  firstChoice,
  freshValues,
  namePlaceholder,
  offeredKeys,
  presentConditions,
  sameLine,
  valuesToTake,
} from './offers.ts';
import { addValue, askValues } from './value-step.ts';

/** Opens the builder for some items. */
export function openConditions(state: State, items: readonly CartItem[]): Step {
  const overlay: ConditionOverlay = {
    kind: 'condition',
    itemIds: items.map(({ id }) => id),
    step: { kind: 'list', selected: 0 },
  };
  const present = presentConditions(state, overlay).length;
  return step({
    ...state,
    overlay: present > 0 ? overlay : { ...overlay, step: { kind: 'key', line: emptyLine, selected: 0 } },
  });
}

const askOperator = (entry: ConditionKey, key: string): ConditionStep => ({
  kind: 'operator',
  entry,
  key,
  selected: 0,
  values: [],
  instead: undefined,
  from: 'key',
});

function chooseKey(state: State, overlay: ConditionOverlay, entry: ConditionKey): Step {
  if (namePlaceholder.test(entry.id)) return to(state, overlay, { kind: 'tag', entry, line: emptyLine });
  return to(state, overlay, askOperator(entry, entry.id));
}

/** The values of a condition of the list, to be changed; a new condition where the row that adds one is chosen. */
function openPresent(state: State, overlay: ConditionOverlay, selected: number): Step {
  const condition = presentConditions(state, overlay)[selected];
  if (condition === undefined) return to(state, overlay, { kind: 'key', line: emptyLine, selected: 0 });
  const entry = state.catalog.conditionKey(condition.key);
  if (entry === undefined) return step(state);
  const { key, operator, values } = condition;
  const chosen = { entry, key, operator, values, instead: condition, from: 'list' } as const;
  return to(state, overlay, { ...chosen, kind: 'values', line: emptyLine, selected: -1 });
}

/** Takes the highlighted choice, or what is typed, and goes on to the next step. */
export const accept = inBuilder((state, overlay) => {
  const at = overlay.step;
  switch (at.kind) {
    case 'list':
      return openPresent(state, overlay, at.selected);
    case 'key': {
      const entry = offeredKeys(state, overlay, at.line.text)[at.selected];
      return entry === undefined ? step(state) : chooseKey(state, overlay, entry);
    }
    case 'tag': {
      const name = at.line.text.trim();
      const key = at.entry.id.replace(namePlaceholder, () => name);
      return to(state, overlay, askOperator(at.entry, key));
    }
    case 'operator':
      return askValues(state, overlay, at);
    case 'values':
      return addValue(state, overlay, at);
  }
});

/** Why Enter has nothing to take; undefined when it has. */
export function acceptProblem(state: State): string | undefined {
  if (state.overlay?.kind !== 'condition') return undefined;
  const { step: at } = state.overlay;
  if (at.kind === 'list') {
    const key = presentConditions(state, state.overlay)[at.selected]?.key;
    return key === undefined || state.catalog.conditionKey(key) !== undefined
      ? undefined
      : `${key} is not in the reference; {condition.remove-value} removes the condition.`;
  }
  if (at.kind === 'key' && offeredKeys(state, state.overlay, at.line.text)[at.selected] === undefined)
    return 'No key that the item honours holds that.';
  if (at.kind === 'tag' && at.line.text.trim() === '')
    return 'Type the name that completes the key, as in team or env.';
  if (at.kind === 'values' && valuesToTake(at).length === 0 && at.values.length === 0)
    return 'Type a value and press Enter; Enter on the empty line then finishes.';
  if (at.kind === 'values' && valuesToTake(at).length > 0 && freshValues(at).length === 0)
    return 'The condition has this value already.';
  return undefined;
}

/** Moves among the choices of the step. */
export function moveInConditions(before: State, move: ListMove): Step {
  return inBuilder((state, overlay) => {
    const at = overlay.step;
    if (at.kind === 'tag') return step(state);
    const last = choiceCount(state, overlay) - 1;
    const least = at.kind === 'values' ? firstChoice(at) : 0;
    const selected = Math.max(least, Math.min(at.selected + (move === 'up' ? -1 : 1), last));
    return to(state, overlay, { ...at, selected });
  })(before);
}

/** Back to the list, on the condition that was opened. */
function toList(state: State, overlay: ConditionOverlay, opened: Condition | undefined): Step {
  const at = presentConditions(state, overlay).findIndex(
    (each) => opened !== undefined && sameLine(each, opened),
  );
  return to(state, overlay, { kind: 'list', selected: Math.max(0, at) });
}

/** Goes back a step and keeps what was answered; from the first step out of the builder. */
export const goBack = inBuilder((state, overlay) => {
  const at = overlay.step;
  const some = presentConditions(state, overlay).length > 0;
  switch (at.kind) {
    case 'list':
      return step({ ...state, overlay: null });
    case 'key':
      return some ? to(state, overlay, { kind: 'list', selected: 0 }) : step({ ...state, overlay: null });
    case 'tag':
      return to(state, overlay, { kind: 'key', line: emptyLine, selected: 0 });
    case 'operator': {
      if (at.from === 'list') return toList(state, overlay, at.instead);
      const stem = at.entry.id.replace(namePlaceholder, '');
      return namePlaceholder.test(at.entry.id)
        ? to(state, overlay, { kind: 'tag', entry: at.entry, line: lineOf(at.key.slice(stem.length)) })
        : to(state, overlay, { kind: 'key', line: emptyLine, selected: 0 });
    }
    case 'values': {
      if (at.from === 'list') return toList(state, overlay, at.instead);
      const selected = at.operator === undefined ? 0 : validOperators(at.entry).indexOf(at.operator) + 1;
      return to(state, overlay, { ...at, kind: 'operator', selected });
    }
  }
});

/** Edits the line of the step, where it has one. */
export function editStep(before: State, edit: LineEdit): Step {
  return inBuilder((state, overlay) => {
    const at = overlay.step;
    if (at.kind === 'tag') return to(state, overlay, { ...at, line: editLine(at.line, edit) });
    if (at.kind === 'key') return to(state, overlay, { ...at, line: editLine(at.line, edit), selected: 0 });
    if (at.kind === 'values') {
      const edited = { ...at, line: editLine(at.line, edit) };
      return to(state, overlay, { ...edited, selected: firstChoice(edited) });
    }
    return step(state);
  })(before);
}

/** Puts typed or pasted text into the step's line; on the list, text begins a new condition. */
export function typeIntoConditions(state: State, text: string): Step {
  const { overlay } = state;
  const begun: State =
    overlay?.kind === 'condition' && overlay.step.kind === 'list'
      ? { ...state, overlay: { ...overlay, step: { kind: 'key', line: emptyLine, selected: 0 } } }
      : state;
  return editStep(begun, { kind: 'insert', text: linesWithCommas(text) });
}

/** The condition of the list that is highlighted. */
function highlightedCondition(state: State, overlay: ConditionOverlay): Condition | undefined {
  const at = overlay.step;
  return at.kind === 'list' ? presentConditions(state, overlay)[at.selected] : undefined;
}

/** Why there is nothing to remove; undefined when there is. */
export function removeProblem(state: State): string | undefined {
  const { overlay } = state;
  if (overlay?.kind !== 'condition' || overlay.step.kind === 'values') return undefined;
  return highlightedCondition(state, overlay) === undefined
    ? 'Move to a condition of the list to remove it.'
    : undefined;
}

/** Removes the last value that was given, or from the list the highlighted condition. */
export const removeLast = inBuilder((state, overlay) => {
  const at = overlay.step;
  if (at.kind === 'values') return to(state, overlay, { ...at, values: at.values.slice(0, -1) });
  const condition = highlightedCondition(state, overlay);
  if (condition === undefined) return step(state);
  const cart = removeCondition(state.cart.present, overlay.itemIds, condition);
  return changeCart(state, cart, `The condition on ${condition.key} is removed.`);
});
