/** The ids of entries, for who needs their names alone: no entry is made for them. */
import { memo } from '../text/memo.ts';
import { prefixOf } from './ids.ts';
import type { Catalog, CatalogPart, EntryKind } from './model.ts';

/** The ids of a part's entries of a kind, in the order of its list. */
export function idsIn(part: CatalogPart, kind: EntryKind): readonly string[] {
  if (part.singly !== undefined) return part.singly.ids(kind);
  switch (kind) {
    case 'action':
      return part.actions.map(({ id }) => id);
    case 'condition-key':
      return part.conditionKeys.map(({ id }) => id);
    case 'resource-type':
      return part.resourceTypes.map(({ id }) => id);
  }
}

/** The ids of all that the catalog holds of a kind, each once: of some that differ in case alone the first. */
export const idsOf = memo((catalog: Catalog, kind: EntryKind): readonly string[] => {
  const ids = new Map<string, string>();
  for (const part of [catalog.core, ...catalog.parts.values()])
    for (const id of idsIn(part, kind)) {
      const lower = id.toLowerCase();
      if (!ids.has(lower)) ids.set(lower, id);
    }
  return [...ids.values()];
});

/** The ids of the loaded condition keys of a prefix that is given in lower case; `aws` has the global ones. */
export function keyIdsOf(catalog: Catalog, prefix: string): readonly string[] {
  return keyIdsByPrefix(catalog).get(prefix) ?? [];
}

const keyIdsByPrefix = memo((catalog: Catalog): ReadonlyMap<string, readonly string[]> => {
  const lists = new Map<string, string[]>();
  for (const id of idsOf(catalog, 'condition-key')) {
    const prefix = prefixOf(id);
    const list = lists.get(prefix);
    if (list === undefined) lists.set(prefix, [id]);
    else list.push(id);
  }
  return lists;
});
