/** How entries are called on the screens: letters, levels, counts. Colour is never the only sign. */
import { withoutHomePrefix } from '../../catalog/home-service.ts';
import type { Action, Entry, EntryKind } from '../../catalog/model.ts';
import type { Listing } from '../state/state.ts';
import type { Tone } from './spans.ts';

/** One letter for each kind: A, K, T. */
export function kindLetter(kind: EntryKind): string {
  return { action: 'A', 'condition-key': 'K', 'resource-type': 'T' }[kind];
}

/** A kind in words. */
export function kindWords(kind: EntryKind): string {
  return { action: 'action', 'condition-key': 'condition key', 'resource-type': 'resource type' }[kind];
}

/** What Explore lists, in words. */
export function listingWords(listing: Listing): string {
  return {
    everything: 'everything',
    action: 'actions',
    'condition-key': 'condition keys',
    'resource-type': 'resource types',
    recipe: 'recipes',
  }[listing];
}

/** The level that says most about an action: what tags is listed as Write as well, so Tagging says more. */
function strongestLevel({ accessLevels }: Action): Action['accessLevels'][number] {
  const order = ['Permissions management', 'Tagging', 'Write', 'Read', 'List'] as const;
  return order.find((level) => accessLevels.includes(level)) ?? 'Read';
}

/** The tone of a level. */
export function levelTone(level: Action['accessLevels'][number]): Tone {
  return (
    {
      'Permissions management': 'permissions',
      Write: 'write',
      Tagging: 'tagging',
      Read: 'read',
      List: 'list',
    } as const
  )[level];
}

/** The short word at the right of a row: `Write`, `Permissions`, `ArrayOfString`, `type`. */
export function badge(entry: Entry): { readonly text: string; readonly tone: Tone } {
  switch (entry.kind) {
    case 'action': {
      const level = strongestLevel(entry);
      const text = level === 'Permissions management' ? 'Permissions' : level;
      return { text, tone: levelTone(level) };
    }
    case 'condition-key':
      return entry.deprecated ? { text: 'deprecated', tone: 'warning' } : { text: entry.type, tone: 'dim' };
    case 'resource-type':
      return { text: 'ARN', tone: 'dim' };
  }
}

/** The part of an entry's id to show in a list: without `sagemaker:`, but with any other service. */
export function shownName(entry: Entry): string {
  return withoutHomePrefix(entry.id);
}

/**
 * What the reference says of an entry, without the words that it begins every row with: beside a name that stands
 * for a permission, "Grants permission to" says nothing.
 */
export function descriptionWords({ description }: Entry): string {
  const rest = description.replace(
    /^(?:(?:Grants|Controls) permissions? to|Filters access (?:by|based on)) +(?=\S)/u,
    '',
  );
  return rest.charAt(0).toUpperCase() + rest.slice(1);
}
