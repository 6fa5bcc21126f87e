/** The signs that the screens share, each with its twin in plain ASCII. */
import type { State } from '../state/state.ts';

type Signed = Pick<State, 'settings'>;

/** The sign of the row that has the cursor. */
export function cursorSign({ settings }: Signed): string {
  return settings.ascii ? '> ' : '› ';
}

/** The sign of an action that is in the cart. */
export function cartSign({ settings }: Signed): string {
  return settings.ascii ? '*' : '✓';
}

/** What a cut text ends in. */
export function cutMark({ settings }: Signed): string {
  return settings.ascii ? '~' : '…';
}
