/**
 * What a pattern of the cart (`sagemaker:Describe*`) is stated on, and what there is to say of it.
 *
 * By default it is stated on what the actions that it matches need: the wildcard ARNs of their required resource
 * types, or `*` as soon as one of them takes no resource, for `*` is all that such an action can be stated on. Where
 * the types are many, those that begin alike are written as one ARN of their service, region and account: a list of
 * sixty grants no less and is read by nobody.
 *
 * Limited to ARNs it is stated on these, and on the wildcard ARNs of what else the actions that take them require.
 * Actions that take none of them are then granted nothing, which is less than was asked for and never more; a warning
 * counts them.
 */
import { nameOf } from '../../catalog/ids.ts';
import type { Action, Catalog, ResourceTypeId } from '../../catalog/model.ts';
import { levelsInWords } from '../../catalog/typed-pattern.ts';
import { arnOverlaps, arnPattern, splitArn, templatePattern } from '../../iam/arn-pattern.ts';
import { listWords } from '../../iam/semantics/condition-words.ts';
import { count } from '../../text/count.ts';
import { groupBy } from '../../text/group-by.ts';
import type { AssembleOptions, CartItem } from '../cart-model.ts';
import type { Remark } from './remark.ts';
import { byType, defaults, type Resolved } from './resources.ts';

/** More ARNs than this are written as one for each service, region and account. */
const mostArns = 8;

const shortened = (arns: readonly string[]): readonly string[] =>
  arns.length <= mostArns
    ? arns
    : [...groupBy(arns, (arn) => splitArn(arn).slice(0, 5).join(':'))].flatMap(([beginning, alike]) =>
        alike.length === 1 ? alike : [`${beginning}:*`],
      );

const ownResources = (
  matched: readonly Action[],
  catalog: Catalog,
  options: AssembleOptions,
): readonly string[] => {
  const needed = matched.map((action) => defaults(action, catalog, options));
  return needed.some((arns) => arns.length === 0 || arns.includes('*'))
    ? ['*']
    : shortened([...new Set(needed.flat())]);
};

const takes = (action: Action, type: ResourceTypeId): boolean =>
  action.resourceTypes.some(({ id }) => id.toLowerCase() === type.toLowerCase());

const namesOf = (actions: readonly Action[]): string => {
  const names = actions.map(({ name }) => name);
  return listWords(names.length <= 4 ? names : [...names.slice(0, 3), `${names.length - 3} more`], 'and');
};

/** The pattern on chosen ARNs, by type. */
const limited = (
  item: CartItem,
  matched: readonly Action[],
  catalog: Catalog,
  options: AssembleOptions,
  chosen: Readonly<Record<ResourceTypeId, readonly string[]>>,
): Resolved => {
  const entries = Object.entries(chosen).filter(([, arns]) => arns.length > 0) as [
    ResourceTypeId,
    readonly string[],
  ][];
  const strange = entries.filter(([type]) => !matched.some((action) => takes(action, type)));
  const acting = matched.filter((action) => entries.some(([type]) => takes(action, type)));
  const each = acting.map((action) =>
    byType(
      item,
      action,
      catalog,
      options,
      Object.fromEntries(entries.filter(([type]) => takes(action, type))),
    ),
  );
  const refused = [
    ...new Map(each.flatMap(({ remarks }) => remarks).map((one) => [one.message, one])).values(),
  ];
  const remarks: Remark[] = [
    ...refused,
    ...strange.map(
      ([type]): Remark => ({
        rule: 'scope-refused',
        severity: 'error',
        message: `No action that ${item.action} matches acts on ${nameOf(type)}, so its ARNs are left out.`,
      }),
    ),
  ];
  const resources = [...new Set(each.flatMap((one) => one.resources))];
  const stated = resources.map(arnPattern);
  const reaches = (action: Action): boolean =>
    action.resourceTypes.some(({ id }) => {
      const type = catalog.resourceType(id);
      return type === undefined || stated.some((arn) => arnOverlaps(arn, templatePattern(type.arn)) !== 'no');
    });
  const others = matched.filter((action) => !reaches(action));
  if (resources.length > 0 && others.length > 0)
    remarks.push({
      rule: 'pattern-limited',
      severity: 'warning',
      message: `${namesOf(others)} of ${item.action} ${others.length === 1 ? 'acts' : 'act'} on none of the resources that it is limited to, so ${others.length === 1 ? 'it is' : 'they are'} ${item.effect === 'Allow' ? 'not allowed' : 'not denied'} by it.`,
    });
  return { resources, remarks };
};

/** The resources that a pattern is stated on; `matched` are the actions that it matches today, at least one. */
export function patternResources(
  item: CartItem,
  matched: readonly Action[],
  catalog: Catalog,
  options: AssembleOptions,
): Resolved {
  const { scope } = item;
  if (scope.kind === 'verbatim') return { resources: scope.resources, remarks: [] };
  if (scope.kind === 'arns' && Object.values(scope.byType).some((arns) => arns.length > 0))
    return limited(item, matched, catalog, options, scope.byType);
  return { resources: ownResources(matched, catalog, options), remarks: [] };
}

/** What a pattern that somebody chose grants today, and that it grows. */
export function patternGrows({ action, effect }: CartItem, matched: readonly Action[]): Remark {
  const verb = effect === 'Allow' ? 'grants' : 'denies';
  return {
    rule: 'pattern-grows',
    severity: effect === 'Allow' ? 'warning' : 'hint',
    message: `${action} ${verb} ${count(matched.length, 'action')} today (${levelsInWords(matched)}), and whatever AWS adds that it matches.`,
  };
}
