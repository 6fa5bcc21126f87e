/**
 * What was recognised in a text, as items of a cart.
 *
 * The ARNs of the evidence become the item's scope, each under the resource type that it is of. A required type that the
 * evidence does not name keeps its wildcard ARN, in the region and account that the evidence names. An ARN of none of
 * the action's types is kept as it stands: AWS knows more of its messages than its reference does. The same action seen
 * twice is one item with the ARNs of both.
 */
import { homeService, taggingAction } from '../../catalog/home-service.ts';
import type { Action, Catalog, ResourceTypeId } from '../../catalog/model.ts';
import { arnMatches, arnPattern, splitArn } from '../../iam/arn-pattern.ts';
import type { Arrival, ArrivalAction } from '../../intake/arrival.ts';
import { allowHelps } from '../../intake/verdict.ts';
import { memo } from '../../text/memo.ts';
import { mayBeOfType, resourceLead, validateArn, wildcardArn } from '../arn-template.ts';
import type { Cart, CartItem, Defaults, Scope } from '../cart-model.ts';
import { addItem, itemsFor, updateItem } from './cart.ts';

/** `exact`: the ARNs of the evidence. `type`: all of their types, in their region and account. `any`: every resource. */
export type ArrivalScope = 'exact' | 'type' | 'any';

/** An action to be added, and the actions for whose sake. */
export interface Pick {
  readonly action: ArrivalAction;
  readonly dependentOf: readonly string[];
}

/** Actions that are limited by the call for which they are needed. */
const limitedByCall = new Set(['iam:passrole', taggingAction.toLowerCase(), 'iam:createservicelinkedrole']);

/**
 * What an arrival adds by itself: its wanted actions, unless no Allow would help. What needs another action to be limited
 * (iam:PassRole, sagemaker:AddTags) says for which call it is.
 */
export function picksOf({ actions, verdict, kind }: Arrival): readonly Pick[] {
  if (!allowHelps(verdict) || verdict?.policy === 'trust' || kind === 'policy') return [];
  return actions
    .filter(({ wanted }) => wanted)
    .map((action) => ({ action, dependentOf: callFor(action, actions) }));
}

const callFor = (action: ArrivalAction, among: readonly ArrivalAction[]): readonly string[] =>
  limitedByCall.has(action.id.toLowerCase())
    ? among
        .filter(({ id }) => !limitedByCall.has(id.toLowerCase()) && id.startsWith(`${homeService}:`))
        .map(({ id }) => id)
    : [];

/** Region, account and partition of an ARN, where it has them; the rest from the defaults. */
function placeOf(arn: string | undefined, defaults: Defaults): Defaults {
  const [, partition = '', , region = '', account = ''] = arn === undefined ? [] : splitArn(arn);
  return {
    ...defaults,
    partition: /^aws[a-z-]*$/u.test(partition) ? partition : defaults.partition,
    region: region === '' ? defaults.region : region,
    account: /^\d{12}$/u.test(account) ? account : defaults.account,
  };
}

/** Messages for anonymous callers mask the account: `********6666`. */
const unmasked = (arn: string, { account }: Defaults): string =>
  arn.replace(/^((?:[^:]*:){4})\*+\d{4}:/u, `$1${account}:`);

/** The action's types that a resource may be of which begins so: found once for thousands of ARNs of a type. */
const typesBeginning = memo(
  (catalog: Catalog, action: Action, head: string): readonly ResourceTypeId[] =>
    action.resourceTypes.flatMap(({ id }) => {
      const type = catalog.resourceType(id);
      return type !== undefined && mayBeOfType(type, head) ? [id] : [];
    }),
  { limit: 500 },
);

/** What an ARN's resource begins with, up to a delimiter: asked for each of the dozens of actions that a pasted ARN offers. */
const headOf = memo(
  (arn: string): string => {
    const lead = resourceLead(arn);
    return /^[^/:]*[/:]/u.exec(lead)?.[0] ?? lead;
  },
  { limit: 4_000 },
);

const typeFor = (catalog: Catalog, action: Action, arn: string): ResourceTypeId | undefined =>
  typesBeginning(catalog, action, headOf(arn)).find((id) => validateArn(catalog, id, arn) === undefined);

/** The scope that the evidence's resources are for an action. */
function scopeOf(
  catalog: Catalog,
  { id, resources: written }: ArrivalAction,
  how: ArrivalScope,
  defaults: Defaults,
): Scope {
  if (how === 'any') return { kind: 'verbatim', resources: ['*'] };
  const action = catalog.action(id);
  const resources = written.map((arn) => unmasked(arn, defaults)).filter((arn) => arn !== '*');
  if (action === undefined)
    return { kind: 'verbatim', resources: resources.length === 0 ? ['*'] : resources };
  if (action.resourceTypes.length === 0 || resources.length === 0) return { kind: 'default' };
  const byType: Record<ResourceTypeId, readonly string[]> = {};
  for (const arn of resources) {
    const type = typeFor(catalog, action, arn);
    if (type === undefined) {
      if (how === 'exact') return { kind: 'verbatim', resources };
      continue;
    }
    const whole = how === 'exact' ? undefined : catalog.resourceType(type);
    const stated = whole === undefined ? arn : wildcardArn(whole, placeOf(arn, defaults));
    byType[type] = [...new Set([...(byType[type] ?? []), stated])];
  }
  for (const { id: type, required } of action.resourceTypes) {
    if (!required || byType[type] !== undefined) continue;
    const whole = catalog.resourceType(type);
    if (whole !== undefined) byType[type] = [wildcardArn(whole, placeOf(resources[0], defaults))];
  }
  return Object.keys(byType).length === 0 ? { kind: 'default' } : { kind: 'arns', byType };
}

