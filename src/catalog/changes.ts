/** What changed since the 2020 reference, in words. */
import { homeService, withoutHomePrefix } from './home-service.ts';
import type { Change, Entry } from './model.ts';

/** This many ids are named in a sentence; of more, the first ones and a count. */
const mostNamed = 6;

const things = {
  'condition-key': ['condition key', 'condition keys'],
  'resource-type': ['resource type', 'resource types'],
  need: ['dependent action', 'dependent actions'],
  action: ['action', 'actions'],
} as const;

/** `A, B and 12 more`; without the prefix that all have. */
function named(ids: readonly string[]): string {
  const short = ids.map(withoutHomePrefix);
  if (short.length <= mostNamed) return short.join(', ');
  return `${short.slice(0, mostNamed - 1).join(', ')} and ${short.length - mostNamed + 1} more`;
}

function words(change: Change): string {
  switch (change.what) {
    case 'level':
      return `The access level was ${change.from} and is ${change.to}.`;
    case 'type':
      return `The type was ${change.from} and is ${change.to}.`;
    case 'permission-only':
      return change.to ? 'It has become permission only.' : 'It is no longer permission only.';
    case 'arn':
      return `The ARN was ${change.from}.`;
    case 'requirement':
      return `${named([change.id])} has become ${change.required ? 'required' : 'optional'}.`;
    case 'gained':
    case 'lost': {
      const [one, several] = things[change.of];
      const what = change.ids.length === 1 ? one : several;
      return `${change.what === 'gained' ? 'Gained' : 'Lost'} ${change.ids.length} ${what}: ${named(change.ids)}.`;
    }
    case 'renamed':
      return `${change.from} became ${change.to}.`;
    case 'removed':
      return 'No action honours it any more.';
  }
}

/** What changed about an entry of SageMaker since the 2020 reference, a sentence each. */
export function changeSentences({
  in2020,
  changes,
  unlisted,
}: Pick<Entry, 'in2020' | 'changes' | 'unlisted'>): readonly string[] {
  const first = in2020 ? [] : ['New: the 2020 reference did not have it.'];
  const gone = unlisted?.why === 'gone' ? ['Gone: the reference does not have it any more.'] : [];
  const sentences = [...first, ...gone, ...changes.map(words)];
  return sentences.length > 0 ? sentences : ['Unchanged.'];
}

/** Whether an entry that was in the 2020 reference differs from what that said, or is gone. */
export function isChanged({ in2020, changes, unlisted }: Entry): boolean {
  return (in2020 && changes.length > 0) || unlisted?.why === 'gone';
}

/** Whether an entry has come since the 2020 reference; entries of other services are neither new nor old. */
export function isNew({ service, in2020, unlisted }: Entry): boolean {
  return service === homeService && !in2020 && unlisted?.why !== 'gone';
}
