/** The pane of what was recognised in a pasted text: what is chosen of it, on which resources, and into the cart. */
import type { Catalog } from '../../../catalog/model.ts';
import { pageOfPolicy } from '../../../intake/policy-page.ts';
import {
  type ArrivalScope,
  addArrivals,
  type Pick as Picked,
  picksOf,
} from '../../../policy/cart/add-arrivals.ts';
import type { Cart, Defaults } from '../../../policy/cart-model.ts';
import { memo } from '../../../text/memo.ts';
import { changeCart } from '../../state/change-cart.ts';
import type { ListMove } from '../../state/list-window.ts';
import { clearQuery } from '../../state/navigation.ts';
import type { ArrivalsOverlay } from '../../state/overlay.ts';
import type { State } from '../../state/state.ts';
import { type Step, say, step } from '../../state/step.ts';
import { choicesOf, selectedArrival } from './choices.ts';

const isSentence = (text: string): boolean => text.trim().split(/\s+/u).length > 4 && text.length > 40;

/** A message that somebody typed, or let a terminal type: a sentence about a denial, not words to search for. */
export function isMessage(text: string): boolean {
  return (
    isSentence(text) && /denied|authori[sz]|exception|\berror\b|permission|forbidden|\bUser:/iu.test(text)
  );
}

/** More than a name: words, an ARN, a call, an object. Names and queries go to the search as they always did. */
export function isMoreThanAName(text: string): boolean {
  return isSentence(text) || /\barn:aws|[\w.]\w\(|^\s*[{<[]/u.test(text);
}

/** Lays the pane over the screen. At first what the arrivals add by themselves is chosen. */
export function openArrivals(state: State, read: Pick<ArrivalsOverlay, 'text' | 'arrivals' | 'cut'>): State {
  const byThemselves = new Set(
    read.arrivals.flatMap((arrival) => picksOf(arrival).map(({ action }) => action)),
  );
  const overlay: ArrivalsOverlay = {
    kind: 'arrivals',
    ...read,
    chosen: [],
    selected: 0,
    scope: 'exact',
  };
  const chosen = choicesOf(overlay).flatMap(({ action }, at) => (byThemselves.has(action) ? [at] : []));
  return { ...state, overlay: { ...overlay, chosen } };
}

const added = memo(
  (
    cart: Cart,
    catalog: Catalog,
    defaults: Defaults,
    arrivals: ArrivalsOverlay['arrivals'],
    chosen: readonly number[],
    scope: ArrivalScope,
  ): Cart => addArrivals(cart, catalog, chosenPicks(arrivals, new Set(chosen)), { scope, defaults }).cart,
  { limit: 8 },
);

/** The cart with what is chosen. */
export function cartWith(state: State, overlay: ArrivalsOverlay): Cart {
  const { cart, catalog, defaults } = state;
  return added(cart.present, catalog, defaults, overlay.arrivals, overlay.chosen, overlay.scope);
}

function chosenPicks(arrivals: ArrivalsOverlay['arrivals'], chosen: ReadonlySet<number>): readonly Picked[] {
  let place = 0;
  return arrivals.flatMap((arrival) => {
    const first = place;
    place += arrival.actions.length;
    const actions = arrival.actions.flatMap((action, at) =>
      chosen.has(first + at) ? [{ ...action, wanted: true }] : [],
    );
    if (actions.length === 0) return [];
    const rest = arrival.actions.filter((action) => !actions.some(({ id }) => id === action.id));
    // What the user chose is wanted, whatever the message says would help.
    const { verdict: _, ...own } = arrival;
    return picksOf({
      ...own,
      kind: 'call',
      actions: [...actions, ...rest.map((action) => ({ ...action, wanted: false }))],
    });
  });
}

/** Puts what is chosen into the cart. */
export function addChosen(state: State): Step {
  const { overlay } = state;
  if (overlay?.kind !== 'arrivals') return step(state);
  const cart = cartWith(state, overlay);
  // A message that was typed into the query has been taken out of it.
  const isTyped = state.explore.query.text.trim() === overlay.text.trim();
  const closed = { ...(isTyped ? clearQuery(state) : state), overlay: null };
  const more = cart.items.length - state.cart.present.items.length;
  if (more === 0) return say(closed, 'The policy allows all of this already; nothing is added.');
  return changeCart(
    closed,
    cart,
    more === 1
      ? 'What the text needs is in the cart.'
      : `${more} items are in the cart, as the text needs them.`,
  );
}

const selectedPage = ({ overlay }: State): string | undefined => {
  const arrival = overlay?.kind === 'arrivals' ? selectedArrival(overlay) : undefined;
  return arrival === undefined ? undefined : pageOfPolicy(arrival);
};

/** Opens the page of the policy that has to change. */
export function openPolicyPage(state: State): Step {
  const url = selectedPage(state);
  return url === undefined ? step(state) : step(state, { kind: 'open-url', url });
}

/** Why there is no page to open. */
export function noPolicyPage(state: State): string | undefined {
  return selectedPage(state) === undefined
    ? 'The text does not tell on which page the policy is.'
    : undefined;
}

/** Why nothing can be added. */
export function nothingChosen({ overlay }: State): string | undefined {
  return overlay?.kind === 'arrivals' && overlay.chosen.length === 0
    ? 'Nothing is chosen; Space chooses.'
    : undefined;
}

/** Chooses the action that the cursor is on, or no longer. */
export function toggleChoice(state: State): Step {
  const { overlay } = state;
  if (overlay?.kind !== 'arrivals') return step(state);
  const { chosen, selected } = overlay;
  const next = chosen.includes(selected)
    ? chosen.filter((at) => at !== selected)
    : [...chosen, selected].sort((a, b) => a - b);
  return step({ ...state, overlay: { ...overlay, chosen: next } });
}

/** Up and down among the actions. */
export function moveInArrivals(state: State, to: ListMove): Step {
  const { overlay } = state;
  if (overlay?.kind !== 'arrivals') return step(state);
  const last = choicesOf(overlay).length - 1;
  const selected = Math.max(0, Math.min(last, overlay.selected + (to === 'up' ? -1 : 1)));
  return step({ ...state, overlay: { ...overlay, selected } });
}

const scopes: readonly ArrivalScope[] = ['exact', 'type', 'any'];

/** The next or the last way of limiting what is added. */
export function turnScope(state: State, by: 1 | -1): Step {
  const { overlay } = state;
  if (overlay?.kind !== 'arrivals') return step(state);
  const at = scopes.indexOf(overlay.scope) + by;
  const scope = scopes[(at + scopes.length) % scopes.length] ?? 'exact';
  return step({ ...state, overlay: { ...overlay, scope } });
}
