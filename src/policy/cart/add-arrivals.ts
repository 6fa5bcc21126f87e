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
import { validateArn, wildcardArn } from '../arn-template.ts';
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

function typesFor(catalog: Catalog, action: Action, arn: string): readonly ResourceTypeId[] {
  return action.resourceTypes.map(({ id }) => id).filter((id) => validateArn(catalog, id, arn) === undefined);
}

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
  const place = placeOf(resources[0], defaults);
  const byType: Record<ResourceTypeId, readonly string[]> = {};
  for (const arn of resources) {
    const [type] = typesFor(catalog, action, arn);
    if (type === undefined) {
      if (how === 'exact') return { kind: 'verbatim', resources };
      continue;
    }
    const whole = catalog.resourceType(type);
    const stated = how === 'exact' || whole === undefined ? arn : wildcardArn(whole, placeOf(arn, defaults));
    byType[type] = [...new Set([...(byType[type] ?? []), stated])];
  }
  for (const { id: type, required } of action.resourceTypes) {
    const whole = catalog.resourceType(type);
    if (required && byType[type] === undefined && whole !== undefined)
      byType[type] = [wildcardArn(whole, place)];
  }
  return Object.keys(byType).length === 0 ? { kind: 'default' } : { kind: 'arns', byType };
}

/** The ARNs of both, type by type; undefined when the two cannot be one scope. */
function joined(a: Scope, b: Scope): Scope | undefined {
  if (a.kind === 'default' || b.kind === 'default') return a.kind === b.kind ? a : undefined;
  if (a.kind === 'verbatim' && b.kind === 'verbatim')
    return { kind: 'verbatim', resources: [...new Set([...a.resources, ...b.resources])] };
  if (a.kind !== 'arns' || b.kind !== 'arns') return undefined;
  const byType: Record<ResourceTypeId, readonly string[]> = { ...a.byType };
  for (const [type, arns] of Object.entries(b.byType) as [ResourceTypeId, readonly string[]][])
    byType[type] = [...new Set([...(byType[type] ?? []), ...arns])];
  return { kind: 'arns', byType };
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
  const fresh = new Set<string>();
  for (const { action, dependentOf } of picks) {
    const scope = scopeOf(catalog, action, how, defaults);
    const present = itemsFor(result, action.id).filter(({ effect }) => effect === 'Allow');
    if (present.some((item) => !fresh.has(item.id) && covers(item, scope))) {
      covered.push(action.id);
      continue;
    }
    const own = present.find((item) => fresh.has(item.id));
    const both = own === undefined ? undefined : joined(own.scope, scope);
    if (own !== undefined && both !== undefined) {
      const calls =
        own.dependentOf.length === 0 || dependentOf.length === 0 ? [] : [...own.dependentOf, ...dependentOf];
      result = updateItem(result, own.id, { scope: both, dependentOf: [...new Set(calls)] });
      continue;
    }
    fresh.add(`i${result.nextId}`);
    result = addItem(result, action.id, { scope, dependentOf });
  }
  return { cart: result, covered: [...new Set(covered)] };
}
