/**
 * The keymap: the tables of bindings that stand beside the screens, joined. The app, the footer, the help overlay and
 * the documents' key table are all made from it.
 */
import { memo } from '../text/memo.ts';
import { cartKeys } from './cart/keys.ts';
import { cartFilter } from './cart/update.ts';
import { detailKeys } from './detail/keys.ts';
import { detailFilter } from './detail/update.ts';
import { exploreKeys } from './explore/keys.ts';
import type { Binding, Context, Keymap, Keys } from './keymap/binding.ts';
import { filterKeys } from './keymap/filter-keys.ts';
import type { Key } from './keymap/key.ts';
import { type Rebound, reboundKeymap } from './keymap/rebind.ts';
import { arrivalsKeys } from './overlays/arrivals/keys.ts';
import { askKeys } from './overlays/ask/keys.ts';
import { conditionKeys } from './overlays/condition/keys.ts';
import { confirmKeys } from './overlays/confirm/keys.ts';
import { helpFilterKeys, helpKeys } from './overlays/help/keys.ts';
import { menuKeys } from './overlays/menu/keys.ts';
import { messagesKeys } from './overlays/messages/keys.ts';
import { openPolicyKeys } from './overlays/open-policy/keys.ts';
import { paletteKeys } from './overlays/palette/keys.ts';
import { promptKeys } from './overlays/prompt/keys.ts';
import { recipeKeys } from './overlays/recipe/keys.ts';
import { saveKeys } from './overlays/save/keys.ts';
import { scopeKeys } from './overlays/scope/keys.ts';
import type { State } from './state/state.ts';

/** Every table as it is at first, in the order of the documents' key table. */
export const keymap: Keymap = {
  explore: exploreKeys,
  detail: detailKeys,
  cart: cartKeys,
  'detail-filter': filterKeys(detailFilter),
  'cart-filter': filterKeys(cartFilter),
  menu: menuKeys,
  save: saveKeys,
  prompt: promptKeys,
  scope: scopeKeys,
  recipe: recipeKeys,
  condition: conditionKeys,
  arrivals: arrivalsKeys,
  'open-policy': openPolicyKeys,
  confirm: confirmKeys,
  help: helpKeys((state) => keysNow(state)),
  'help-filter': helpFilterKeys,
  messages: messagesKeys,
  ask: askKeys,
  palette: paletteKeys((state) => keysNow(state)),
};

/** Where keys go at the moment. */
export function contextOf(state: State): Context {
  const { overlay } = state;
  if (overlay?.kind === 'help' && overlay.filter.editing) return 'help-filter';
  if (overlay !== null) return overlay.kind;
  if (state.screen === 'detail' && detailFilter.filterOf(state).editing) return 'detail-filter';
  if (state.screen === 'cart' && cartFilter.filterOf(state).editing) return 'cart-filter';
  return state.screen;
}

const reboundTo = memo((rebound: Rebound): Keymap => reboundKeymap(keymap, rebound), { limit: 4 });

/** The tables as they are in a session: with the keys that its configuration gives. */
export function keymapOf({ settings: { rebound } }: Pick<State, 'settings'>): Keymap {
  return rebound === undefined ? keymap : reboundTo(rebound);
}

/** What tells of other tables than its own is given these. */
export function keysNow(state: State): Keys {
  return { contextOf, keymap: keymapOf(state) };
}

/** The bindings that hold now, in the order of their table. */
export function bindingsNow(state: State): readonly Binding[] {
  return keymapOf(state)[contextOf(state)].bindings.filter(({ when }) => when?.(state) ?? true);
}

/** What a key means where it is pressed; undefined for nothing. */
export function bindingOf(state: State, key: Key): Binding | undefined {
  return keymapOf(state)[contextOf(state)].bindings.find(
    ({ keys, when }) => keys.includes(key) && (when?.(state) ?? true),
  );
}
