/**
 * Puts typed ARNs (of `--resource`, of a recipe) onto the items they are meant for: every item whose action takes the
 * type, or whose pattern matches one that does.
 *
 * Tags that are written while something is created are the exception. `sagemaker:AddTags` takes nearly every type,
 * but as a dependent it is there for what its actions create. So it gets the ARNs of these types alone, and keeps
 * the wildcard ARN of those that were not named: else naming the endpoint configuration that CreateEndpoint reads
 * would let tags onto it, and none onto the endpoint.
 */
import { isTagging } from '../../catalog/home-service.ts';
import type { Action, Catalog, ResourceTypeId } from '../../catalog/model.ts';
import { wildcardArn } from '../arn-template.ts';
import type { Cart, CartItem, Defaults } from '../cart-model.ts';
import { createdTypes } from '../created-types.ts';
import { actionsOfItem } from '../item-actions.ts';
import { updateItem } from './cart.ts';

/** An ARN and the resource type that it is of. */
export interface TypedArn {
  readonly type: ResourceTypeId;
  readonly arn: string;
}

type ByType = Readonly<Record<ResourceTypeId, readonly string[]>>;

const group = (scopes: readonly TypedArn[]): ReadonlyMap<ResourceTypeId, readonly string[]> => {
  const byType = new Map<ResourceTypeId, string[]>();
  for (const { type, arn } of scopes) byType.set(type, [...(byType.get(type) ?? []), arn]);
  return byType;
};

/** The ARNs for tags on what other actions create; undefined when they are to stay as they are. */
function forTagging(
  catalog: Catalog,
  tagging: Action,
  item: CartItem,
  given: ReadonlyMap<ResourceTypeId, readonly string[]>,
  defaults: Defaults,
): ByType | undefined {
  const creating = item.dependentOf.flatMap((id) => catalog.action(id) ?? []);
  const created = creating.map((action) => createdTypes(catalog, action, tagging));
  const types = [...new Set(created.flat())];
  // Types that tagging lacks in the reference can only be stated by its own limits.
  if (created.some((each) => each.length === 0) || !types.some((type) => given.has(type))) return undefined;
  return Object.fromEntries(
    types.flatMap((id) => {
      const type = catalog.resourceType(id);
      return type === undefined ? [] : [[id, given.get(id) ?? [wildcardArn(type, defaults)]]];
    }),
  );
}

/** Limits items to the ARNs; `unused` are the types that no action of the cart takes. */
export function applyScopes(
  cart: Cart,
  catalog: Catalog,
  scopes: readonly TypedArn[],
  defaults: Defaults,
): { readonly cart: Cart; readonly unused: readonly ResourceTypeId[] } {
  const given = group(scopes);
  const used = new Set<ResourceTypeId>();
  let result = cart;
  for (const item of cart.items) {
    const actions = actionsOfItem(catalog, item);
    const [action] = actions;
    if (action === undefined) continue;
    const tags = isTagging(item.action) && item.dependentOf.length > 0;
    const types = new Set(actions.flatMap((each) => each.resourceTypes.map(({ id }) => id)));
    const taken = [...types].flatMap((id) => {
      const arns = given.get(id);
      return arns === undefined ? [] : [[id, arns] as const];
    });
    const byType: ByType | undefined = tags
      ? forTagging(catalog, action, item, given, defaults)
      : taken.length === 0
        ? undefined
        : Object.fromEntries(taken);
    if (!tags) for (const [id] of taken) used.add(id);
    if (byType !== undefined) result = updateItem(result, item.id, { scope: { kind: 'arns', byType } });
  }
  return { cart: result, unused: [...given.keys()].filter((type) => !used.has(type)) };
}
