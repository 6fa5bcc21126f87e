/**
 * The catalog as a value: a core, and the parts of services that were added to it.
 *
 * Looking at one more service makes a new catalog, which happens while somebody types: so a catalog holds no more than
 * which parts it has. What is worked out of a part (look-ups by the lower-case id) is kept with the part, and lists
 * of all entries are joined when somebody asks for them. A start that shows only the list pays for none of it.
 */
import { fading } from '../text/fading.ts';
import { memo } from '../text/memo.ts';
import { isSister } from './home-service.ts';
import { prefixOf } from './ids.ts';
import { idsIn } from './ids-of.ts';
import type {
  ActionDirectory,
  Catalog,
  CatalogCore,
  CatalogPart,
  ConditionKey,
  Entry,
  EntryKind,
} from './model.ts';

/** Entries by lower-case id; of two with the same id the first stays. */
const byId = memo((entries: readonly Entry[]): ReadonlyMap<string, Entry> => {
  const map = new Map<string, Entry>();
  for (const entry of entries) {
    const id = entry.id.toLowerCase();
    if (!map.has(id)) map.set(id, entry);
  }
  return map;
});

/** The entry of a lower-case id in a part, without making the part's other entries where that can be. */
function entryIn(part: CatalogPart, kind: EntryKind, lowerId: string): Entry | undefined {
  if (part.singly !== undefined) return part.singly.find(kind, lowerId);
  switch (kind) {
    case 'action':
      return byId(part.actions).get(lowerId);
    case 'condition-key':
      return byId(part.conditionKeys).get(lowerId);
    case 'resource-type':
      return byId(part.resourceTypes).get(lowerId);
  }
}

/** Of the reference's three spellings the build leaves this one. */
const placeholder = /\$\{[^}]*\}/;

/** Lower-case ids of a part's keys with a placeholder, each with the text before it: `aws:requesttag/`. */
const withPlaceholder = memo((part: CatalogPart): readonly (readonly [string, string])[] => {
  return idsIn(part, 'condition-key').flatMap((id) => {
    const lower = id.toLowerCase();
    const at = lower.search(placeholder);
    return at < 0 ? [] : [[lower.slice(0, at), lower] as const];
  });
});

/** Parts by their service's prefix, in the order in which they were added. */
type Parts = ReadonlyMap<string, CatalogPart>;

/** The core's list with what the parts have besides; of entries with the same id the first stays. */
function joined<T extends Entry>(core: readonly T[], lists: readonly (readonly T[])[]): readonly T[] {
  if (lists.length === 0) return core;
  const known = byId(core);
  const seen = new Set<string>();
  const added = lists.flat().filter(({ id }) => {
    const lower = id.toLowerCase();
    return !known.has(lower) && !seen.has(lower) && seen.add(lower) !== undefined;
  });
  return [...core, ...added];
}

function make(core: CatalogCore, parts: Parts, directory: ActionDirectory | undefined): Catalog {
  const all = [core, ...parts.values()];
  const added = [...parts.values()];
  const actions = fading(() =>
    joined(
      core.actions,
      added.map((part) => part.actions),
    ),
  );
  const resourceTypes = fading(() =>
    joined(
      core.resourceTypes,
      added.map((part) => part.resourceTypes),
    ),
  );
  const conditionKeys = fading(() =>
    joined(
      core.conditionKeys,
      added.map((part) => part.conditionKeys),
    ),
  );
  const sources = fading((): Catalog['sources'] => Object.assign({}, ...all.map((part) => part.sources)));
  /** The entry in the core, or in the part of its prefix: no other part has actions and types of that prefix. */
  const ownEntry = (id: string, kind: EntryKind): Entry | undefined => {
    const lower = id.toLowerCase();
    const own = parts.get(prefixOf(lower));
    return entryIn(core, kind, lower) ?? (own === undefined ? undefined : entryIn(own, kind, lower));
  };
  const anyKey = (id: string): ConditionKey | undefined => {
    const lower = id.toLowerCase();
    // Services list keys of other prefixes, too.
    for (const part of all) {
      const found = entryIn(part, 'condition-key', lower);
      if (found?.kind === 'condition-key') return found;
    }
    const begins = ([start]: readonly [string, string]): boolean =>
      lower.length > start.length && lower.startsWith(start);
    for (const part of all) {
      const known = withPlaceholder(part).find(begins);
      const found = known === undefined ? undefined : entryIn(part, 'condition-key', known[1]);
      if (found?.kind === 'condition-key') return found;
    }
    return undefined;
  };
  return {
    core,
    parts,
    meta: core.meta,
    escalations: core.escalations,
    exposures: core.exposures,
    unlistedArns: core.unlistedArns,
    names: core.names,
    dataReads: core.dataReads,
    directory,
    get actions() {
      return actions();
    },
    get resourceTypes() {
      return resourceTypes();
    },
    get conditionKeys() {
      return conditionKeys();
    },
    get sources() {
      return sources();
    },
    completeServices: new Set([
      ...core.meta.services.map(({ prefix }) => prefix).filter(isSister),
      ...parts.keys(),
    ]),
    action(id) {
      const found = ownEntry(id, 'action');
      return found?.kind === 'action' ? found : undefined;
    },
    resourceType(id) {
      const found = ownEntry(id, 'resource-type');
      return found?.kind === 'resource-type' ? found : undefined;
    },
    conditionKey(id) {
      const found = ownEntry(id, 'condition-key');
      return found?.kind === 'condition-key' ? found : anyKey(id);
    },
  };
}

/** The catalog of what ships as its core. */
export function createCatalog(core: CatalogCore): Catalog {
  return make(core, new Map(), undefined);
}

/** The same catalog with the directory of all services' actions. */
export function withDirectory(catalog: Catalog, directory: ActionDirectory): Catalog {
  return make(catalog.core, catalog.parts, directory);
}

/** The same catalog without what was added of some services. */
export function withoutServices(catalog: Catalog, prefixes: ReadonlySet<string>): Catalog {
  const parts = new Map([...catalog.parts].filter(([prefix]) => !prefixes.has(prefix)));
  return parts.size === catalog.parts.size ? catalog : make(catalog.core, parts, catalog.directory);
}

/** The same catalog with further services; entries that it has already stay as they are. */
export function extendCatalog(catalog: Catalog, parts: ReadonlyMap<string, CatalogPart>): Catalog {
  const fresh = [...parts].filter(([prefix]) => !catalog.completeServices.has(prefix));
  if (fresh.length === 0) return catalog;
  return make(catalog.core, new Map([...catalog.parts, ...fresh]), catalog.directory);
}
