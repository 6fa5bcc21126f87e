/**
 * The last step of the condition builder: values, taken one by one or several at once, until Enter on the empty line puts
 * the condition into the cart.
 */
import type { Condition } from '../../../iam/document.ts';
import { removeCondition, setCondition } from '../../../policy/cart/cart.ts';
import type { CartItem } from '../../../policy/cart-model.ts';
import {
  buildCondition,
  defaultOperator,
  validateValue,
  validOperators,
} from '../../../policy/conditions.ts';
import { changeCart, itemsOf } from '../../state/change-cart.ts';
import { emptyLine, lineOf } from '../../state/line-editor.ts';
import type { ConditionOverlay, ConditionStep } from '../../state/overlay.ts';
import type { State } from '../../state/state.ts';
import { type Step, say, step } from '../../state/step.ts';
import { inBuilder, to } from './builder-steps.ts';
import {
  effectOf,
  firstChoice,
  freshValues,
  itemsHonouring,
  presentConditions,
  sameLine,
  suggestions,
  type ValuesStep,
  valuesToTake,
} from './offers.ts';

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
  const items = itemsOf(state, overlay);
  const operator = at.operator ?? defaultOperator(at.entry, at.values, effectOf(items));
  const built = buildCondition(at.entry, at.key, operator, at.values);
  if (typeof built === 'string') return say(state, built, 'error');
  const on = itemsHonouring(state, items, built.key);
  const { present } = state.cart;
  const { instead } = at;
  const cleared = instead === undefined ? present : removeCondition(present, overlay.itemIds, instead);
  const cart = setCondition(
    cleared,
    on.map(({ id }) => id),
    built,
  );
  const changed = changeCart(state, cart, finishedText(built, on, items));
  // On the row that adds the next one: a condition that was just given is rarely wrong.
  const selected = presentConditions(changed.state, overlay).length;
  return {
    ...changed,
    state: { ...changed.state, overlay: { ...overlay, step: { kind: 'list', selected } } },
  };
}

/** Takes what is typed or highlighted; with nothing there, puts the condition into the cart. */
export function addValue(state: State, overlay: ConditionOverlay, at: ValuesStep): Step {
  const taken = valuesToTake(at);
  if (taken.length === 0) return finish(state, overlay, at);
  const operator = at.operator ?? defaultOperator(at.entry, taken, 'Allow');
  const reason = taken.flatMap((value) => validateValue(at.entry, operator, value) ?? [])[0];
  if (reason !== undefined) return say(state, reason, 'error');
  const next: ValuesStep = {
    ...at,
    values: [...at.values, ...freshValues(at)],
    line: emptyLine,
    selected: -1,
  };
  // More than one is refused where the answer is true or false.
  return at.entry.type === 'Bool' ? finish(state, overlay, next) : to(state, overlay, next);
}

/** With an operator that a condition of the items has for the key already, that one is gone on with. */
export function askValues(
  state: State,
  overlay: ConditionOverlay,
  at: ConditionStep & { kind: 'operator' },
): Step {
  const operator = at.selected === 0 ? undefined : validOperators(at.entry)[at.selected - 1];
  const known =
    at.instead ??
    presentConditions(state, overlay).find((each) =>
      operator === undefined ? each.key === at.key : sameLine(each, { key: at.key, operator }),
    );
  const asked: ValuesStep = {
    ...at,
    kind: 'values',
    operator: operator ?? (at.instead === undefined ? known?.operator : undefined),
    values: [...new Set([...(at.instead === undefined ? (known?.values ?? []) : []), ...at.values])],
    instead: known,
    line: emptyLine,
    selected: -1,
  };
  const next = to(state, overlay, { ...asked, selected: firstChoice(asked) });
  return known === undefined || at.instead !== undefined
    ? next
    : say(next.state, `There is a condition on ${at.key} already: its values are here to be changed.`);
}

/** Asks for another operator of the condition whose values are typed. */
export const changeOperator = inBuilder((state, overlay) => {
  const at = overlay.step;
  if (at.kind !== 'values') return step(state);
  const selected = at.operator === undefined ? 0 : validOperators(at.entry).indexOf(at.operator) + 1;
  return to(state, overlay, { ...at, kind: 'operator', selected });
});

/** The suggestion that Tab takes while values are typed. */
export function suggested({ overlay }: State): string | undefined {
  const at = overlay?.kind === 'condition' ? overlay.step : undefined;
  return at?.kind === 'values'
    ? suggestions(at.entry, at.values, at.line.text)[Math.max(0, at.selected)]
    : undefined;
}

/** Whether values are asked for. */
export function isAskingValues({ overlay }: State): boolean {
  return overlay?.kind === 'condition' && overlay.step.kind === 'values';
}

/** Puts the suggestion into the line. */
export const takeSuggestion = inBuilder((state, overlay) => {
  const value = suggested(state);
  if (value === undefined || overlay.step.kind !== 'values') return step(state);
  const taken = { ...overlay.step, line: lineOf(value) };
  return to(state, overlay, { ...taken, selected: firstChoice(taken) });
});
