/** Opens "ask" over the cart, with the action of the item at hand. */
import { lineOf } from '../../state/line-editor.ts';
import type { State } from '../../state/state.ts';
import { type Step, step } from '../../state/step.ts';

/** @param action what is asked about at first; undefined for nothing yet */
export function openAsk(state: State, action: string | undefined): Step {
  const known = action === undefined ? undefined : state.catalog.action(action);
  const line = lineOf(known === undefined ? '' : `${known.id} `);
  return step({ ...state, overlay: { kind: 'ask', line, selected: 0 } });
}
