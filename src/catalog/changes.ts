/** What changed since the 2020 reference, in words. */
import type { Change, Entry } from './model.ts';

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

/** What changed about an entry of SageMaker since the 2020 reference, a sentence each; none for resource types. */
export function changeSentences({
  kind,
  in2020,
  changes,
}: Pick<Entry, 'kind' | 'in2020' | 'changes'>): readonly string[] {
  // The 2020 page's resource types are lost: of them nothing is known.
  if (kind === 'resource-type') return [];
  const first = in2020 ? [] : ['New: the 2020 reference did not have it.'];
  const sentences = [...first, ...changes.map(words)];
  return sentences.length > 0 ? sentences : ['Unchanged.'];
}
