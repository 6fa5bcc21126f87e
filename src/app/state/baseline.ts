/**
 * What the cart is compared with: the file as it was opened or last saved; without a file the policy as it was last
 * copied; else the cart as the session began.
 */

import type { Target } from '../../iam/policy-kind.ts';
import type { FormatId } from '../../policy/formats/formats.ts';
import type { CartHistory, Work } from './history.ts';

/** The policy that changes are told against. */
export interface Baseline {
  readonly kind: 'opened' | 'saved' | 'copied' | 'started' | 'kept';
  readonly work: Work;
  /** Of the kept cart. */
  readonly name?: string;
}

/** The part of the state that this is about. */
interface Measured {
  readonly cart: CartHistory;
  readonly target: Target;
  readonly format: FormatId;
  readonly file: string | null;
  readonly baseline: Baseline;
}

const present = ({ cart, target, format }: Measured): Work => ({ cart: cart.present, target, format });

/** The state after its file was written. */
export function afterSaving<T extends Measured>(state: T): T {
  return { ...state, baseline: { kind: 'saved', work: present(state) } };
}

/** The state after the whole policy went to the clipboard; what a file holds stays the measure where one is open. */
export function afterCopying<T extends Measured>(state: T): T {
  return state.file === null ? { ...state, baseline: { kind: 'copied', work: present(state) } } : state;
}

/** What the cart is compared with, as a title names it: `since training-role.json was opened`. */
export function baselineWords({ baseline: { kind, name }, file }: Measured): string {
  switch (kind) {
    case 'kept':
      return `since the cart ${name ?? ''}`;
    case 'opened':
    case 'saved':
      return `since ${file ?? 'the file'} was ${kind}`;
    case 'copied':
      return 'since the policy was copied';
    case 'started':
      return 'since the session began';
  }
}
