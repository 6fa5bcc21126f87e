/** A reference to one entry of the catalog: what the state holds instead of the entry itself. */
import type {
  ActionId,
  Catalog,
  ConditionKeyId,
  Entry,
  EntryKind,
  ResourceTypeId,
} from '../../catalog/model.ts';

/** Names one entry of the catalog, or a pattern of actions. */
export type EntryRef =
  | { readonly kind: 'action'; readonly id: ActionId }
  | { readonly kind: 'resource-type'; readonly id: ResourceTypeId }
  | { readonly kind: 'condition-key'; readonly id: ConditionKeyId }
  | { readonly kind: 'pattern'; readonly id: string };

/** Names an entry. */
export function refOf(entry: { readonly kind: EntryKind; readonly id: string }): EntryRef {
  return { kind: entry.kind, id: entry.id } as EntryRef;
}

/** Finds an entry of the catalog by its reference; undefined for no reference, a pattern, or one that the catalog lacks. */
export function entryOf(
  { catalog }: { readonly catalog: Catalog },
  ref: EntryRef | undefined,
): Entry | undefined {
  switch (ref?.kind) {
    case undefined:
    case 'pattern':
      return undefined;
    case 'action':
      return catalog.action(ref.id);
    case 'resource-type':
      return catalog.resourceType(ref.id);
    case 'condition-key':
      return catalog.conditionKey(ref.id);
  }
}
