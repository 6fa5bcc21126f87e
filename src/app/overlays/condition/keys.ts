/** The keys of the condition builder: those of its list, and those of the steps to a condition. */
import type { KeyTable } from '../../keymap/binding.ts';
import { acceptRow, choiceMoves, lineKeys, overlayEndRows } from '../../keymap/common-keys.ts';
import type { State } from '../../state/state.ts';
import {
  accept,
  acceptProblem,
  editStep,
  goBack,
  moveInConditions,
  removeLast,
  removeProblem,
  typeIntoConditions,
} from './update.ts';
import { changeOperator, isAskingValues, suggested, takeSuggestion } from './value-step.ts';

const noSuggestion = (state: State): string | undefined =>
  isAskingValues(state)
    ? suggested(state) === undefined
      ? 'There is no suggestion to take.'
      : undefined
    : acceptProblem(state);

export const conditionKeys: KeyTable = {
  typing: { run: typeIntoConditions },
  bindings: [
    acceptRow(accept, acceptProblem),
    ...choiceMoves(moveInConditions),
    {
      command: 'complete',
      keys: ['tab'],
      label: 'take',
      help: 'take the suggestion',
      disabled: noSuggestion,
      run: (state) => (isAskingValues(state) ? takeSuggestion(state) : accept(state)),
    },
    {
      command: 'remove-value',
      keys: ['ctrl-x'],
      label: 'remove',
      help: 'remove the ARN or condition that is highlighted',
      disabled: removeProblem,
      run: removeLast,
    },
    {
      command: 'change-operator',
      keys: ['ctrl-o'],
      label: 'operator',
      help: 'another operator of the condition whose values are typed',
      disabled: (state) =>
        isAskingValues(state) ? undefined : 'The operator is asked for behind the key; Enter goes on.',
      run: changeOperator,
    },
    ...lineKeys(editStep),
    ...overlayEndRows(goBack),
  ],
};
