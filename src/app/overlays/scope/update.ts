/**
 * The scope editor: the resources that items of the cart are limited to. A list of the ARNs by resource type;
 * adding one fills the type's template placeholder by placeholder, or takes a whole pasted ARN. Every change
 * goes into the cart at once, so the policy beside it shows it, and undo takes it back.
 */
import { nameOf, resourceTypeId } from '../../../catalog/ids.ts';
import type { ResourceType } from '../../../catalog/model.ts';
import { applyScopes } from '../../../policy/cart/apply-scopes.ts';
import { updateItem } from '../../../policy/cart/cart.ts';
import type { CartItem, Scope } from '../../../policy/cart-model.ts';
import { actionsOfItem, resourcesTaken } from '../../../policy/item-actions.ts';
import { deepEqual } from '../../../text/deep-equal.ts';
import { arnsInText, linesWithCommas } from '../../../text/several.ts';
import { changeCart, itemsOf } from '../../state/change-cart.ts';
import { editLine, type LineEdit, lineOf } from '../../state/line-editor.ts';
import type { ListMove } from '../../state/list-window.ts';
import type { Filling, ScopeOverlay } from '../../state/overlay.ts';
import type { State } from '../../state/state.ts';
import { type Step, say, step } from '../../state/step.ts';
import {
  type ArnsByType,
  arnsIn,
  filledArns,
  fillingProblem,
  placeholders,
  type ScopeRow,
  scopeRows,
  sortedByType,
} from './arns.ts';

/** Why the resources of an item cannot be edited; undefined when they can. */
export function scopeProblem({ catalog }: State, item: CartItem): string | undefined {
  if (actionsOfItem(catalog, item).length === 0)
    return `The resources of ${item.action} are kept as the file has them: nothing is known of it.`;
  return resourcesTaken(catalog, item).length === 0
    ? `${nameOf(item.action)} takes no resource: a policy states it on * alone.`
    : undefined;
}

/** Opens the editor for some items, on the row that adds an ARN of the first type that is required. */
export function openScope(state: State, items: readonly CartItem[]): Step {
  const taking = items.filter((item) => scopeProblem(state, item) === undefined);
  const itemIds = taking.map(({ id }) => id);
  const overlay: ScopeOverlay = { kind: 'scope', itemIds, selected: 0, filling: null };
  const rows = scopeRows(state, overlay);
  const first = rows.findIndex((row) => row.kind === 'add' && row.required);
  const selected = Math.max(0, first >= 0 ? first : rows.findIndex(({ kind }) => kind === 'add'));
  return step({ ...state, overlay: { ...overlay, selected } });
}

/** What the editor does to a state that it lies over. */
const inEditor =
  (run: (state: State, overlay: ScopeOverlay) => Step) =>
  (state: State): Step =>
    state.overlay?.kind === 'scope' ? run(state, state.overlay) : step(state);

/** What filling a template does. */
const inField = (run: (state: State, overlay: ScopeOverlay, filling: Filling) => Step) =>
  inEditor((state, overlay) =>
    overlay.filling === null ? step(state) : run(state, overlay, overlay.filling),
  );

