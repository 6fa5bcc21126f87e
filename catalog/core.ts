/**
 * Which entries the program always has at hand (core.json): SageMaker and its sister services whole, and of other
 * services the actions that those depend on, on and on, with their resource types and keys.
 */
import { isSister } from '../src/catalog/home-service.ts';
import { prefixOf } from '../src/catalog/ids.ts';
import type { CatalogPart } from '../src/catalog/model.ts';

type Parts = ReadonlyMap<string, CatalogPart>;
type Entries = Omit<CatalogPart, 'sources'>;

/** The ids of everything that the actions need, and that those need in turn, outside sister services. */
function neededOutside(parts: Parts): ReadonlySet<string> {
  const actions = new Map(
    [...parts.values()].flatMap((part) => part.actions.map((each) => [each.id, each] as const)),
  );
  const needed = new Set<string>();
  const open = [...parts].flatMap(([prefix, part]) => (isSister(prefix) ? part.actions : []));
  for (let action = open.pop(); action !== undefined; action = open.pop()) {
    for (const { id } of action.dependentActions) {
      const next = actions.get(id);
      if (isSister(prefixOf(id)) || needed.has(id) || next === undefined) continue;
      needed.add(id);
      open.push(next);
    }
  }
  return needed;
}

/** The actions of a part, with the resource types they take and the keys that both carry. */
function around(part: CatalogPart, wanted: ReadonlySet<string>): Entries {
  const actions = part.actions.filter(({ id }) => wanted.has(id));
  const typeIds = new Set(actions.flatMap(({ resourceTypes }) => resourceTypes.map(({ id }) => id)));
  const resourceTypes = part.resourceTypes.filter(({ id }) => typeIds.has(id));
  const keyIds = new Set(
    [...actions, ...actions.flatMap((action) => action.resourceTypes), ...resourceTypes].flatMap(
      ({ conditionKeys }) => conditionKeys,
    ),
  );
  return { actions, resourceTypes, conditionKeys: part.conditionKeys.filter(({ id }) => keyIds.has(id)) };
}

/** Of entries with the same id, which differ in case at most, the first. */
function firstOfEach<T extends { readonly id: string }>(entries: readonly T[]): readonly T[] {
  const seen = new Set<string>();
  return entries.filter(({ id }) => {
    const lower = id.toLowerCase();
    if (seen.has(lower)) return false;
    seen.add(lower);
    return true;
  });
}

/**
 * The entries of the core. Keys of the same id are taken from SageMaker first, then from the global keys, then
 * from other services.
 * @param parts every service by prefix, SageMaker extended
 * @param globalKeys keys of every service
 */
export function coreEntries(parts: Parts, globalKeys: CatalogPart['conditionKeys']): Entries {
  const wanted = neededOutside(parts);
  const whole = [...parts].filter(([prefix]) => isSister(prefix)).map(([, part]) => part);
  const outside = [...parts].flatMap(([prefix, part]) => (isSister(prefix) ? [] : [around(part, wanted)]));
  const [sagemaker, ...sisters] = whole;
  const all = [...whole, ...outside];
  return {
    actions: all.flatMap(({ actions }) => actions),
    resourceTypes: all.flatMap(({ resourceTypes }) => resourceTypes),
    conditionKeys: firstOfEach([
      ...(sagemaker?.conditionKeys ?? []),
      ...globalKeys,
      ...[...sisters, ...outside].flatMap(({ conditionKeys }) => conditionKeys),
    ]),
  };
}
