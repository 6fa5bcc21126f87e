/** The keys of the prompt for the path that the policy is saved to. */
import type { KeyTable } from '../../keymap/binding.ts';
import { pathKeys } from '../path-line.ts';
import { savePolicy } from './update.ts';

export const saveKeys: KeyTable = pathKeys({
  take: savePolicy,
  empty: 'Type the path of the file to write.',
});