/** Whether an ARN is being written; else the list has the keys. */
export function isFilling({ overlay }: State): boolean {
  return overlay?.kind === 'scope' && overlay.filling !== null;
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

/** Stops writing the ARN, and goes back to the list. */
export const stopFilling = inEditor((state, overlay) =>
  step(withOverlay(state, { ...overlay, filling: null })),
);

/** The scope of these ARNs; without any it is the default. */
function scopeOf(byType: ArnsByType): Scope {
  const kept = Object.entries(byType).filter(([, arns]) => arns.length > 0);
  return kept.length === 0 ? { kind: 'default' } : { kind: 'arns', byType: Object.fromEntries(kept) };
}

/** What an item has, and of the added ARNs those of types that it takes. */
function joined({ catalog }: State, { action, scope }: CartItem, added: ArnsByType): ArnsByType {
  const types = resourcesTaken(catalog, { action });
  const before = arnsIn(scope);
  const taken = types.flatMap(({ id }) => {
    const arns = added[id];
    return arns === undefined ? [] : [[id, [...new Set([...(before[id] ?? []), ...arns])]] as const];
  });
  return { ...before, ...Object.fromEntries(taken) };
}

/**
 * An item's scope with the added ARNs. Among other items one of tags on what is created gets those of what is created
 * alone, as `applyScopes` says.
 */
function widened(state: State, item: CartItem, added: ArnsByType, among: 'alone' | 'others'): Scope {
  const byType = joined(state, item, added);
  if (among === 'alone') return scopeOf(byType);
  const { present } = state.cart;
  const arns = Object.entries(byType).flatMap(([type, all]) =>
    all.map((arn) => ({ type: resourceTypeId(type), arn })),
  );
  const { cart } = applyScopes({ ...present, items: [item] }, state.catalog, arns, state.defaults);
  return cart.items[0]?.scope ?? item.scope;
}

function addArns(state: State, overlay: ScopeOverlay, added: ArnsByType): Step {
  const items = itemsOf(state, overlay);
  const isAlone = items.length === 1;
  const changed = items.flatMap(({ id, ...item }) => {
    const scope = widened(state, { id, ...item }, added, isAlone ? 'alone' : 'others');
    return deepEqual(scope, item.scope) ? [] : [{ id, scope }];
  });
  if (changed.length === 0) return say(state, `The ${isAlone ? 'item has' : 'items have'} this already.`);
  const cart = changed.reduce((all, { id, scope }) => updateItem(all, id, { scope }), state.cart.present);
  const names = Object.values(added).flat().join(', ');
  const on = isAlone ? '' : `: ${changed.length} of ${items.length} items`;
  const closed = withOverlay(state, { ...overlay, filling: null });
  return changeCart(closed, cart, `Limited to ${names}${on}`);
}

const withField = (filling: Filling, values: readonly string[], field: number): Filling => ({
  ...filling,
  values,
  field,
  line: lineOf(values[field] ?? ''),
});

/** The values, what is typed among them. */
const typedValues = ({ values, field, line }: Filling): readonly string[] =>
  values.map((value, index) => (index === field ? line.text.trim() : value));

/** Takes what is typed: a whole ARN, or a part of one, after the last of which the ARN is complete. */
export const nextField = inField((state, overlay, filling) => {
  const type = state.catalog.resourceType(filling.type);
  if (type === undefined) return step(state);
  const reason = fillingProblem(state, overlay);
  if (reason !== undefined) return say(state, reason, 'error');
  const whole = arnsInText(filling.line.text.trim());
  const sorted = whole && sortedByType(state, overlay, filling.type, whole);
  if (typeof sorted === 'object') return addArns(state, overlay, sorted);
  const values = typedValues(filling);
  const field = filling.field + 1;
  if (field >= values.length) return addArns(state, overlay, { [filling.type]: filledArns(type, filling) });
  return step(withOverlay(state, { ...overlay, filling: withField(filling, values, field) }));
});

/** Goes back to the part before, keeping what is typed. */
export const previousField = inField((state, overlay, filling) => {
  const field = Math.max(0, filling.field - 1);
  return step(withOverlay(state, { ...overlay, filling: withField(filling, typedValues(filling), field) }));
});

/** Edits the part that is being filled. */
export function editField(state: State, edit: LineEdit): Step {
  return inField((before, overlay, filling) =>
    step(withOverlay(before, { ...overlay, filling: { ...filling, line: editLine(filling.line, edit) } })),
  )(state);
}

/** Puts typed or pasted text into the field; on the list, text begins a new ARN of the highlighted type. */
export function typeIntoScope(state: State, text: string): Step {
  const begun = isFilling(state) ? state : startEmpty(state).state;
  return editField(begun, { kind: 'insert', text: linesWithCommas(text) });
}

const selectedRow = (state: State, overlay: ScopeOverlay): ScopeRow | undefined =>
  scopeRows(state, overlay)[overlay.selected];

const startEmpty = inEditor((state, overlay) => {
  const row = selectedRow(state, overlay);
  if (row === undefined) return step(state);
  const filling = { ...startFilling(state, row.type), line: lineOf('') };
  return step(withOverlay(state, { ...overlay, filling }));
});

/** Begins an ARN of the highlighted type. */
export const startArn = inEditor((state, overlay) => {
  const row = selectedRow(state, overlay);
  if (row === undefined) return step(state);
  return step(withOverlay(state, { ...overlay, filling: startFilling(state, row.type) }));
});

/** Moves in the list. */
export function moveInScope(state: State, move: ListMove): Step {
  return inEditor((before, overlay) => {
    const last = scopeRows(before, overlay).length - 1;
    const selected = Math.min(Math.max(0, overlay.selected + (move === 'up' ? -1 : 1)), last);
    return step(withOverlay(before, { ...overlay, selected }));
  })(state);
}

/** Why nothing can be removed; undefined while an ARN is highlighted. */
export function removeArnProblem(state: State): string | undefined {
  const { overlay } = state;
  return overlay?.kind === 'scope' && selectedRow(state, overlay)?.kind === 'arn'
    ? undefined
    : 'Only an ARN that was added can be removed.';
}

/** Removes the highlighted ARN from every item that has it. */
export const removeArn = inEditor((state, overlay) => {
  const row = selectedRow(state, overlay);
  if (row?.kind !== 'arn') return step(state);
  const cart = itemsOf(state, overlay).reduce((all, item) => {
    const before = arnsIn(item.scope);
    const own = before[row.type.id];
    if (own?.includes(row.arn) !== true) return all;
    const scope = scopeOf({ ...before, [row.type.id]: own.filter((arn) => arn !== row.arn) });
    return updateItem(all, item.id, { scope });
  }, state.cart.present);
  return changeCart(state, cart, 'The ARN is removed.');
});
