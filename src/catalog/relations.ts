/** Relations of the catalog, both ways. The reverse ones are indexed once per catalog. */
import { memo } from '../text/memo.ts';
import type {
  Action,
  Catalog,
  ConditionKey,
  ConditionKeyId,
  Dependent,
  ResourceType,
  ResourceTypeId,
} from './model.ts';

interface Index {
  readonly honouring: ReadonlyMap<string, readonly Action[]>;
  readonly carrying: ReadonlyMap<string, readonly ResourceType[]>;
  readonly on: ReadonlyMap<string, readonly Action[]>;
  readonly needed: ReadonlyMap<string, readonly { readonly action: Action; readonly dependent: Dependent }[]>;
}

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}

const indexOf = memo((catalog: Catalog): Index => {
  const honouring = new Map<string, Action[]>();
  const carrying = new Map<string, ResourceType[]>();
  const on = new Map<string, Action[]>();
  const needed = new Map<string, { action: Action; dependent: Dependent }[]>();
  for (const action of catalog.actions) {
    for (const key of honouredKeys(catalog, action)) push(honouring, key.id, action);
    for (const { id } of action.resourceTypes) push(on, id.toLowerCase(), action);
    for (const dependent of action.dependentActions)
      push(needed, dependent.id.toLowerCase(), { action, dependent });
  }
  for (const type of catalog.resourceTypes)
    for (const id of type.conditionKeys) push(carrying, catalog.conditionKey(id)?.id ?? id, type);
  return { honouring, carrying, on, needed };
});

/** Keys that an action honours because a resource type of it carries them. */
export function typeKeys(catalog: Catalog, action: Action, type: ResourceTypeId): readonly ConditionKeyId[] {
  return action.keysInFull === true ? [] : (catalog.resourceType(type)?.conditionKeys ?? []);
}

/** Keys that the action honours besides global ones: its own and those of its resource types, less the ignored ones. */
export function honouredKeys(catalog: Catalog, action: Action): readonly ConditionKey[] {
  return keysHonoured(catalog, action);
}

/** Room for the actions of all services. */
const everyAction = { limit: 50_000 };

const keysHonoured = memo((catalog: Catalog, action: Action): readonly ConditionKey[] => {
  const ids = new Set<ConditionKeyId>(action.conditionKeys);
  for (const { id, conditionKeys } of action.resourceTypes)
    for (const key of [...conditionKeys, ...typeKeys(catalog, action, id)]) ids.add(key);
  for (const key of action.ignoredKeys ?? []) ids.delete(key);
  return [...ids].sort().flatMap((id) => catalog.conditionKey(id) ?? []);
}, everyAction);

/** Whether a condition on the key, as a policy writes it, has an effect on the action. */
export function honours(catalog: Catalog, action: Action, key: string): boolean {
  const entry = catalog.conditionKey(key);
  if (entry === undefined) return false;
  return entry.reach === 'every-action' || honouredKeys(catalog, action).some(({ id }) => id === entry.id);
}

/** Actions that honour a key, global reach aside. */
export function actionsHonouring(catalog: Catalog, key: ConditionKey): readonly Action[] {
  return indexOf(catalog).honouring.get(key.id) ?? [];
}

/** Resource types that carry a key. */
export function typesHonouring(catalog: Catalog, key: ConditionKey): readonly ResourceType[] {
  return indexOf(catalog).carrying.get(key.id) ?? [];
}

/** Actions that take a resource type, required or optional. */
export function actionsOn(catalog: Catalog, type: ResourceType): readonly Action[] {
  return indexOf(catalog).on.get(type.id.toLowerCase()) ?? [];
}

/** Actions that need this one as well. */
export function neededBy(
  catalog: Catalog,
  action: Action,
): readonly { readonly action: Action; readonly dependent: Dependent }[] {
  return indexOf(catalog).needed.get(action.id.toLowerCase()) ?? [];
}
