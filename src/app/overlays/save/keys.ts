/** The keys of the prompt for a path. */
import type { KeyTable } from '../../keymap/binding.ts';
import { lineKeys, overlayEndRows } from '../../keymap/common-keys.ts';
import { completePath, editPath, hasPath, savePolicy } from './update.ts';

export const saveKeys: KeyTable = {
  typing: { run: (state, text) => editPath(state, { kind: 'insert', text }) },
  bindings: [
    {
      command: 'accept',
      keys: ['enter'],
      label: 'go on',
      help: 'take what is typed and go on',
      disabled: (state) => (hasPath(state) ? undefined : 'Type the path of the file to write.'),
      run: savePolicy,
    },
    { command: 'complete', keys: ['tab'], label: 'complete', help: 'complete the path', run: completePath },
    ...lineKeys(editPath),
    ...overlayEndRows(),
  ],
};
