/**
 * Statement ids that say what a statement does. IAM takes letters and digits only, and each id once per policy.
 */
import { expandAction } from '../../catalog/expansion.ts';
import { homeName, homeService, isSister, taggingAction } from '../../catalog/home-service.ts';
import { nameOf, prefixOf } from '../../catalog/ids.ts';
import type { Action, Catalog } from '../../catalog/model.ts';
import type { Grant } from './grant.ts';

/** Longer ones are cut: an id is read, and it counts towards the policy's size. */
const maxLength = 48;

/** More services than these are not named one by one. */
const mostServices = 3;

const words = (text: string): string =>
  text
    .split(/[^A-Za-z0-9]+/u)
    .map((word) => word.slice(0, 1).toUpperCase() + word.slice(1))
    .join('');

const wordsOf = (action: string): string => words(nameOf(action));

const serviceName = (service: string): string => (isSister(service) ? homeName : words(service));

const levelOrder = ['List', 'Read', 'Write', 'Tagging', 'Permissions management'] as const;

/** `ListReadWrite`: the access levels of all actions together, mildest first. */
const levelsOf = (actions: readonly Action[]): string =>
  levelOrder
    .filter((level) => actions.some((action) => action.accessLevels.includes(level)))
    .map((level) => (level === 'Permissions management' ? 'Permissions' : level))
    .join('');

const subjectOf = (catalog: Catalog, actions: readonly Action[]): string => {
  const types = new Set(
    actions.flatMap((action) =>
      action.resourceTypes.filter((resource) => resource.required).map(({ id }) => id),
    ),
  );
  if (types.size > 0 && types.size <= 2)
    return [...types].map((id) => words(catalog.resourceType(id)?.name ?? '')).join('And');
  const services = [...new Set(actions.map((action) => action.service))];
  const [service] = services;
  if (services.every(isSister)) return homeName;
  if (services.length === 1 && service !== undefined) return serviceName(service);
  const named = services.slice(0, mostServices).map(serviceName);
  return services.length > mostServices ? `${named[0] ?? ''}AndOthers` : named.join('And');
};

/** With its service in front, unless that is the home service. */
const foreignWordsOf = (action: string): string =>
  prefixOf(action) === homeService ? wordsOf(action) : `${serviceName(prefixOf(action))}${wordsOf(action)}`;

/**
 * A name for a statement of several services in which some actions are there for others' sake: for whom, or what was
 * chosen and that its needs are with it. Undefined for any other statement.
 */
function needsBase(catalog: Catalog, grants: readonly Grant[]): string | undefined {
  if (new Set(grants.map(({ action }) => prefixOf(action))).size < 2) return undefined;
  const chosen = grants.filter(({ item }) => item.dependentOf.length === 0);
  if (chosen.length === grants.length) return undefined;
  if (chosen.length > 0) return `${baseOf(catalog, chosen)}AndNeeds`;
  const [first, ...others] = grants.map(({ item }) => item.dependentOf);
  const common = first?.find((id) => others.every((each) => each.includes(id)));
  return common === undefined ? undefined : `NeededBy${wordsOf(common)}`;
}

const baseOf = (catalog: Catalog, grants: readonly Grant[]): string => {
  const actions = [...new Set(grants.map((grant) => grant.action))];
  const [only] = actions;
  if (only === undefined) return 'Statement';
  const dependent = grants.every((grant) => grant.item.dependentOf.length > 0);
  if (actions.length === 1 && only === taggingAction && dependent) return 'AddTagsOnCreate';
  if (actions.length === 1) return wordsOf(only) || `Every${serviceName(prefixOf(only))}Action`;
  if (actions.length === 2) {
    const mixed = new Set(actions.map(prefixOf)).size > 1;
    const both = actions.map((action) => (mixed ? foreignWordsOf(action) : wordsOf(action))).join('And');
    if (both.length <= maxLength) return both;
  }
  const needs = needsBase(catalog, grants);
  if (needs !== undefined) return needs;
  const known = actions.flatMap((action) => expandAction(catalog, action).actions);
  return known.length === 0 ? 'SeveralActions' : `${levelsOf(known)}${subjectOf(catalog, known)}`;
};

/** The id that a statement of these grants would like to have; `uniqueSid` settles who gets it. */
export function sidFor(catalog: Catalog, grants: readonly Grant[]): string {
  const base = baseOf(catalog, grants).slice(0, maxLength);
  return grants[0]?.effect === 'Deny' ? `Deny${base}` : base;
}

/** The wish itself, or with the first number from 2 that makes it unique; remembers what it gave. */
export function uniqueSid(wish: string, taken: Set<string>): string {
  let sid = wish;
  for (let number = 2; taken.has(sid); number++) sid = `${wish}${number}`;
  taken.add(sid);
  return sid;
}
