/** The keys of a prompt for a line of text. */
import type { KeyTable } from '../../keymap/binding.ts';
import { acceptRow, lineKeys, overlayEndRows } from '../../keymap/common-keys.ts';
import { answer, answerProblem, editPrompt } from './update.ts';

export const promptKeys: KeyTable = {
  typing: { run: (state, text) => editPrompt(state, { kind: 'insert', text }) },
  bindings: [acceptRow(answer, answerProblem, 'take it'), ...lineKeys(editPrompt), ...overlayEndRows()],
};
