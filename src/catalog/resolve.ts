/**
 * From what somebody typed to the entry meant: with or without prefix, in any case; and, when there is none, the
 * names that come nearest.
 */
import { nearestNames } from '../text/nearest-name.ts';
import { homeService } from './home-service.ts';
import { nameOf, prefixOf } from './ids.ts';
import { idsOf } from './ids-of.ts';
import type { Catalog, Entry, EntryKind } from './model.ts';

const kinds: readonly EntryKind[] = ['action', 'condition-key', 'resource-type'];

/** The entry of a kind with an id, in any case; undefined where the catalog holds none. */
export function lookUp(catalog: Catalog, kind: EntryKind, id: string): Entry | undefined {
  switch (kind) {
    case 'action':
      return catalog.action(id);
    case 'condition-key':
      return catalog.conditionKey(id);
    case 'resource-type':
      return catalog.resourceType(id);
  }
}

/**
 * The entry that a name means; the spelling as it stands wins over one in another case, actions over keys over
 * types. Without a prefix the home service's entries come first, then global keys, then whatever else the catalog holds.
 * Only loaded services are looked through. Filled-in keys (`RequestTag/team`) are found too.
 */
export function resolveEntry(catalog: Catalog, text: string, kind?: EntryKind): Entry | undefined {
  const name = text.trim();
  if (name === '') return undefined;
  const wanted = kind === undefined ? kinds : [kind];
  for (const id of [name, `${homeService}:${name}`, `aws:${name}`]) {
    const found = wanted.flatMap((each) => lookUp(catalog, each, id) ?? []);
    const best = found.find((entry) => entry.id === id) ?? found[0];
    if (best !== undefined) return best;
  }
  const lower = name.toLowerCase();
  for (const each of wanted) {
    const id = idsOf(catalog, each).find((known) => nameOf(known).toLowerCase() === lower);
    if (id !== undefined) return lookUp(catalog, each, id);
  }
  return undefined;
}

/**
 * The `count` ids that come nearest to a name which means nothing, best first. A known prefix keeps to its service;
 * without one the home service's entries are preferred. Fewer come back only when the catalog holds fewer.
 */
export function nearestEntries(
  catalog: Catalog,
  typed: string,
  count: number,
  kind?: EntryKind,
): readonly string[] {
  const prefix = prefixOf(typed);
  const all = (kind === undefined ? kinds : [kind]).flatMap((each) => idsOf(catalog, each));
  const sameService = prefix === '' ? [] : all.filter((id) => prefixOf(id) === prefix);
  const ids = sameService.length > 0 ? sameService : all;
  const handicap = (id: string): number => (sameService.length > 0 || prefixOf(id) === homeService ? 0 : 1);
  return nearestNames(typed, ids, count, handicap);
}
