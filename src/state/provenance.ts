/** Where a fact comes from, and what changed, in words. */
import type { Change, Dependent, DependentSource, Entry } from '../catalog/model.ts';

/** A source in words; whether every request has the member decides how the two of the request are put. */
function sourceText(source: DependentSource, required: boolean): string {
  switch (source) {
    case 'reference-2020':
      return '2020 reference';
    case 'reference-2025-12':
      return 'AWS reference until 2026-07';
    case 'request-role':
      return required ? 'request has a required role' : 'request may set a role';
    case 'request-tags':
      return required ? 'request has required tags' : 'request may set tags';
  }
}

/** Where a dependent action comes from: `AWS reference until 2026-07; request has a required role`. */
export const sourceWords = ({ sources, when }: Dependent): string =>
  sources.map((each) => sourceText(each, when === undefined)).join('; ');

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