/** The scope of an item that further evidence may add ARNs to, thousands of them: under each type, or under no name as written. */
interface Growing {
  readonly kind: Scope['kind'];
  readonly arns: Map<string, Set<string>>;
}

const listsOf = (scope: Scope): readonly (readonly [string, readonly string[]])[] =>
  scope.kind === 'default'
    ? []
    : scope.kind === 'verbatim'
      ? [['', scope.resources]]
      : Object.entries(scope.byType);

function growing(scope: Scope): Growing {
  return { kind: scope.kind, arns: new Map(listsOf(scope).map(([type, arns]) => [type, new Set(arns)])) };
}

/** Adds the ARNs of a scope of the same kind. */
function grow({ arns: all }: Growing, scope: Scope): void {
  for (const [type, arns] of listsOf(scope)) {
    const held = all.get(type);
    if (held === undefined) all.set(type, new Set(arns));
    else for (const arn of arns) held.add(arn);
  }
}

function grown({ kind, arns }: Growing): Scope {
  if (kind === 'default') return { kind };
  if (kind === 'verbatim') return { kind, resources: [...arns.values()].flatMap((each) => [...each]) };
  return { kind, byType: Object.fromEntries([...arns].map(([type, each]) => [type, [...each]])) };
}

const resourcesOf = (scope: Scope): readonly string[] =>
  scope.kind === 'verbatim'
    ? scope.resources
    : scope.kind === 'arns'
      ? Object.values(scope.byType).flat()
      : [];

/** Whether an item without conditions states all that is wanted already. */
function covers(item: CartItem, scope: Scope): boolean {
  if (item.conditions.length > 0) return false;
  if (item.scope.kind === 'default') return true;
  if (scope.kind === 'default') return false;
  const patterns = resourcesOf(item.scope).map(arnPattern);
  return resourcesOf(scope).every((arn) =>
    patterns.some((pattern) => pattern.text === '*' || pattern.text === arn || arnMatches(pattern, arn)),
  );
}

/** The items of a cart that allow an action; each action is looked for once, as long as the cart stays as it is. */
function allowingItems(): (cart: Cart, action: string) => readonly CartItem[] {
  const found = new Map<string, readonly CartItem[]>();
  let of: Cart | undefined;
  return (cart, action) => {
    if (of !== cart) found.clear();
    of = cart;
    const known = found.get(action) ?? itemsFor(cart, action).filter(({ effect }) => effect === 'Allow');
    found.set(action, known);
    return known;
  };
}

/**
 * The cart with the picks. Where an item of an opened policy covers one already, nothing is added; `covered` counts them.
 * Load the services of the actions first: what the catalog lacks is stated on the ARNs as they stand.
 */
export function addArrivals(
  cart: Cart,
  catalog: Catalog,
  picks: readonly Pick[],
  { scope: how, defaults }: { readonly scope: ArrivalScope; readonly defaults: Defaults },
): { readonly cart: Cart; readonly covered: readonly string[] } {
  let result = cart;
  const covered: string[] = [];
  const fresh = new Map<string, Growing>();
  const allowing = allowingItems();
  for (const { action, dependentOf } of picks) {
    const scope = scopeOf(catalog, action, how, defaults);
    const present = allowing(result, action.id);
    if (present.some((item) => !fresh.has(item.id) && covers(item, scope))) {
      covered.push(action.id);
      continue;
    }
    const own = present.find((item) => fresh.has(item.id));
    const scopes = own && fresh.get(own.id);
    if (own !== undefined && scopes?.kind === scope.kind) {
      const calls =
        own.dependentOf.length === 0 || dependentOf.length === 0 ? [] : [...own.dependentOf, ...dependentOf];
      grow(scopes, scope);
      if (calls.length !== own.dependentOf.length)
        result = updateItem(result, own.id, { dependentOf: [...new Set(calls)] });
      continue;
    }
    fresh.set(`i${result.nextId}`, growing(scope));
    result = addItem(result, action.id, { scope, dependentOf });
  }
  const items = result.items.map((item) => {
    const scopes = fresh.get(item.id);
    return scopes === undefined ? item : { ...item, scope: grown(scopes) };
  });
  if (fresh.size > 0) result = { ...result, items };
  return { cart: result, covered: [...new Set(covered)] };
}
