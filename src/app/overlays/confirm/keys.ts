/** The keys of a question: Esc is a no. */
import type { KeyTable } from '../../keymap/binding.ts';
import { overlayEndRows } from '../../keymap/common-keys.ts';
import { addActionsToCart, changeCart, removeItems } from '../../state/change-cart.ts';
import type { State } from '../../state/state.ts';
import { type Step, say, step } from '../../state/step.ts';
import { promptAgain } from '../save/update.ts';

function yes(before: State): Step {
  const state = { ...before, overlay: null };
  if (before.overlay?.kind !== 'confirm') return step(state);
  const { question } = before.overlay;
  switch (question.kind) {
    case 'add-all':
      return addActionsToCart(state, question.actions);
    case 'remove-items':
      return removeItems(state, question.items);
    case 'apply-fix':
      return changeCart(state, question.cart, question.done);
    case 'delete-cart':
      return step(state, { kind: 'kept-carts', request: { kind: 'delete', name: question.name } });
    case 'edit-again':
      return step(state, { kind: 'edit-text', text: question.text });
    case 'overwrite':
      return step(state, { kind: 'save', request: question.request, overwrite: true, known: state.known });
  }
}

function no(before: State): Step {
  const state = { ...before, overlay: null };
  if (before.overlay?.kind !== 'confirm') return step(state);
  if (before.overlay.question.kind === 'edit-again') return say(state, 'Not taken: the cart is as it was.');
  if (before.overlay.question.kind !== 'overwrite') return step(state);
  const { request, found } = before.overlay.question;
  return step({ ...promptAgain(state, request), message: { text: `Not saved: ${found}`, tone: 'hint' } });
}

export const confirmKeys: KeyTable = {
  bindings: [
    { command: 'say-yes', keys: ['y', 'Y', 'enter'], label: 'yes', help: 'yes', run: yes },
    {
      command: 'say-yes',
      keys: ['F'],
      help: 'yes, where a fix is shown',
      when: ({ overlay }) => overlay?.kind === 'confirm' && overlay.question.kind === 'apply-fix',
      run: yes,
    },
    { command: 'say-no', keys: ['n', 'N'], label: 'no', help: 'no', run: no },
    ...overlayEndRows(no),
  ],
};
