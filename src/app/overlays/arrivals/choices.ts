/** The actions of a pasted text as choices, and which of them the cursor is on. */
import type { Arrival, ArrivalAction } from '../../../intake/arrival.ts';
import { memo } from '../../../text/memo.ts';
import type { ArrivalsOverlay } from '../../state/overlay.ts';

/** An action that may be chosen; its place in the list is its key. */
export interface Choice {
  /** Index of its arrival. */
  readonly arrival: number;
  readonly action: ArrivalAction;
}

/** Every key that moves or chooses asks, of thousands of arrivals. */
const kept = { limit: 4 };

const allChoices = memo(
  (arrivals: readonly Arrival[]): readonly Choice[] =>
    arrivals.flatMap(({ actions }, arrival) => actions.map((action) => ({ arrival, action }))),
  kept,
);

/** Every action that may be chosen, in the order of the text. */
export function choicesOf({ arrivals }: Pick<ArrivalsOverlay, 'arrivals'>): readonly Choice[] {
  return allChoices(arrivals);
}

/** For each arrival the place of its first action among the choices. */
export const firstChoices = memo((arrivals: readonly Arrival[]): readonly number[] => {
  let place = 0;
  return arrivals.map(({ actions }) => {
    const first = place;
    place += actions.length;
    return first;
  });
}, kept);

/** The arrival whose action the cursor is on. */
export function selectedArrival(overlay: ArrivalsOverlay): Arrival | undefined {
  const choice = choicesOf(overlay)[overlay.selected];
  return overlay.arrivals[choice?.arrival ?? 0];
}
