/**
 * Relations of the catalog, both ways. The reverse ones are indexed: what a part of the catalog says by itself once
 * for the part, which stays when further services are added, and which key is meant where once for the catalog.
 */
import { memo } from '../text/memo.ts';
import { prefixOf } from './ids.ts';
import type {
  Action,
  Catalog,
  CatalogPart,
  ConditionKey,
  ConditionKeyId,
  Dependent,
  Entry,
  ResourceType,
  ResourceTypeId,
} from './model.ts';
import { honoursBesides, inOneRequest, staysInSession } from './session-keys.ts';

interface KeyIndex {
  readonly honouring: ReadonlyMap<string, readonly Action[]>;
  readonly carrying: ReadonlyMap<string, readonly ResourceType[]>;
}

/** An action, and the dependent for whose sake it stands in a list. */
interface Needing {
  readonly action: Action;
  readonly dependent: Dependent;
}

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}

const isAction = (entry: Entry): entry is Action => entry.kind === 'action';

/** Stands in the JSON of an action that has dependents. */
const anyDependent = '"dependentActions":[{';

/** By the lower-case id of a resource type the actions of a part that take it. */
const takingIn = memo((part: CatalogPart): ReadonlyMap<string, readonly Action[]> => {
  const taking = new Map<string, Action[]>();
  for (const action of part.actions)
    for (const { id } of action.resourceTypes) push(taking, id.toLowerCase(), action);
  return taking;
});

/** By the lower-case id of an action those of a part that need it as well. */
const needingIn = memo((part: CatalogPart): ReadonlyMap<string, readonly Needing[]> => {
  const needing = new Map<string, Needing[]>();
  for (const action of part.singly?.mentioning('action', anyDependent).filter(isAction) ?? part.actions)
    for (const dependent of action.dependentActions)
      push(needing, dependent.id.toLowerCase(), { action, dependent });
  return needing;
});

/** Which key is meant may depend on all that the catalog has; whose entries they are is asked part by part. */
const keyIndex = memo((catalog: Catalog, part: CatalogPart): KeyIndex => {
  const honouring = new Map<string, Action[]>();
  const carrying = new Map<string, ResourceType[]>();
  for (const action of part.actions)
    if (isShown(catalog, action))
      for (const key of honouredKeys(catalog, action)) push(honouring, key.id, action);
  for (const type of part.resourceTypes)
    if (catalog.resourceType(type.id) === type)
      for (const id of type.conditionKeys) push(carrying, catalog.conditionKey(id)?.id ?? id, type);
  return { honouring, carrying };
});

/** Parts that may have one of some texts in their JSON: no others are looked into, as that makes all their entries. */
const partsMentioning = (catalog: Catalog, texts: readonly string[]): readonly CatalogPart[] =>
  partsOf(catalog).filter(
    ({ singly }) => singly === undefined || texts.some((text) => singly.mentions(text)),
  );

/** How a key, filled in or not, begins in JSON. */
const keyInJson = ({ id }: ConditionKey): string => `"${id.split('${')[0] ?? id}`;

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
  if (entry.reach === 'every-action' || staysInSession(entry.id)) return true;
  if (honoursBesides(action, entry.id)) return true;
  return inOneRequest(catalog, action).some((each) =>
    honouredKeys(catalog, each).some(({ id }) => id === entry.id),
  );
}

/** Actions that honour a key, global reach aside. */
export function actionsHonouring(catalog: Catalog, key: ConditionKey): readonly Action[] {
  // A type that carries it may be another part's.
  const carriers = new Set(typesHonouring(catalog, key).map(({ id }) => `"${prefixOf(id)}:`));
  return partsMentioning(catalog, [keyInJson(key), ...carriers]).flatMap(
    (part) => keyIndex(catalog, part).honouring.get(key.id) ?? [],
  );
}

/** Resource types that carry a key. */
export function typesHonouring(catalog: Catalog, key: ConditionKey): readonly ResourceType[] {
  return partsMentioning(catalog, [keyInJson(key)]).flatMap(
    (part) => keyIndex(catalog, part).carrying.get(key.id) ?? [],
  );
}

/** Actions that take a resource type, required or optional. */
export function actionsOn(catalog: Catalog, type: ResourceType): readonly Action[] {
  const id = type.id.toLowerCase();
  return partsMentioning(catalog, [JSON.stringify(type.id)])
    .flatMap((part) => takingIn(part).get(id) ?? [])
    .filter((action) => isShown(catalog, action));
}

/** Actions that need this one as well. */
export function neededBy(catalog: Catalog, action: Action): readonly Needing[] {
  const id = action.id.toLowerCase();
  return partsOf(catalog)
    .flatMap((part) => needingIn(part).get(id) ?? [])
    .filter((needing) => isShown(catalog, needing.action));
}
