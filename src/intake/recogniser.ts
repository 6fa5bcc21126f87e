/** What a recogniser is: a pure function over a source, and the drafts that it gives. */
import type { Arrival, ArrivalAction, ContextValue } from './arrival.ts';
import type { Facts } from './facts.ts';
import type { Source } from './source.ts';

/** An arrival with its place as offsets in the text. */
export interface Draft extends Omit<Arrival, 'evidence' | 'by'> {
  readonly start: number;
  readonly end: number;
  /** How far the text around is spoken for: what a later recogniser sees in there is the same thing seen again. */
  readonly claims?: readonly [number, number];
}

/** What recognises one kind of text. */
export interface Recogniser {
  /** Kebab-case name, in JSON as `by`. */
  readonly name: string;
  /** Everything of its sort in the text, in any order. Total, and linear in the length of the text. */
  readonly recognise: (source: Source, facts: Facts) => readonly Draft[];
  /** Asked only where no recogniser before it found anything: for what would be noise beside a denial or a call. */
  readonly onlyAlone?: true;
  /** Given all of a text that others are given in pieces: it cannot be told from a part. */
  readonly onlyWhole?: true;
}

/** As many finds of one sort as anybody looks through; a recogniser may stop there, and the whole does. */
export const enough = 2000;

/** An action that the evidence asks for. */
export function wanted(
  id: string,
  resources: readonly string[] = [],
  context: readonly ContextValue[] = [],
): ArrivalAction {
  return { id, resources, context, wanted: true };
}

/** An action to offer beside the wanted ones; `why` completes "offered because …" */
export function offered(
  id: string,
  why: string,
  resources: readonly string[] = [],
  context: readonly ContextValue[] = [],
): ArrivalAction {
  return { id, resources, context, wanted: false, why };
}
