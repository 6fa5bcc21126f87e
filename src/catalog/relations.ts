/**
 * Relations of the catalog, both ways. The reverse ones are indexed: what a part of the catalog says by itself once
 * for the part, which stays when further services are added, and which key is meant where once for the catalog.
 */
import { memo } from '../text/memo.ts';
import type {
  Action,
  Catalog,
  CatalogPart,
  ConditionKey,
  ConditionKeyId,
  Dependent,
  ResourceType,
  ResourceTypeId,
} from './model.ts';

interface KeyIndex {
  readonly honouring: ReadonlyMap<string, readonly Action[]>;
  readonly carrying: ReadonlyMap<string, readonly ResourceType[]>;
}

interface PartIndex {
  readonly on: ReadonlyMap<string, readonly Action[]>;
  readonly needed: ReadonlyMap<string, readonly { readonly action: Action; readonly dependent: Dependent }[]>;
}

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}

const partIndex = memo(({ actions }: CatalogPart): PartIndex => {
  const on = new Map<string, Action[]>();
  const needed = new Map<string, { action: Action; dependent: Dependent }[]>();
  for (const action of actions) {
    for (const { id } of action.resourceTypes) push(on, id.toLowerCase(), action);
    for (const dependent of action.dependentActions)
      push(needed, dependent.id.toLowerCase(), { action, dependent });
  }
  return { on, needed };
});

const keyIndex = memo((catalog: Catalog): KeyIndex => {
  const honouring = new Map<string, Action[]>();
  const carrying = new Map<string, ResourceType[]>();
  for (const action of catalog.actions)
    for (const key of honouredKeys(catalog, action)) push(honouring, key.id, action);
  for (const type of catalog.resourceTypes)
    for (const id of type.conditionKeys) push(carrying, catalog.conditionKey(id)?.id ?? id, type);
  return { honouring, carrying };
});

const partsOf = ({ core, parts }: Catalog): readonly CatalogPart[] => [core, ...parts.values()];

/** A part may have an action that the core has as well, which then stands for both. */
const isShown = (catalog: Catalog, action: Action): boolean => catalog.action(action.id) === action;

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
  return keyIndex(catalog).honouring.get(key.id) ?? [];
}

/** Resource types that carry a key. */
export function typesHonouring(catalog: Catalog, key: ConditionKey): readonly ResourceType[] {
  return keyIndex(catalog).carrying.get(key.id) ?? [];
}

/** Actions that take a resource type, required or optional. */
export function actionsOn(catalog: Catalog, type: ResourceType): readonly Action[] {
  const id = type.id.toLowerCase();
  return partsOf(catalog)
    .flatMap((part) => partIndex(part).on.get(id) ?? [])
    .filter((action) => isShown(catalog, action));
}

/** Actions that need this one as well. */
export function neededBy(
  catalog: Catalog,
  action: Action,
): readonly { readonly action: Action; readonly dependent: Dependent }[] {
  const id = action.id.toLowerCase();
  return partsOf(catalog)
    .flatMap((part) => partIndex(part).needed.get(id) ?? [])
    .filter((needing) => isShown(catalog, needing.action));
}
