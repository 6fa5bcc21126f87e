/**
 * The catalog as a value. Its look-ups go through maps keyed by the lower-case id, built when first asked:
 * a start that shows only the list pays for none of them.
 */
import { isSister } from './home-service.ts';
import type { ActionDirectory, Catalog, CatalogCore, CatalogPart, ConditionKey } from './model.ts';

/** Entries by lower-case id; of two with the same id the first stays. */
function byId<T extends { readonly id: string }>(entries: readonly T[]): () => ReadonlyMap<string, T> {
  let map: Map<string, T> | undefined;
  return () => {
    if (map !== undefined) return map;
    map = new Map();
    for (const entry of entries) {
      const id = entry.id.toLowerCase();
      if (!map.has(id)) map.set(id, entry);
    }
    return map;
  };
}

/** Of the reference's three spellings the build leaves this one. */
const placeholder = /\$\{[^}]*\}/;

/** Keys with a placeholder, by the text before it: `aws:requesttag/`. */
function byPrefix(keys: readonly ConditionKey[]): () => readonly (readonly [string, ConditionKey])[] {
  let list: (readonly [string, ConditionKey])[] | undefined;
  return () => {
    list ??= keys.flatMap((key) => {
      const at = key.id.search(placeholder);
      return at < 0 ? [] : [[key.id.slice(0, at).toLowerCase(), key] as const];
    });
    return list;
  };
}

function make(
  core: CatalogCore,
  part: CatalogPart,
  complete: ReadonlySet<string>,
  directory: ActionDirectory | undefined,
): Catalog {
  const { actions, resourceTypes, conditionKeys, sources } = part;
  const [actionMap, typeMap, keyMap] = [byId(actions), byId(resourceTypes), byId(conditionKeys)];
  const patterns = byPrefix(conditionKeys);
  return {
    core,
    meta: core.meta,
    escalations: core.escalations,
    exposures: core.exposures,
    dataReads: core.dataReads,
    unlistedArns: core.unlistedArns,
    names: core.names,
    directory,
    actions,
    resourceTypes,
    conditionKeys,
    sources,
    completeServices: complete,
    action: (id) => actionMap().get(id.toLowerCase()),
    resourceType: (id) => typeMap().get(id.toLowerCase()),
    conditionKey(id) {
      const lower = id.toLowerCase();
      const exact = keyMap().get(lower);
      if (exact !== undefined) return exact;
      return patterns().find(([prefix]) => lower.length > prefix.length && lower.startsWith(prefix))?.[1];
    },
  };
}

/** The catalog of what ships as its core. */
export function createCatalog(core: CatalogCore): Catalog {
  return make(
    core,
    core,
    new Set(core.meta.services.map(({ prefix }) => prefix).filter(isSister)),
    undefined,
  );
}

/** The same catalog with the directory of all services' actions. */
export function withDirectory(catalog: Catalog, directory: ActionDirectory): Catalog {
  return { ...catalog, directory };
}

/** The same catalog with further services; entries that it has already stay as they are. */
export function extendCatalog(catalog: Catalog, parts: ReadonlyMap<string, CatalogPart>): Catalog {
  const fresh = [...parts].filter(([prefix]) => !catalog.completeServices.has(prefix));
  if (fresh.length === 0) return catalog;
  const join = <T extends { readonly id: string }>(
    present: readonly T[],
    added: readonly (readonly T[])[],
  ): readonly T[] => {
    const known = new Set(present.map(({ id }) => id.toLowerCase()));
    return [...present, ...added.flat().filter(({ id }) => !known.has(id.toLowerCase()))];
  };
  const part: CatalogPart = {
    actions: join(
      catalog.actions,
      fresh.map(([, { actions }]) => actions),
    ),
    resourceTypes: join(
      catalog.resourceTypes,
      fresh.map(([, { resourceTypes }]) => resourceTypes),
    ),
    conditionKeys: join(
      catalog.conditionKeys,
      fresh.map(([, { conditionKeys }]) => conditionKeys),
    ),
    sources: Object.assign({}, catalog.sources, ...fresh.map(([, { sources }]) => sources)),
  };
  return make(
    catalog.core,
    part,
    new Set([...catalog.completeServices, ...fresh.map(([prefix]) => prefix)]),
    catalog.directory,
  );
}
