/**
 * The scope editor: the resources that an item of the cart is limited to. A list of the ARNs by resource type;
 * adding one fills the type's template placeholder by placeholder, or takes a whole pasted ARN. Every change
 * goes into the cart at once, so the policy beside it shows it, and undo takes it back.
 */
import type { ResourceType } from '../../../catalog/model.ts';
import { updateItem } from '../../../policy/cart/cart.ts';
import type { CartItem, Scope } from '../../../policy/model.ts';
import { type Step, say, step } from '../../action.ts';
import type { Command } from '../../keymap/command.ts';
import { editLine, type LineEdit, lineOf } from '../../line-editor.ts';
import type { State } from '../../state.ts';
import { changeCart, lineEditOf } from '../../update-shared.ts';
import {
  type ArnsByType,
  arnsIn,
  arnsInText,
  type Filling,
  filledArn,
  fillingProblem,
  itemOf,
  placeholders,
  type ScopeOverlay,
  scopeRows,
  sortedByType,
} from './arns.ts';

/** Opens the editor for an item, or says why there is nothing to edit. */
export function openScope(state: State, item: CartItem): Step {
  const action = state.catalog.action(item.action);
  if (action === undefined)
    return say(
      state,
      `The resources of ${item.action} are kept as the file has them: it is a pattern or unknown.`,
    );
  if (action.resourceTypes.length === 0)
    return say(state, `${action.name} takes no resource: a policy states it on * alone.`);
  const overlay: ScopeOverlay = { kind: 'scope', itemId: item.id, selected: 0, filling: null };
  const rows = scopeRows(state, overlay);
  const first = rows.findIndex((row) => row.row === 'add' && row.required);
  const selected = Math.max(0, first >= 0 ? first : rows.findIndex(({ row }) => row === 'add'));
  return step({ ...state, overlay: { ...overlay, selected } });
}

function startFilling(state: State, type: ResourceType): Filling {
  const { partition, region, account } = state.defaults;
  const known: Readonly<Record<string, string>> = {
    Partition: partition === '*' ? 'aws' : partition,
    Region: region,
    Account: account,
  };
  const names = placeholders(type);
  const values = names.map((name) => known[name] ?? '');
  // Begin at the first name that only the user can know.
  const field = Math.max(
    0,
    names.findIndex((name) => known[name] === undefined),
  );
  return { type: type.id, values, field, line: lineOf(values[field] ?? '') };
}

const withOverlay = (state: State, overlay: ScopeOverlay): State => ({ ...state, overlay });

/** Gives the item these ARNs; a type without any has its default. */
function withArns(state: State, item: CartItem, byType: ArnsByType, text: string): Step {
  const kept = Object.entries(byType).filter(([, arns]) => arns.length > 0);
  const scope: Scope =
    kept.length === 0 ? { kind: 'default' } : { kind: 'arns', byType: Object.fromEntries(kept) };
  return changeCart(state, updateItem(state.cart.present, item.id, { scope }), text);
}

function addArns(state: State, overlay: ScopeOverlay, added: ArnsByType): Step {
  const item = itemOf(state, overlay);
  if (item === undefined) return step(state);
  const before = arnsIn(item.scope);
  const fresh = Object.entries(added).map(
    ([type, arns]) => [type, arns.filter((arn) => before[type]?.includes(arn) !== true)] as const,
  );
  const names = fresh.flatMap(([, arns]) => arns);
  if (names.length === 0) return say(state, 'The item has this already.');
  const byType = {
    ...before,
    ...Object.fromEntries(fresh.map(([type, arns]) => [type, [...(before[type] ?? []), ...arns]])),
  };
  const closed = withOverlay(state, { ...overlay, filling: null });
  return withArns(closed, item, byType, `Limited to ${names.join(', ')}`);
}

function nextField(state: State, overlay: ScopeOverlay, filling: Filling): Step {
  const type = state.catalog.resourceType(filling.type);
  if (type === undefined) return step(state);
  const reason = fillingProblem(state, overlay);
  if (reason !== undefined) return say(state, reason, 'error');
  const text = filling.line.text.trim();
  const whole = arnsInText(text);
  const sorted = whole && sortedByType(state, overlay, filling.type, whole);
  if (typeof sorted === 'object') return addArns(state, overlay, sorted);
  const values = filling.values.map((value, index) => (index === filling.field ? text : value));
  const field = filling.field + 1;
  if (field >= values.length) return addArns(state, overlay, { [filling.type]: [filledArn(type, values)] });
  return step(
    withOverlay(state, {
      ...overlay,
      filling: { ...filling, values, field, line: lineOf(values[field] ?? '') },
    }),
  );
}

function previousField(state: State, overlay: ScopeOverlay, filling: Filling): Step {
  const field = Math.max(0, filling.field - 1);
  const values = filling.values.map((value, index) =>
    index === filling.field ? filling.line.text.trim() : value,
  );
  return step(
    withOverlay(state, {
      ...overlay,
      filling: { ...filling, values, field, line: lineOf(values[field] ?? '') },
    }),
  );
}

/** Puts typed or pasted text into the field; on the list, text begins a new ARN of the highlighted type. */
export function typeIntoScope(state: State, overlay: ScopeOverlay, text: string): Step {
  if (overlay.filling !== null) return editField(state, overlay, overlay.filling, { edit: 'insert', text });
  const row = scopeRows(state, overlay)[overlay.selected];
  if (row === undefined) return step(state);
  const filling = startFilling(state, row.type);
  return editField(state, overlay, { ...filling, line: lineOf('') }, { edit: 'insert', text });
}

const editField = (state: State, overlay: ScopeOverlay, filling: Filling, edit: LineEdit): Step =>
  step(withOverlay(state, { ...overlay, filling: { ...filling, line: editLine(filling.line, edit) } }));

function runInList(state: State, overlay: ScopeOverlay, command: Command): Step {
  const rows = scopeRows(state, overlay);
  const row = rows[overlay.selected];
  switch (command) {
    case 'back':
      return step({ ...state, overlay: null });
    case 'move-up':
    case 'move-down': {
      const selected = Math.min(
        Math.max(0, overlay.selected + (command === 'move-up' ? -1 : 1)),
        rows.length - 1,
      );
      return step(withOverlay(state, { ...overlay, selected }));
    }
    case 'accept':
      return row === undefined
        ? step(state)
        : step(withOverlay(state, { ...overlay, filling: startFilling(state, row.type) }));
    case 'remove-value': {
      if (row?.row !== 'arn') return say(state, 'Only an ARN that was added can be removed.');
      const item = itemOf(state, overlay);
      if (item === undefined) return step(state);
      const before = arnsIn(item.scope);
      const left = (before[row.type.id] ?? []).filter((arn) => arn !== row.arn);
      return withArns(state, item, { ...before, [row.type.id]: left }, 'The ARN is removed.');
    }
    default:
      return step(state);
  }
}

/** Carries out a command in the editor. */
export function runInScope(state: State, overlay: ScopeOverlay, command: Command): Step {
  const { filling } = overlay;
  if (filling === null) return runInList(state, overlay, command);
  const edit = lineEditOf(command);
  if (edit !== undefined) return editField(state, overlay, filling, edit);
  switch (command) {
    case 'back':
      return step(withOverlay(state, { ...overlay, filling: null }));
    case 'move-up':
      return previousField(state, overlay, filling);
    case 'move-down':
    case 'complete':
    case 'accept':
      return nextField(state, overlay, filling);
    default:
      return step(state);
  }
}
