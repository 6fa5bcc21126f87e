/** The actions of a pasted text as choices, and which of them the cursor is on. */
import type { Arrival, ArrivalAction } from '../../../intake/arrival.ts';
import type { ArrivalsOverlay } from '../../state/overlay.ts';

/** An action that may be chosen; its place in the list is its key. */
export interface Choice {
  /** Index of its arrival. */
  readonly arrival: number;
  readonly action: ArrivalAction;
}

/** Every action that may be chosen, in the order of the text. */
export function choicesOf({ arrivals }: ArrivalsOverlay): readonly Choice[] {
  return arrivals.flatMap(({ actions }, arrival) => actions.map((action) => ({ arrival, action })));
}

/** The arrival whose action the cursor is on. */
export function selectedArrival(overlay: ArrivalsOverlay): Arrival | undefined {
  const choice = choicesOf(overlay)[overlay.selected];
  return overlay.arrivals[choice?.arrival ?? 0];
}
