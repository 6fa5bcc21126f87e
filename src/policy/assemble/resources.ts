/**
 * The resources that an item is stated on.
 *
 * Default: the wildcard ARN of every required resource type. An action without resource types takes `*` alone. So
 * does one whose types are all optional (AddTags, CreateModelPackage …): its requests may be about any of them or
 * about none, and only `*` matches a request about none; a hint says that it can be narrowed. Services whose
 * requests are always about one of the types, though the reference requires none (S3: an object, by its bucket or by
 * an access point), get the wildcard ARNs of them all. An action with some
 * required and some optional types gets the required ones; optional ones are added by hand.
 */
import { nameOf } from '../../catalog/ids.ts';
import type { Action, Catalog, ResourceTypeId } from '../../catalog/model.ts';
import { validateArn, wildcardArn } from '../arn-template.ts';
import type { AssembleOptions, CartItem } from '../cart-model.ts';
import { asMatched } from './log-group-arn.ts';
import type { Remark } from './remark.ts';

/** What an item is stated on, and what there is to say of it. */
export interface Resolved {
  /** Empty when nothing may be stated. */
  readonly resources: readonly string[];
  readonly remarks: readonly Remark[];
}

/** ARNs given by hand for one type, without those that are refused. */
const accepted = (
  catalog: Catalog,
  item: CartItem,
  typeId: string,
  arns: readonly string[],
  remarks: Remark[],
): readonly string[] =>
  arns.filter((arn) => {
    const problem = validateArn(catalog, typeId, arn);
    if (problem === undefined) return true;
    remarks.push({ rule: 'scope-refused', severity: 'error', message: `${item.action}: ${problem}` });
    return false;
  });

/** Services whose optional types are alternatives: every request is about a resource of one of them. */
const alternatives: ReadonlySet<string> = new Set(['s3', 'events', 'execute-api']);

/** The wildcard ARNs that an action needs; none where it takes no resource, or requires none. */
export function defaults(action: Action, catalog: Catalog, options: AssembleOptions): readonly string[] {
  return action.resourceTypes
    .filter((resource) => resource.required || alternatives.has(action.service))
    .map((resource) => {
      const type = catalog.resourceType(resource.id);
      return type === undefined ? '*' : wildcardArn(type, options);
    });
}

/** An action on the ARNs chosen for its types; a required type without any keeps its wildcard ARN. */
export function byType(
  item: CartItem,
  action: Action,
  catalog: Catalog,
  options: AssembleOptions,
  chosen: Readonly<Record<ResourceTypeId, readonly string[]>>,
): Resolved {
  const remarks: Remark[] = [];
  const resources: string[] = [];
  const left = new Map(Object.entries(chosen).map(([id, arns]) => [id.toLowerCase(), arns] as const));
  for (const { id, required } of action.resourceTypes) {
    const arns = left.get(id.toLowerCase());
    left.delete(id.toLowerCase());
    const type = catalog.resourceType(id);
    if (arns === undefined || arns.length === 0) {
      if (required && type !== undefined) resources.push(wildcardArn(type, options));
      continue;
    }
    const good = accepted(catalog, item, id, arns, remarks);
    // Falling back to the wildcard would widen what the author limited.
    if (required && good.length === 0) return { resources: [], remarks };
    resources.push(...good.map((arn) => asMatched(action, id, arn)));
  }
  for (const typeId of left.keys()) {
    remarks.push({
      rule: 'scope-refused',
      severity: 'error',
      message: `${action.id} does not act on ${nameOf(typeId)}, so its ARNs are left out.`,
    });
  }
  return { resources, remarks };
}

/**
 * Resources of an item that is no pattern. `action` is undefined for unknown actions, which are stated on what they
 * were loaded with, else on `*`. `instead` replaces the default scope (dependents are limited to what needs them).
 */
export function resourcesOf(
  item: CartItem,
  action: Action | undefined,
  catalog: Catalog,
  options: AssembleOptions,
  instead: readonly string[] | undefined,
): Resolved {
  const { scope } = item;
  if (scope.kind === 'verbatim') return { resources: scope.resources, remarks: [] };
  if (action === undefined) {
    const given = scope.kind === 'arns' ? Object.values(scope.byType).flat() : [];
    return { resources: given.length === 0 ? ['*'] : given, remarks: [] };
  }
  if (scope.kind === 'arns' && Object.values(scope.byType).some((arns) => arns.length > 0)) {
    return byType(item, action, catalog, options, scope.byType);
  }
  if (instead !== undefined) return { resources: instead, remarks: [] };
  const resources = defaults(action, catalog, options);
  if (resources.length > 0) return { resources, remarks: [] };
  if (action.resourceTypes.length === 0) return { resources: ['*'], remarks: [] };
  const types = action.resourceTypes.map((resource) => nameOf(resource.id));
  const some =
    types.length > 3 ? `${types.slice(0, 3).join(', ')} and ${types.length - 3} more` : types.join(', ');
  const message = `${action.id} requires no resource type, so it is stated on *; it can be limited to ARNs of ${some}.`;
  return { resources: ['*'], remarks: [{ rule: 'scope-not-limited', severity: 'hint', message }] };
}
