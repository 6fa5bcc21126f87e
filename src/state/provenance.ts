/** Where a fact comes from, and what changed, in words. */
import type { Change, DependentSource, Entry } from '../catalog/model.ts';

const sources: Record<DependentSource, string> = {
  'reference-2020': '2020 reference',
  'reference-2025-12': 'AWS reference until 2026-07',
  'request-role': 'request has a role',
  'request-tags': 'request has tags',
};

/** Sources of a dependent action, joined: `AWS reference until 2026-07; request has a role`. */
export const sourceWords = (list: readonly DependentSource[]): string =>
  list.map((each) => sources[each]).join('; ');

function words(change: Change): string {
  switch (change.what) {
    case 'level':
      return `The access level was ${change.from} and is ${change.to}.`;
    case 'type':
      return `The type was ${change.from} and is ${change.to}.`;
    case 'permission-only':
      return change.to ? 'It has become permission only.' : 'It is no longer permission only.';
    case 'renamed':
      return `${change.from} became ${change.to}.`;
    case 'removed':
      return 'No action honours it any more.';
  }
}

/** What changed since the 2020 reference, a sentence each. */
export function changeSentence(entry: Entry): readonly string[] {
  // The 2020 page's resource types are lost: of them nothing is known.
  if (entry.kind === 'resource-type') return [];
  const first = entry.in2020 ? [] : ['New: the 2020 reference did not have it.'];
  const changes = entry.changes.map(words);
  if (first.length + changes.length > 0) return [...first, ...changes];
  return ['Unchanged.'];
}
