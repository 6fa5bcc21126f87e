/**
 * Entries of SageMaker that today's reference does not have (unlisted.json): keys that were there once, and what
 * works although the reference leaves it out. They join the listed ones before anything else is said of those.
 */
import { actionId, conditionKeyId, resourceTypeId } from '../src/catalog/ids.ts';
import type { Action, CatalogPart, ConditionKey, Unlisted } from '../src/catalog/model.ts';
import { referenceUrl } from './docs-url.ts';
import { InputError } from './files.ts';
import type { UnlistedEntries } from './schemas.ts';

const service = 'sagemaker';
const own = (name: string): string => `${service}:${name}`;

function why(
  entries: UnlistedEntries,
  entry: UnlistedEntries['actions' | 'conditionKeys'][number],
): Unlisted {
  const source = entries.sources[entry.source];
  if (source === undefined)
    throw new InputError(`catalog/unlisted.json names the source ${entry.source}, which there is not.`);
  return { why: entry.why, sources: [{ name: source.name, date: source.date }] };
}

const shared = (entries: UnlistedEntries, entry: UnlistedEntries['actions' | 'conditionKeys'][number]) => ({
  name: entry.name,
  service,
  description: entry.description,
  in2020: false,
  changes: [],
  unlisted: why(entries, entry),
});

const makeAction = (entries: UnlistedEntries, entry: UnlistedEntries['actions'][number]): Action => ({
  kind: 'action',
  id: actionId(own(entry.name)),
  ...shared(entries, entry),
  docsUrl: entries.sources[entry.source]?.url ?? referenceUrl(service, 'action', entry.name),
  accessLevels: [entry.accessLevel],
  permissionOnly: false,
  resourceTypes: entry.required.map((name) => ({
    id: resourceTypeId(own(name)),
    required: true,
    conditionKeys: [],
  })),
  conditionKeys: entry.conditionKeys.map(conditionKeyId),
  dependentActions: [],
});

const makeKey = (
  entries: UnlistedEntries,
  entry: UnlistedEntries['conditionKeys'][number],
): ConditionKey => ({
  kind: 'condition-key',
  id: conditionKeyId(own(entry.name)),
  ...shared(entries, entry),
  docsUrl: entries.sources[entry.source]?.url ?? referenceUrl(service, 'condition-key', entry.name),
  type: entry.type,
  reach: 'where-listed',
});

const byId = <T extends { readonly id: string }>(entries: readonly T[]): readonly T[] =>
  [...entries].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));

/**
 * SageMaker's part with the unlisted entries, sorted by id.
 * @throws InputError when the reference has one of them by now, or one speaks of an entry that there is not
 */
export function withUnlisted(part: CatalogPart, entries: UnlistedEntries): CatalogPart {
  const listed = new Set<string>([...part.actions, ...part.conditionKeys].map(({ id }) => id));
  const types = new Set<string>(part.resourceTypes.map(({ id }) => id));
  const twice = [...entries.actions, ...entries.conditionKeys].find(({ name }) => listed.has(own(name)));
  if (twice !== undefined)
    throw new InputError(`catalog/unlisted.json has ${twice.name}, which the reference lists.`);
  const unknown =
    entries.conditionKeys.flatMap(({ actions }) => actions).find((name) => !listed.has(own(name))) ??
    entries.actions.flatMap(({ required }) => required).find((name) => !types.has(own(name)));
  if (unknown !== undefined)
    throw new InputError(`catalog/unlisted.json names ${unknown}, which there is not.`);
  const actions = part.actions.map((action) => {
    const keys = entries.conditionKeys.filter((key) => key.actions.includes(action.name));
    if (keys.length === 0) return action;
    const added = keys.map(({ name }) => conditionKeyId(own(name)));
    return { ...action, conditionKeys: [...action.conditionKeys, ...added] };
  });
  return {
    ...part,
    actions: byId([...actions, ...entries.actions.map((each) => makeAction(entries, each))]),
    resourceTypes: part.resourceTypes,
    conditionKeys: byId([
      ...part.conditionKeys,
      ...entries.conditionKeys.map((each) => makeKey(entries, each)),
    ]),
  };
}
