/** The keys of the scope editor: those of its list, and those while an ARN is written. */
import type { KeyTable } from '../../keymap/binding.ts';
import { acceptRow, choiceMoves, closeOverlay, lineKeys, overlayEndRows } from '../../keymap/common-keys.ts';
import type { ListMove } from '../../state/list-window.ts';
import type { State } from '../../state/state.ts';
import type { Step } from '../../state/step.ts';
import {
  editField,
  isFilling,
  moveInScope,
  nextField,
  previousField,
  removeArn,
  removeArnProblem,
  startArn,
  stopFilling,
  typeIntoScope,
} from './update.ts';

const goOn = (state: State): Step => (isFilling(state) ? nextField(state) : startArn(state));

/** While an ARN is written, up and down go through its parts. */
function moveOrFill(state: State, to: ListMove): Step {
  if (!isFilling(state)) return moveInScope(state, to);
  return to === 'up' ? previousField(state) : nextField(state);
}

export const scopeKeys: KeyTable = {
  typing: { run: typeIntoScope },
  bindings: [
    acceptRow(goOn),
    ...choiceMoves(moveOrFill),
    {
      command: 'complete',
      keys: ['tab'],
      label: 'take',
      help: 'take the suggestion',
      disabled: (state) => (isFilling(state) ? undefined : 'Enter begins an ARN of this type.'),
      run: nextField,
    },
    {
      command: 'remove-value',
      keys: ['ctrl-x'],
      label: 'remove',
      help: 'remove the ARN or condition that is highlighted',
      disabled: removeArnProblem,
      run: removeArn,
    },
    ...lineKeys(editField),
    ...overlayEndRows((state) => (isFilling(state) ? stopFilling(state) : closeOverlay(state))),
  ],
};
