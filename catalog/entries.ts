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
export function normalizeKey(key: string): ConditionKeyId {
  return conditionKeyId(key.replace(/<([^>]*)>/g, '${$1}').replace(/\/tag-key$/, '/${TagKey}'));
}

const normalizeKeys = (keys: readonly string[]): readonly ConditionKeyId[] => [
  ...new Set(keys.map(normalizeKey)),
];

const byId = <T extends { readonly id: string }>(entries: readonly T[]): readonly T[] =>
  [...entries].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));

const fresh = (service: PackageService) => ({ service: service.prefix, in2020: false, changes: [] });

function makeAction(
  service: PackageService,
  action: PackageAction,
  june: Reference2026,
  inFull: ReadonlySet<string>,
): Action {
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
    ...(inFull.has(action.name) && action.resourceTypes.length > 0 ? { keysInFull: true } : {}),
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

/** Rows of an action and a resource type that has keys; of these, those that repeat one of the type's keys. */
function keyRows({ actions, resourceTypes }: PackageService) {
  const keysOf = new Map(
    resourceTypes.map(({ key, conditionKeys = [] }) => [key.toLowerCase(), conditionKeys]),
  );
  return actions.map((action) => {
    const carried = action.resourceTypes.flatMap(({ name, conditionKeys }) => {
      const typeKeys = keysOf.get(name.toLowerCase()) ?? [];
      const row = new Set([...action.conditionKeys, ...conditionKeys]);
      return typeKeys.length === 0 ? [] : [typeKeys.some((key) => row.has(key))];
    });
    return { name: action.name, rows: carried.length, repeating: carried.filter(Boolean).length };
  });
}

/** This share of a service's rows must repeat a key of their type, and so many rows must there be. */
const shareInFull = 0.95;
const fewestRows = 90;

/**
 * Actions whose rows list their condition keys in full, so that the list of a resource type adds nothing. The
 * reference does not say which way a service is written, but the rows tell: where nearly every one of them repeats
 * a key of its type (1,075 of 1,075 for EC2; ElastiCache, ECS) they are complete, and a key that stands with the type alone
 * (`ec2:Attribute` on RunInstances) never matches; where next to none does (SageMaker, KMS) both lists count. A
 * small service proves nothing: all 71 rows of aps repeat a key, and AWS's own managed policies rely on more. An
 * action of such a service some of whose rows repeat nothing keeps its types' keys: its rows may have been forgotten.
 */
function actionsInFull(service: PackageService): ReadonlySet<string> {
  const counted = keyRows(service);
  const rows = counted.reduce((sum, each) => sum + each.rows, 0);
  const repeating = counted.reduce((sum, each) => sum + each.repeating, 0);
  if (rows < fewestRows || repeating / rows < shareInFull) return new Set();
  return new Set(counted.filter((each) => each.repeating === each.rows).map(({ name }) => name));
}

/** The entries of a service, sorted by id. A key that two spellings make the same appears once. */
export function serviceEntries({ today, june }: ServiceSources): CatalogPart {
  const keys = new Map(today.conditionKeys.map((key) => [normalizeKey(key.key), makeKey(today, key)]));
  const inFull = actionsInFull(today);
  return {
    actions: byId(today.actions.map((action) => makeAction(today, action, june, inFull))),
    resourceTypes: byId(today.resourceTypes.map((type) => makeType(today, type))),
    conditionKeys: byId([...keys.values()]),
    // Which sources its actions name is known once their needs are joined.
    sources: {},
  };
}
