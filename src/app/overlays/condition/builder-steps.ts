/** How the steps of the condition builder lead to one another. */
import type { ConditionOverlay, ConditionStep } from '../../state/overlay.ts';
import type { State } from '../../state/state.ts';
import { type Step, step } from '../../state/step.ts';

/** The state with another step of the builder. */
export function to(state: State, overlay: ConditionOverlay, next: ConditionStep): Step {
  return step({ ...state, overlay: { ...overlay, step: next } });
}

/** What the builder does to a state that it lies over. */
export function inBuilder(run: (state: State, overlay: ConditionOverlay) => Step): (state: State) => Step {
  return (state) => (state.overlay?.kind === 'condition' ? run(state, state.overlay) : step(state));
}
