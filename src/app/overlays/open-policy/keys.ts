/** The keys of the prompt for the file of a policy. */
import type { KeyTable } from '../../keymap/binding.ts';
import { pathKeys } from '../path-line.ts';
import { backToArrivals, readTypedPolicy } from './update.ts';

export const openPolicyKeys: KeyTable = pathKeys({
  take: readTypedPolicy,
  label: 'open',
  empty: 'Type the path of the file that the policy is in.',
  back: backToArrivals,
});
