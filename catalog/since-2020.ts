/**
 * What has changed since the reference of 2020, fact by fact: levels, flags, key types, ARNs, and which condition
 * keys, resource types, needs and actions an entry has gained or lost. Reference is compared with reference: a need
 * that only the request's shape or a guide shows was not said in 2020 either way, so it counts as no change.
 */
import type { Action, CatalogPart, Change, ConditionKey, ResourceType } from '../src/catalog/model.ts';
import type { Reference2020 } from './schemas.ts';

const own = (name: string): string => `sagemaker:${name}`;

/** Ids that were gained and lost, as changes of one sort. */
function difference(
  of: Extract<Change, { of: unknown }>['of'],
  before: Iterable<string>,
  now: Iterable<string>,
): readonly Change[] {
  const [old, current] = [new Set(before), new Set(now)];
  const gained = [...current].filter((id) => !old.has(id)).sort();
  const lost = [...old].filter((id) => !current.has(id)).sort();
  return [
    ...(gained.length === 0 ? [] : [{ what: 'gained', of, ids: gained } as const]),
    ...(lost.length === 0 ? [] : [{ what: 'lost', of, ids: lost } as const]),
  ];
}

/** Keys that the reference lists in the action's rows: its own, and those of a resource type in its row. */
const listedKeys = ({ conditionKeys, resourceTypes }: Action): readonly string[] => [
  ...conditionKeys,
  ...resourceTypes.flatMap((type) => type.conditionKeys),
];

type Before = Reference2020['actions'][number];

const typesOf = ({ required, optional }: Before): readonly string[] => [...required, ...optional].map(own);

function requirements(before: Before, { resourceTypes }: Action): readonly Change[] {
  const required = new Set(before.required.map(own));
  const known = new Set(typesOf(before));
  return resourceTypes.flatMap((type) =>
    known.has(type.id) && required.has(type.id) !== type.required
      ? [{ what: 'requirement', id: type.id, required: type.required } as const]
      : [],
  );
}

/**
 * Changes of an action; none for one that is new.
 * @param listedNeeds its dependents in the last reference that had them
 */
export function actionChanges(
  action: Action,
  listedNeeds: readonly string[],
  { actions }: Reference2020,
): readonly Change[] {
  const before = actions.find(({ name }) => name === action.name);
  if (before === undefined) return [];
  const level = action.accessLevels.join(', ');
  return [
    ...(before.accessLevel === level
      ? []
      : [{ what: 'level', from: before.accessLevel, to: level } as const]),
    ...(before.permissionOnly === action.permissionOnly
      ? []
      : [{ what: 'permission-only', from: before.permissionOnly, to: action.permissionOnly } as const]),
    ...difference(
      'resource-type',
      typesOf(before),
      action.resourceTypes.map(({ id }) => id),
    ),
    ...requirements(before, action),
    ...difference('condition-key', before.conditionKeys, listedKeys(action)),
    ...difference('need', before.dependentActions, listedNeeds),
  ];
}

/** Changes of a resource type; none for one that is new. */
export function typeChanges(
  type: ResourceType,
  part: CatalogPart,
  { actions, resourceTypes }: Reference2020,
): readonly Change[] {
  const before = resourceTypes.find(({ name }) => name === type.name);
  if (before === undefined) return [];
  return [
    ...(before.arn === type.arn ? [] : [{ what: 'arn', from: before.arn, to: type.arn } as const]),
    ...difference('condition-key', before.conditionKeys, type.conditionKeys),
    ...difference(
      'action',
      actions.filter((each) => typesOf(each).includes(type.id)).map(({ name }) => own(name)),
      part.actions.filter((each) => each.resourceTypes.some(({ id }) => id === type.id)).map(({ id }) => id),
    ),
  ];
}

/** Changes of a condition key besides its name; none for one that is new. */
export function keyChanges(
  key: ConditionKey,
  part: CatalogPart,
  { actions, resourceTypes, conditionKeys }: Reference2020,
): readonly Change[] {
  const before = conditionKeys.find((each) => each.key === key.id);
  if (before === undefined) return [];
  return [
    ...(before.type === key.type ? [] : [{ what: 'type', from: before.type, to: key.type } as const]),
    ...difference(
      'action',
      actions.filter((each) => each.conditionKeys.some((id) => id === key.id)).map(({ name }) => own(name)),
      part.actions.filter((each) => listedKeys(each).includes(key.id)).map(({ id }) => id),
    ),
    ...difference(
      'resource-type',
      resourceTypes
        .filter((each) => each.conditionKeys.some((id) => id === key.id))
        .map(({ name }) => own(name)),
      part.resourceTypes.filter((each) => each.conditionKeys.includes(key.id)).map(({ id }) => id),
    ),
  ];
}
