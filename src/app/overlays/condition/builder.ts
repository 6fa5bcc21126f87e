/**
 * What keys do in the condition builder. Only keys that the items honour are offered. The first operator offered
 * is "as the values need": the engine then picks it from the values' form. Esc goes back a step and keeps what
 * was answered, so that a wrong turn costs one key.
 */
import type { ConditionKey } from '../../../catalog/model.ts';
import type { Condition } from '../../../iam/document.ts';
import { removeCondition, setCondition } from '../../../policy/cart/cart.ts';
import { buildCondition, defaultOperator, validOperators } from '../../../policy/cart/conditions.ts';
import type { CartItem } from '../../../policy/model.ts';
import { type Step, say, step } from '../../action.ts';
import type { Command } from '../../keymap/command.ts';
import { editLine, emptyLine, type LineEdit, lineOf } from '../../line-editor.ts';
import type { State } from '../../state.ts';
import { changeCart, lineEditOf } from '../../update-shared.ts';
import {
  type ConditionOverlay,
  type ConditionStep,
  choiceCount,
  effectOf,
  itemsHonouring,
  itemsOf,
  namePlaceholder,
  offeredKeys,
  presentConditions,
  sameLine,
  suggestions,
  type ValuesStep,
  valueProblem,
} from './steps.ts';

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

const to = (state: State, overlay: ConditionOverlay, next: ConditionStep): Step =>
  step({ ...state, overlay: { ...overlay, step: next } });

const askOperator = (entry: ConditionKey, key: string): ConditionStep => ({
  at: 'operator',
  entry,
  key,
  selected: 0,
  values: [],
  instead: undefined,
});

function chooseKey(state: State, overlay: ConditionOverlay, entry: ConditionKey): Step {
  if (namePlaceholder.test(entry.id)) return to(state, overlay, { at: 'tag', entry, line: emptyLine });
  return to(state, overlay, askOperator(entry, entry.id));
}

/** What was done, and where the condition did not go. */
function finishedText(built: Condition, on: readonly CartItem[], all: readonly CartItem[]): string {
  const said = `When ${built.key} ${built.operator} ${built.values.join(', ')}`;
  const rest = all.filter((item) => !on.includes(item)).map(({ action }) => action);
  if (rest.length === 0) return said;
  const others =
    rest.length > 2
      ? `${rest.length} others do not honour it`
      : `${rest.join(' and ')} ${rest.length === 1 ? 'does' : 'do'} not honour it`;
  return `${said}: on ${on.length} of ${all.length} items; ${others}`;
}

function finish(state: State, overlay: ConditionOverlay, at: ValuesStep): Step {
  if (at.values.length === 0)
    return say(state, 'Type a value and press Enter; Enter on the empty line then finishes.');
  const items = itemsOf(state, overlay);
  const operator = at.operator ?? defaultOperator(at.entry, at.values, effectOf(items));
  const built = buildCondition(at.entry, at.key, operator, at.values);
  if (typeof built === 'string') return say(state, built, 'error');
  const on = itemsHonouring(state, items, built.key);
  const closed: ConditionOverlay = { ...overlay, step: { at: 'list', selected: 0 } };
  const { present } = state.cart;
  const { instead } = at;
  const cleared = instead === undefined ? present : removeCondition(present, overlay.itemIds, instead);
  const cart = setCondition(
    cleared,
    on.map(({ id }) => id),
    built,
  );
  return changeCart({ ...state, overlay: closed }, cart, finishedText(built, on, items));
}

function addValue(state: State, overlay: ConditionOverlay, at: ValuesStep): Step {
  const text = at.line.text.trim();
  if (text === '') return finish(state, overlay, at);
  const reason = valueProblem(at);
  if (reason !== undefined) return say(state, reason, 'error');
  if (at.values.includes(text)) return say(state, 'The condition has this value already.');
  return to(state, overlay, { ...at, values: [...at.values, text], line: emptyLine, selected: 0 });
}

