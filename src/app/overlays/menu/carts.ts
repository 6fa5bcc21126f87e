/** What can be done with a kept cart, once it is chosen. */
import type { State } from '../../state/state.ts';
import { type Step, say, step } from '../../state/step.ts';
import { openPrompt } from '../prompt/update.ts';
import { openMenu } from './open.ts';

/** Asks what to do with a kept cart. */
export function askAboutCart(state: State, name: string): Step {
  return openMenu(state, {
    purpose: { kind: 'cart', name },
    title: `The cart ${name}`,
    choices: [
      { value: 'open', label: 'Open it' },
      { value: 'compare', label: 'Compare the present cart with it' },
      { value: 'rename', label: 'Rename it' },
      { value: 'delete', label: 'Delete it' },
    ],
  });
}

/** Asks for the name of a kept cart, or of the present one. */
export function askCartName(state: State, name: string | null): Step {
  const label = name === null ? 'Name of the cart:' : `New name of ${name}:`;
  return openPrompt(state, { kind: 'cart-name', name }, { label, text: '' });
}

/** Does what was chosen. */
export function doWithCart(state: State, name: string, what: string): Step {
  switch (what) {
    case 'open':
      return step(state, { kind: 'kept-carts', request: { kind: 'read', name, purpose: 'open' } });
    case 'compare':
      if (state.file !== null)
        return say(
          state,
          `The open file is compared with; in the shell: sm-explore carts compare ${name} NAME.`,
        );
      return step(state, { kind: 'kept-carts', request: { kind: 'read', name, purpose: 'compare' } });
    case 'rename':
      return askCartName(state, name);
    case 'delete': {
      const question = { kind: 'delete-cart', name } as const;
      return step({
        ...state,
        overlay: { kind: 'confirm', text: `Delete the cart ${name} for good?`, question },
      });
    }
    default:
      return step(state);
  }
}
