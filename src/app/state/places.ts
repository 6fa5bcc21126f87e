/**
 * Where one has been, to go back to and forward again, as in vim's list of jumps: whenever what is shown becomes
 * another place (another screen, another entry), the place that was left goes onto the list. Esc and Enter walk the
 * way down and up and are jumps too; so the list leads back to what a new query or the cart took away.
 */
import { withoutHomePrefix } from '../../catalog/home-service.ts';
import { lineOf, noFilter } from './line-editor.ts';
import { withCallersCart } from './set-aside.ts';
import type { State, VisitedPlace } from './state.ts';

/** How many places are kept in each direction. */
const most = 100;

const placeOf = ({ screen, details, explore }: State): VisitedPlace => ({
  screen,
  // The way down to the cart is no part of it.
  details: screen === 'detail' ? details : [],
  query: explore.query.text,
  listing: explore.listing,
  list: explore.list,
});

/** What tells places apart: another query of Explore is the same place, for it is typed letter by letter. */
const keyOf = ({ screen, details }: VisitedPlace): string =>
  [screen, ...details.map(({ entry }) => entry.id)].join(' ');

/** The state with the place that was left on the list; the same where none was left. */
export function withPlaceKept(state: State, before: State): State {
  if (state.jumps !== before.jumps) return state;
  if (state.screen === before.screen && state.details === before.details) return state;
  const left = placeOf(before);
  if (keyOf(left) === keyOf(placeOf(state))) return state;
  return { ...state, jumps: { back: [...state.jumps.back, left].slice(-most), forward: [] } };
}

/** The state at a place; a role's cart is set aside. */
function at(state: State, { screen, details, query, listing, list }: VisitedPlace): State {
  const explore = { ...state.explore, query: lineOf(query), listing, list, recalled: null };
  return {
    ...withCallersCart(state),
    screen,
    details: screen === 'cart' ? state.details : details.map((each) => ({ ...each, filter: noFilter })),
    explore: screen === 'cart' ? state.explore : explore,
  };
}

/** Whether there is a place to go back (-1) or forward (1) to. */
export function hasJump({ jumps }: State, by: -1 | 1): boolean {
  return (by === -1 ? jumps.back : jumps.forward).length > 0;
}

/** Goes back (-1) or forward (1); the same state where there is nowhere to go. */
export function jump(state: State, by: -1 | 1): State {
  const { back, forward } = state.jumps;
  const here = placeOf(state);
  const place = by === -1 ? back.at(-1) : forward[0];
  if (place === undefined) return state;
  const jumps =
    by === -1
      ? { back: back.slice(0, -1), forward: [here, ...forward].slice(0, most) }
      : { back: [...back, here].slice(-most), forward: forward.slice(1) };
  return { ...at(state, place), jumps };
}

/** The places on the list, each once, the one that was left last first; the one that is shown is none of them. */
export function recentPlaces(state: State): readonly VisitedPlace[] {
  const { back, forward } = state.jumps;
  const here = keyOf(placeOf(state));
  const byKey = new Map<string, VisitedPlace>();
  for (const place of [...[...back].reverse(), ...forward]) {
    const key = keyOf(place);
    if (key !== here && !byKey.has(key)) byKey.set(key, place);
  }
  return [...byKey.values()];
}

/** Goes to a place; the one that is left goes onto the list as by any other way. */
export function goTo(state: State, place: VisitedPlace): State {
  return at(state, place);
}

/** A place in words: `CreateTrainingJob`, `Explore: ctj`, `Cart`. */
export function placeName({ screen, details, query }: VisitedPlace): string {
  const entry = details.at(-1)?.entry;
  if (screen === 'cart') return 'Cart';
  if (entry !== undefined) return withoutHomePrefix(entry.id);
  return query === '' ? 'Explore' : `Explore: ${query}`;
}
