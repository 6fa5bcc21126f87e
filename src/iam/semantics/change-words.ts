/** What a change gains or loses in words, for a line of a terminal as for a pane of the explorer. */
import { serviceOf } from '../action-pattern.ts';
import type { Comparison } from './compare.ts';
import { fewWords, listWords } from './condition-words.ts';
import type { AreaGroup } from './groups.ts';

/** `sagemaker:CreateModel, DeleteModel and 10 more` */
function actionsWords(actions: readonly string[]): string {
  const [first = ''] = actions;
  if (first === '*') return 'every action of every other service';
  const prefix = `${serviceOf(first)}:`;
  return fewWords([first, ...actions.slice(1).map((action) => action.replace(prefix, ''))], 3);
}

function contextWords(context: AreaGroup['witness']['context']): string {
  const parts = Object.entries(context).map(([key, value]) => `${key}=${[value].flat().join(',')}`);
  return parts.length === 0 ? '' : ` with ${parts.join(' ')}`;
}

/** A group in words, in the order in which they are read. */
export interface GroupWords {
  readonly actions: string;
  /** Behind "on". */
  readonly resources: string;
  /** Behind "when"; empty when it is always so. */
  readonly when: string;
  /** Behind "such as": one request that shows it. */
  readonly example: string;
}

/** What is gained or lost together, in words. */
export function groupWords({ actions, resources, when, witness }: AreaGroup): GroupWords {
  return {
    actions: actionsWords(actions),
    resources: fewWords(resources, 3),
    when: when.length === 0 ? '' : listWords(when, 'and'),
    example: `${witness.action} on ${witness.resource}${contextWords(witness.context)}`,
  };
}

/** Of how many actions something is gained, or lost. */
export function actionCount(areas: Comparison['gained']): number {
  return new Set(areas.map(({ action }) => action)).size;
}
