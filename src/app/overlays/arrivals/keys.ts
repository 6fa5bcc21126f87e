/** The keys of the pane of what was recognised in a pasted text. */
import type { KeyTable } from '../../keymap/binding.ts';
import { moving, overlayEndRows } from '../../keymap/common-keys.ts';
import { editQuery } from '../../state/navigation.ts';
import type { State } from '../../state/state.ts';
import { type Step, step } from '../../state/step.ts';
import { noDecidingPolicy, openDecidingPolicy } from '../open-policy/update.ts';
import {
  addChosen,
  moveInArrivals,
  noPolicyPage,
  nothingChosen,
  openPolicyPage,
  toggleChoice,
  turnScope,
} from './update.ts';

/** Closes the pane; in Explore the text goes into the query. */
function searchInstead(state: State): Step {
  const { overlay } = state;
  const closed = { ...state, overlay: null };
  return overlay?.kind === 'arrivals' &&
    state.screen === 'explore' &&
    overlay.text !== state.explore.query.text
    ? editQuery(closed, { kind: 'insert', text: overlay.text })
    : step(closed);
}

const move = moving(moveInArrivals);

export const arrivalsKeys: KeyTable = {
  bindings: [
    {
      command: 'accept',
      keys: ['enter'],
      label: 'add',
      help: 'add what is chosen to the cart',
      disabled: nothingChosen,
      run: addChosen,
    },
    {
      command: 'choose',
      keys: [' ', 'tab'],
      label: 'choose',
      help: 'choose the action, or no longer',
      run: toggleChoice,
    },
    move('up', ['up', 'k'], 'one action up'),
    move('down', ['down', 'j'], 'one action down'),
    {
      command: 'next-scope',
      keys: ['right', 'l'],
      label: 'scope',
      help: 'the resources: exactly those of the text, all of their type, any',
      run: (state) => turnScope(state, 1),
    },
    {
      command: 'previous-scope',
      keys: ['left', 'h'],
      help: 'the resources, the other way round',
      run: (state) => turnScope(state, -1),
    },
    {
      command: 'open-policy',
      keys: ['o'],
      label: 'open the policy',
      help: "open the policy that decided: the one in the cart, or that of a file; the denied request is asked of it; AWS's own opens its page",
      disabled: noDecidingPolicy,
      run: openDecidingPolicy,
    },
    {
      command: 'open-page',
      keys: ['O'],
      label: 'its AWS page',
      help: "open AWS's page of the policy that has to change",
      disabled: noPolicyPage,
      run: openPolicyPage,
    },
    ...overlayEndRows(searchInstead),
  ],
};
