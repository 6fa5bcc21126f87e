/**
 * The entries of one service. They are in the core and in the service's own part of the catalog: the entries of what else
 * is loaded are not looked at, for then all of them would be made, which weighs some megabytes after a long search.
 */
import { memo } from '../text/memo.ts';
import type { Action, Catalog, CatalogCore, CatalogPart, Entry, ResourceType } from './model.ts';

/** Of two with the same id the core's stays. */
function together<T extends Entry>(
  core: readonly T[],
  own: readonly T[] | undefined,
  service: string,
): readonly T[] {
  const found = new Map<string, T>();
  for (const entry of [...core, ...(own ?? [])]) {
    const id = entry.id.toLowerCase();
    if (entry.service === service && !found.has(id)) found.set(id, entry);
  }
  return [...found.values()];
}

// Sorted, so that what a message lists of a pattern does not depend on what was loaded first.
const actionsIn = memo((core: CatalogCore, part: CatalogPart | null, service: string): readonly Action[] =>
  [...together(core.actions, part?.actions, service)].sort((a, b) => (a.id < b.id ? -1 : 1)),
);

const typesIn = memo((core: CatalogCore, part: CatalogPart | null, service: string) =>
  together(core.resourceTypes, part?.resourceTypes, service),
);

/** All loaded actions of a service, by id; complete only when `catalog.completeServices` has it. */
export function actionsOfService(catalog: Catalog, prefix: string): readonly Action[] {
  const service = prefix.toLowerCase();
  return actionsIn(catalog.core, catalog.parts.get(service) ?? null, service);
}

/** All loaded resource types of a service, likewise. */
export function resourceTypesOfService(catalog: Catalog, prefix: string): readonly ResourceType[] {
  const service = prefix.toLowerCase();
  return typesIn(catalog.core, catalog.parts.get(service) ?? null, service);
}

/** All loaded entries of a service, likewise: actions, then resource types, then condition keys. */
export function entriesOfService(catalog: Catalog, prefix: string): readonly Entry[] {
  const service = prefix.toLowerCase();
  const part = catalog.parts.get(service);
  return [
    ...actionsOfService(catalog, service),
    ...resourceTypesOfService(catalog, service),
    ...together(catalog.core.conditionKeys, part?.conditionKeys, service),
  ];
}
