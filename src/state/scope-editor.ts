/**
 * The scope editor: the resources that an item of the cart is limited to. A list of the ARNs by resource type;
 * adding one fills the type's template placeholder by placeholder, or takes a whole pasted ARN. Every change
 * goes into the cart at once, so the policy beside it shows it, and undo takes it back.
 */
import type { ResourceType, ResourceTypeId } from '../catalog/model.ts';
import { validateArn, wildcardArn } from '../policy/arn.ts';
import { updateItem } from '../policy/cart.ts';
import type { CartItem, Scope } from '../policy/model.ts';
import { type Step, say, step } from './action.ts';
import type { Command } from './command.ts';
import { editLine, type LineEdit, type LineEditor, lineOf } from './line-editor.ts';
import type { State } from './state.ts';
import { changeCart, lineEditOf } from './update-shared.ts';

/** An ARN that is being written. */
export interface Filling {
  readonly type: ResourceTypeId;
  /** Values of the template's placeholders, in order; what is not reached yet holds its default. */
  readonly values: readonly string[];
  readonly field: number;
  readonly line: LineEditor;
}

export interface ScopeOverlay {
  readonly kind: 'scope';
  readonly itemId: string;
  readonly selected: number;
  readonly filling: Filling | null;
}

/** A row of the editor's list. */
export type ScopeRow =
  | { readonly row: 'arn'; readonly type: ResourceType; readonly arn: string }
  | { readonly row: 'default'; readonly type: ResourceType; readonly arn: string }
  | { readonly row: 'add'; readonly type: ResourceType; readonly required: boolean };

const placeholder = /\$\{([^}]+)\}/g;

/** Names of a template's placeholders, in order: `Partition`, `Region`, `Account`, … */
export const placeholders = (type: ResourceType): readonly string[] =>
  [...type.arn.matchAll(placeholder)].map(([, name]) => name ?? '');

/** The template with values in place of its placeholders; an empty value becomes `*`. */
function filledArn(type: ResourceType, values: readonly string[]): string {
  let index = -1;
  return type.arn.replace(placeholder, () => {
    index += 1;
    return values[index] || '*';
  });
}

const itemOf = (state: State, { itemId }: ScopeOverlay): CartItem | undefined =>
  state.cart.present.items.find(({ id }) => id === itemId);

const arnsOf = (scope: Scope, type: ResourceTypeId): readonly string[] =>
  scope.kind === 'arns' ? (scope.byType[type] ?? []) : [];

/** The rows: under each resource type of the action its ARNs, or its default, and the row that adds one. */
export function scopeRows(state: State, overlay: ScopeOverlay): readonly ScopeRow[] {
  const item = itemOf(state, overlay);
  const action = item && state.catalog.action(item.action);
  if (item === undefined || action === undefined) return [];
  return action.resourceTypes.flatMap(({ id, required }): readonly ScopeRow[] => {
    const type = state.catalog.resourceType(id);
    if (type === undefined) return [];
    const own = arnsOf(item.scope, id).map((arn): ScopeRow => ({ row: 'arn', type, arn }));
    const usual: ScopeRow = { row: 'default', type, arn: wildcardArn(type, state.defaults) };
    return [...(own.length === 0 && required ? [usual] : own), { row: 'add', type, required }];
  });
}

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
  const selected = Math.max(
    0,
    rows.findIndex(({ row }) => row === 'add'),
  );
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

function changeArns(
  state: State,
  overlay: ScopeOverlay,
  type: ResourceTypeId,
  arns: readonly string[],
  text: string,
): Step {
  const item = itemOf(state, overlay);
  if (item === undefined) return step(state);
  const before = item.scope.kind === 'arns' ? item.scope.byType : {};
  const kept = Object.entries(before).filter(([id]) => id !== type);
  const byType = Object.fromEntries(arns.length === 0 ? kept : [...kept, [type, arns]]);
  const scope: Scope = Object.keys(byType).length === 0 ? { kind: 'default' } : { kind: 'arns', byType };
  return changeCart(state, updateItem(state.cart.present, item.id, { scope }), text);
}

function addArn(state: State, overlay: ScopeOverlay, type: ResourceTypeId, arn: string): Step {
  const reason = validateArn(state.catalog, type, arn);
  if (reason !== undefined) return say(state, reason, 'error');
  const item = itemOf(state, overlay);
  const present = item === undefined ? [] : arnsOf(item.scope, type);
  if (present.includes(arn)) return say(state, 'The item has this ARN already.');
  const closed: ScopeOverlay = { ...overlay, filling: null };
  return changeArns(withOverlay(state, closed), closed, type, [...present, arn], `Limited to ${arn}`);
}

function nextField(state: State, overlay: ScopeOverlay, filling: Filling): Step {
  const type = state.catalog.resourceType(filling.type);
  if (type === undefined) return step(state);
  const text = filling.line.text.trim();
  if (text.startsWith('arn:')) return addArn(state, overlay, filling.type, text);
  const values = filling.values.map((value, index) => (index === filling.field ? text : value));
  // The unreached fields count as `*`, so a wrong segment is said as soon as it is left.
  const reason = validateArn(state.catalog, filling.type, filledArn(type, values));
  if (reason !== undefined) return say(state, reason, 'error');
  const field = filling.field + 1;
  if (field >= values.length) return addArn(state, overlay, filling.type, filledArn(type, values));
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
      const left = item === undefined ? [] : arnsOf(item.scope, row.type.id).filter((arn) => arn !== row.arn);
      return changeArns(state, overlay, row.type.id, left, 'The ARN is removed.');
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
