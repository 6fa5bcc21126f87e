/** Opens "ask" over the cart, with the action of the item at hand or with a whole question. */
import { lineOf } from '../../state/line-editor.ts';
import type { State } from '../../state/state.ts';
import { type Step, step } from '../../state/step.ts';

/** @param text the question as far as it is known */
export function withQuestion(state: State, text: string): State {
  return { ...state, overlay: { kind: 'ask', line: lineOf(text), selected: 0 } };
}

/** @param action what is asked about at first; undefined for nothing yet */
export function openAsk(state: State, action: string | undefined): Step {
  const known = action === undefined ? undefined : state.catalog.action(action);
  return step(withQuestion(state, known === undefined ? '' : `${known.id} `));
}
