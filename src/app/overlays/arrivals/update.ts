/** The pane of what was recognised in a pasted text: what is chosen of it, on which resources, and into the cart. */
import type { ArrivalAction } from '../../../intake/arrival.ts';
import { type ArrivalScope, addArrivals, picksOf } from '../../../policy/cart/add-arrivals.ts';
import type { Cart } from '../../../policy/model.ts';
import { count } from '../../../text/count.ts';
import { changeCart } from '../../state/change-cart.ts';
import type { ListMove } from '../../state/list-window.ts';
import type { ArrivalsOverlay } from '../../state/overlay.ts';
import type { State } from '../../state/state.ts';
import { type Step, say, step } from '../../state/step.ts';

/** An action of an arrival as a choice: `key` is its place among all. */
export interface Choice {
  readonly arrival: number;
  readonly action: ArrivalAction;
}

/** Every action that may be chosen, in the order of the text. */
export function choicesOf({ arrivals }: ArrivalsOverlay): readonly Choice[] {
  return arrivals.flatMap(({ actions }, arrival) => actions.map((action) => ({ arrival, action })));
}

/** More than a name: words, an ARN, a call, an object. Names and queries go to the search as they always did. */
export function isMoreThanAName(text: string): boolean {
  const words = text.trim().split(/\s+/u);
  return (words.length > 4 && text.length > 40) || /\barn:aws|[\w.]\w\(|^\s*[{<[]/u.test(text);
}

/** Lays the pane over the screen. At first what the arrivals add by themselves is chosen. */
export function openArrivals(state: State, text: string, arrivals: ArrivalsOverlay['arrivals']): State {
  const byThemselves = new Set(arrivals.flatMap((arrival) => picksOf(arrival).map(({ action }) => action)));
  const overlay: ArrivalsOverlay = {
    kind: 'arrivals',
    text,
    arrivals,
    chosen: [],
    selected: 0,
    scope: 'exact',
  };
  const chosen = choicesOf(overlay).flatMap(({ action }, at) => (byThemselves.has(action) ? [at] : []));
  return { ...state, overlay: { ...overlay, chosen } };
}

/** The cart with what is chosen. */
export function cartWith(state: State, overlay: ArrivalsOverlay): Cart {
  const chosen = new Set(overlay.chosen);
  const choices = choicesOf(overlay);
  const picks = overlay.arrivals.flatMap((arrival, at) => {
    const actions = choices.flatMap((choice, index) =>
      choice.arrival === at && chosen.has(index) ? [{ ...choice.action, wanted: true }] : [],
    );
    const rest = arrival.actions.filter((action) => !actions.some(({ id }) => id === action.id));
    // What the user chose is wanted, whatever the message says would help.
    const { verdict: _, ...own } = arrival;
    return picksOf({
      ...own,
      kind: 'call',
      actions: [...actions, ...rest.map((action) => ({ ...action, wanted: false }))],
    });
  });
  const { scope, defaults } = { scope: overlay.scope, defaults: state.defaults };
  return addArrivals(state.cart.present, state.catalog, picks, { scope, defaults }).cart;
}

/** Puts what is chosen into the cart. */
export function addChosen(state: State): Step {
  const { overlay } = state;
  if (overlay?.kind !== 'arrivals') return step(state);
  const cart = cartWith(state, overlay);
  const closed = { ...state, overlay: null };
  const more = cart.items.length - state.cart.present.items.length;
  if (more === 0) return say(closed, 'The policy allows all of this already; nothing is added.');
  return changeCart(
    closed,
    cart,
    `${count(more, 'action is', 'actions are')} in the cart, as the text needs them.`,
  );
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
