/** Turns what the reference package says of a service into the catalog's entries, without SageMaker's extras. */
import { actionId, conditionKeyId, nameOf, resourceTypeId } from '../src/catalog/ids.ts';
import type {
  Action,
  CatalogPart,
  ConditionKey,
  ConditionKeyId,
  Dependent,
  ResourceType,
} from '../src/catalog/model.ts';
import { referenceUrl } from './docs-url.ts';
import type { Reference2026 } from './needs-schemas.ts';
import type { PackageService } from './reference-package.ts';
import type { PackageAction, PackageKey, PackageType } from './schemas.ts';

/** What is known of the services: today's reference, and the columns that it had until June 2026. */
export interface ServiceSources {
  readonly today: PackageService;
  readonly june: Reference2026;
}

/** One spelling for placeholders: the reference also writes `<key>` (s3) and `tag-key` (ssm, secretsmanager). */
export const normalizeKey = (key: string): ConditionKeyId =>
  conditionKeyId(key.replace(/<([^>]*)>/g, '${$1}').replace(/\/tag-key$/, '/${TagKey}'));

const normalizeKeys = (keys: readonly string[]): readonly ConditionKeyId[] => [
  ...new Set(keys.map(normalizeKey)),
];

const byId = <T extends { readonly id: string }>(entries: readonly T[]): readonly T[] =>
  [...entries].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));

const fresh = (service: PackageService) => ({ service: service.prefix, in2020: false, changes: [] });

function makeAction(service: PackageService, action: PackageAction, june: Reference2026): Action {
  const dependents = june.dependents[service.prefix] ?? {};
  const flagged = june.permissionOnly[service.prefix] ?? [];
  const listed = Object.hasOwn(dependents, action.name) ? dependents[action.name] : undefined;
  return {
    kind: 'action',
    id: actionId(`${service.prefix}:${action.name}`),
    name: action.name,
    ...fresh(service),
    description: action.description,
    docsUrl: referenceUrl(service.prefix, 'action', action.name),
    accessLevels: action.accessLevel,
    permissionOnly: flagged.includes(action.name),
    resourceTypes: action.resourceTypes.map(({ name, required, conditionKeys }) => ({
      id: resourceTypeId(`${service.prefix}:${name}`),
      required,
      conditionKeys: normalizeKeys(conditionKeys),
    })),
    conditionKeys: normalizeKeys(action.conditionKeys),
    dependentActions: (listed ?? []).map(
      (id): Dependent => ({ id: actionId(id), sources: ['reference-2026-06'] }),
    ),
  };
}

const makeType = (service: PackageService, type: PackageType): ResourceType => ({
  kind: 'resource-type',
  id: resourceTypeId(`${service.prefix}:${type.key}`),
  name: type.key,
  ...fresh(service),
  description: '',
  docsUrl: referenceUrl(service.prefix, 'resource-type', type.key),
  arn: type.arn,
  conditionKeys: normalizeKeys(type.conditionKeys ?? []),
});

const makeKey = (service: PackageService, key: PackageKey): ConditionKey => ({
  kind: 'condition-key',
  id: normalizeKey(key.key),
  name: nameOf(normalizeKey(key.key)),
  ...fresh(service),
  description: key.description,
  docsUrl: referenceUrl(service.prefix, 'condition-key', nameOf(key.key)),
  type: key.type,
  reach: 'where-listed',
});

/** The entries of a service, sorted by id. A key that two spellings make the same appears once. */
export function serviceEntries({ today, june }: ServiceSources): CatalogPart {
  const keys = new Map(today.conditionKeys.map((key) => [normalizeKey(key.key), makeKey(today, key)]));
  return {
    actions: byId(today.actions.map((action) => makeAction(today, action, june))),
    resourceTypes: byId(today.resourceTypes.map((type) => makeType(today, type))),
    conditionKeys: byId([...keys.values()]),
    // Which sources its actions name is known once their needs are joined.
    sources: {},
  };
}