/** The values of a condition of the list, to be changed; a new condition where the row that adds one is chosen. */
function openPresent(state: State, overlay: ConditionOverlay, selected: number): Step {
  const condition = presentConditions(state, overlay)[selected];
  if (condition === undefined) return to(state, overlay, { at: 'key', line: emptyLine, selected: 0 });
  const entry = state.catalog.conditionKey(condition.key);
  if (entry === undefined)
    return say(state, `${condition.key} is not in the reference; ctrl-x removes the condition.`);
  const { key, operator, values } = condition;
  return to(state, overlay, {
    at: 'values',
    entry,
    key,
    operator,
    values,
    instead: condition,
    line: emptyLine,
    selected: 0,
  });
}

/** With an operator that a condition of the items has for the key already, that one is gone on with. */
function askValues(state: State, overlay: ConditionOverlay, at: ConditionStep & { at: 'operator' }): Step {
  const operator = at.selected === 0 ? undefined : validOperators(at.entry)[at.selected - 1];
  const known =
    at.instead ??
    presentConditions(state, overlay).find((each) =>
      operator === undefined ? each.key === at.key : sameLine(each, { key: at.key, operator }),
    );
  const next = to(state, overlay, {
    ...at,
    at: 'values',
    operator: operator ?? (at.instead === undefined ? known?.operator : undefined),
    values: [...new Set([...(at.instead === undefined ? (known?.values ?? []) : []), ...at.values])],
    instead: known,
    line: emptyLine,
    selected: 0,
  });
  return known === undefined || at.instead !== undefined
    ? next
    : say(next.state, `There is a condition on ${at.key} already: its values are here to be changed.`);
}

function accept(state: State, overlay: ConditionOverlay): Step {
  const at = overlay.step;
  switch (at.at) {
    case 'list':
      return openPresent(state, overlay, at.selected);
    case 'key': {
      const entry = offeredKeys(state, overlay, at.line.text)[at.selected];
      return entry === undefined
        ? say(state, 'No key that the item honours holds that.')
        : chooseKey(state, overlay, entry);
    }
    case 'tag': {
      const name = at.line.text.trim();
      if (name === '') return say(state, 'Type the name that completes the key, as in team or env.');
      return to(
        state,
        overlay,
        askOperator(
          at.entry,
          at.entry.id.replace(namePlaceholder, () => name),
        ),
      );
    }
    case 'operator':
      return askValues(state, overlay, at);
    case 'values':
      return addValue(state, overlay, at);
  }
}

function move(state: State, overlay: ConditionOverlay, by: 1 | -1): Step {
  const at = overlay.step;
  if (at.at === 'tag') return step(state);
  const selected = Math.max(0, Math.min(at.selected + by, choiceCount(state, overlay) - 1));
  return to(state, overlay, { ...at, selected });
}

function goBack(state: State, overlay: ConditionOverlay): Step {
  const at = overlay.step;
  const some = presentConditions(state, overlay).length > 0;
  switch (at.at) {
    case 'list':
      return step({ ...state, overlay: null });
    case 'key':
      return some ? to(state, overlay, { at: 'list', selected: 0 }) : step({ ...state, overlay: null });
    case 'tag':
      return to(state, overlay, { at: 'key', line: emptyLine, selected: 0 });
    case 'operator': {
      if (at.instead !== undefined) return to(state, overlay, { at: 'list', selected: 0 });
      const stem = at.entry.id.replace(namePlaceholder, '');
      return namePlaceholder.test(at.entry.id)
        ? to(state, overlay, { at: 'tag', entry: at.entry, line: lineOf(at.key.slice(stem.length)) })
        : to(state, overlay, { at: 'key', line: emptyLine, selected: 0 });
    }
    case 'values': {
      const selected = at.operator === undefined ? 0 : validOperators(at.entry).indexOf(at.operator) + 1;
      return to(state, overlay, { ...at, at: 'operator', selected });
    }
  }
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
      return to(state, overlay, { ...at, line: lineOf(value) });
    }
    case 'remove-value':
      return removeValue(state, overlay);
    case 'accept':
      return accept(state, overlay);
    default:
      return step(state);
  }
}
