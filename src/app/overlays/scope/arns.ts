/** The ARNs of the scope editor: which an item has, by resource type, and which type a pasted one belongs to. */

import type { ResourceType, ResourceTypeId } from '../../../catalog/model.ts';
import { validateArn, wildcardArn } from '../../../policy/arn-template.ts';
import type { Scope } from '../../../policy/cart-model.ts';
import { resourcesTaken } from '../../../policy/item-actions.ts';
import { arnsInText, severalValues } from '../../../text/several.ts';
import { itemsOf } from '../../state/change-cart.ts';
import type { Filling, ScopeOverlay } from '../../state/overlay.ts';
import type { State } from '../../state/state.ts';

/** A row of the editor's list. */
export type ScopeRow =
  | { readonly kind: 'arn'; readonly type: ResourceType; readonly arn: string }
  | { readonly kind: 'default'; readonly type: ResourceType; readonly arn: string }
  | { readonly kind: 'add'; readonly type: ResourceType; readonly required: boolean };

/** ARNs by the resource type that they are of. */
export type ArnsByType = Readonly<Record<string, readonly string[]>>;

const placeholder = /\$\{([^}]+)\}/g;

/** Names of a template's placeholders, in order: `Partition`, `Region`, `Account`, … */
export function placeholders(type: ResourceType): readonly string[] {
  return [...type.arn.matchAll(placeholder)].map(([, name]) => name ?? '');
}

/** The template with values in place of its placeholders; an empty value becomes `*`. */
function filledArn(type: ResourceType, values: readonly string[]): string {
  let index = -1;
  return type.arn.replace(placeholder, () => {
    index += 1;
    return values[index] || '*';
  });
}

/** The ARNs that limit an item, by type; none where it has the default. */
export function arnsIn(scope: Scope): ArnsByType {
  return scope.kind === 'arns' ? scope.byType : {};
}

/**
 * The rows: under each resource type of the items its ARNs, or its default, and the row that adds one. A type is required
 * as soon as one of the items requires it.
 */
export function scopeRows(state: State, overlay: Pick<ScopeOverlay, 'itemIds'>): readonly ScopeRow[] {
  const items = itemsOf(state, overlay);
  const taken = items.flatMap((item) => resourcesTaken(state.catalog, item));
  return [...new Set(taken.map(({ id }) => id))].flatMap((id): readonly ScopeRow[] => {
    const type = state.catalog.resourceType(id);
    if (type === undefined) return [];
    const required = taken.some((each) => each.id === id && each.required);
    const arns = new Set(items.flatMap(({ scope }) => arnsIn(scope)[id] ?? []));
    const own = [...arns].map((arn): ScopeRow => ({ kind: 'arn', type, arn }));
    const usual: ScopeRow = { kind: 'default', type, arn: wildcardArn(type, state.defaults) };
    return [...(own.length === 0 && required ? [usual] : own), { kind: 'add', type, required }];
  });
}

/**
 * The types that ARNs belong to: for each the preferred one if it fits, else the first of the item's types that does.
 * Gives the reason where an ARN is of none of them.
 */
export function sortedByType(
  state: State,
  overlay: Pick<ScopeOverlay, 'itemIds'>,
  preferred: ResourceTypeId,
  arns: readonly string[],
): ArnsByType | string {
  const types = [preferred, ...new Set(scopeRows(state, overlay).map(({ type }) => type.id))];
  const found: Record<string, string[]> = {};
  for (const arn of arns) {
    const type = types.find((each) => validateArn(state.catalog, each, arn) === undefined);
    if (type === undefined) return validateArn(state.catalog, preferred, arn) ?? '';
    found[type] = [...(found[type] ?? []), arn];
  }
  return found;
}

/** What is typed for the parts of an ARN: of the one that is being typed and of those before it, each value. */
function typedParts({ values, field, line }: Filling): readonly (readonly string[])[] {
  return values.map((value, index) => {
    const several = severalValues(index === field ? line.text : value).filter((part) => part !== '');
    return several.length === 0 ? [''] : several;
  });
}

/** The ARNs that are being written: one, or one for each of the values that commas part. */
export function filledArns(type: ResourceType, filling: Filling): readonly string[] {
  const each = typedParts(filling).reduce<readonly (readonly string[])[]>(
    (begun, values) => begun.flatMap((before) => values.map((value) => [...before, value])),
    [[]],
  );
  return each.map((values) => filledArn(type, values));
}

/** Why the field that is being filled would be refused; undefined while it would be taken. */
export function fillingProblem(state: State, overlay: ScopeOverlay): string | undefined {
  const { filling } = overlay;
  const type = filling === null ? undefined : state.catalog.resourceType(filling.type);
  if (filling === null || type === undefined) return undefined;
  const text = filling.line.text.trim();
  const whole = arnsInText(text);
  if (whole !== undefined) {
    const sorted = sortedByType(state, overlay, filling.type, whole);
    return typeof sorted === 'string' ? sorted : undefined;
  }
  // The unreached fields count as `*`, so a wrong segment is said as soon as it is typed.
  return filledArns(type, filling).flatMap((arn) => validateArn(state.catalog, type.id, arn) ?? [])[0];
}
