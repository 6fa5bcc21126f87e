/** The keys of the prompt for the file of a policy. */
import type { KeyTable } from '../../keymap/binding.ts';
import { acceptRow, lineKeys, overlayEndRows } from '../../keymap/common-keys.ts';
import type { State } from '../../state/state.ts';
import { completePathLine, editPath, typedPath } from '../path-line.ts';
import { backToArrivals, readTypedPolicy } from './update.ts';

const noPath = (state: State): string | undefined =>
  typedPath(state) === '' ? 'Type the path of the file that the policy is in.' : undefined;

export const openPolicyKeys: KeyTable = {
  typing: { run: (state, text) => editPath(state, { kind: 'insert', text }) },
  bindings: [
    acceptRow(readTypedPolicy, noPath, 'open'),
    {
      command: 'complete',
      keys: ['tab'],
      label: 'complete',
      help: 'complete the path',
      run: completePathLine,
    },
    ...lineKeys(editPath),
    ...overlayEndRows(backToArrivals),
  ],
};
