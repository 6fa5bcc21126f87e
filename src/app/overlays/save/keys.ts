/** The keys of the prompt for a path. */
import type { KeyTable } from '../../keymap/binding.ts';
import { acceptRow, lineKeys, overlayEndRows } from '../../keymap/common-keys.ts';
import type { State } from '../../state/state.ts';
import { completePathLine, editPath, typedPath } from '../path-line.ts';
import { savePolicy } from './update.ts';

const noPath = (state: State): string | undefined =>
  typedPath(state) === '' ? 'Type the path of the file to write.' : undefined;

export const saveKeys: KeyTable = {
  typing: { run: (state, text) => editPath(state, { kind: 'insert', text }) },
  bindings: [
    acceptRow(savePolicy, noPath),
    {
      command: 'complete',
      keys: ['tab'],
      label: 'complete',
      help: 'complete the path',
      run: completePathLine,
    },
    ...lineKeys(editPath),
    ...overlayEndRows(),
  ],
};
