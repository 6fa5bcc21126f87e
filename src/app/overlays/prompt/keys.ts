/** The keys of a prompt for a line of text. */
import type { KeyTable } from '../../keymap/binding.ts';
import { lineKeys, overlayEndRows } from '../../keymap/common-keys.ts';
import { answer, answerProblem, editPrompt } from './update.ts';

export const promptKeys: KeyTable = {
  typing: { run: (state, text) => editPrompt(state, { kind: 'insert', text }) },
  bindings: [
    {
      command: 'accept',
      keys: ['enter'],
      label: 'take it',
      help: 'take what is typed and go on',
      disabled: answerProblem,
      run: answer,
    },
    ...lineKeys(editPrompt),
    ...overlayEndRows(),
  ],
};
