/** Who needs what for the sake of an action: the caller's dependents and the needs of others as one list. */
import type { Action, Catalog, Dependent, Holder } from './model.ts';

/** A permission that somebody must hold for an action's sake. */
export interface Need extends Dependent {
  readonly who: Holder;
  /** ARN templates on which it is needed, where that is known. */
  readonly resources?: readonly string[];
}

/** Every need of an action, the caller's first. */
export function needsOf({ dependentActions, needsOfOthers = [] }: Action): readonly Need[] {
  return [
    ...dependentActions.map((each) => ({ ...each, who: 'caller' as const })),
    ...needsOfOthers.flatMap(({ ids, ...rest }) => ids.map((id) => ({ ...rest, id }))),
  ];
}

/**
 * Whether only guides tell of a need, and of some set-ups (a VPC, a KMS key, a Cognito user pool). Nothing in a
 * policy shows the set-up, so such a need is told when somebody asks for all that an action may need.
 */
export function isOfSetUp(catalog: Catalog, { when, sources }: Pick<Dependent, 'when' | 'sources'>): boolean {
  return when !== undefined && sources.every((id) => catalog.sources[id]?.kind === 'guide');
}
