/**
 * The app's one transition: a state and something that happened give the next state and the effects it asks
 * for. Keys go through the keymap to a command; the rooms below carry commands out.
 */
import { extendCatalog } from '../catalog/catalog.ts';
import { addAction } from '../policy/cart/cart.ts';
import { type Action, type Step, say, step } from './action.ts';
import { followChange } from './cart/follow-change.ts';
import { removeItems, runInCart } from './cart/update.ts';
import { runInDetail } from './detail/update.ts';
import { editedLine } from './edited-line.ts';
import { resultsOf } from './explore/results.ts';
import { runInExplore, typeIntoQuery } from './explore/update.ts';
import type { Command } from './keymap/command.ts';
import { type Key, keyLabel, typedText } from './keymap/key.ts';
import { contextOf, lookUp } from './keymap/keymap.ts';
import { tooSmall } from './layout.ts';
import { lineOf, longestLine } from './line-editor.ts';
import { askToOverwrite, promptAgain } from './overlays/save-prompt.ts';
import { choose, runInOverlay, typeIntoOverlay } from './overlays/update.ts';
import type { State } from './state.ts';
import { changeCart, editFilter, filterIsEditing, runEverywhere } from './update-shared.ts';

function run(state: State, command: Command): Step {
  // Esc answers a question with no.
  if (state.overlay?.kind === 'confirm' && command === 'back') return run(state, 'say-no');
  const shared = runEverywhere(state, command);
  if (shared !== undefined) return shared;
  if (state.overlay?.kind === 'confirm' && command === 'say-yes')
    return update({ ...state, overlay: null }, state.overlay.yes);
  if (state.overlay?.kind === 'confirm' && state.overlay.no !== undefined && command === 'say-no')
    return update({ ...state, overlay: null }, state.overlay.no);
  if (state.overlay !== null) return runInOverlay(state, state.overlay, command);
  if (filterIsEditing(state)) return editFilter(state, command);
  switch (state.screen) {
    case 'explore':
      return runInExplore(state, command);
    case 'detail':
      return runInDetail(state, command);
    case 'cart':
      return runInCart(state, command);
  }
}

/** Puts typed or pasted text where it goes; undefined where nothing takes text. */
function type(state: State, text: string): Step | undefined {
  const typed = typeInto(state, text);
  if (typed === undefined || !editedLine(typed.state)?.full || typed.state.message !== null) return typed;
  const most = longestLine.toLocaleString('en-US');
  const full = say(
    typed.state,
    `The line is full: it takes ${most} characters, what is beyond is left out.`,
    'warning',
  );
  return { ...typed, state: full.state };
}

function typeInto(state: State, text: string): Step | undefined {
  if (state.overlay !== null) return typeIntoOverlay(state, state.overlay, text);
  if (filterIsEditing(state)) return editFilter(state, { insert: text });
  return state.screen === 'explore' ? typeIntoQuery(state, text) : undefined;
}

function press(before: State, key: Key): Step {
  const state = before.message === null ? before : { ...before, message: null };
  const found = lookUp(state, key);
  if (found.found === 'command') return run(state, found.command);
  if (found.found === 'disabled') return say(state, found.reason);
  const text = typedText(key);
  const typed = text === undefined ? undefined : type(state, text);
  if (typed !== undefined) return typed;
  const context = contextOf(state);
  // Menus answer for themselves: what these keys do arrives as `menu-moved` and `chosen`.
  if (context === 'menu' && /^(?:up|down|j|k|enter|[1-9])$/.test(key)) return step(state);
  const helped = context === 'help' ? 'Esc closes the help' : 'F1 shows the keys';
  return say(state, `${keyLabel(key, state.settings.ascii)} does nothing here; ${helped}.`);
}

/** Services that the query names and the catalog has not read yet are asked for, once. */
function withServices({ state, effects }: Step, before: State): Step {
  if (state.screen !== 'explore' || state.explore.query === before.explore.query) return { state, effects };
  if (!/[a-z0-9-]:/i.test(state.explore.query.text)) return { state, effects };
  const services = resultsOf(state).missingServices;
  return services.length === 0
    ? { state, effects }
    : { state, effects: [...effects, { effect: 'load-services', services }] };
}

/** The next state after something happened, with the effects it asks for. */
export function update(state: State, action: Action): Step {
  const { state: next, effects } = happen(state, action);
  return { state: followChange(next, state), effects };
}

function happen(state: State, action: Action): Step {
  switch (action.type) {
    case 'key':
      // Nobody sees what a key would do.
      if (tooSmall(state.size) && action.key !== 'ctrl-c' && action.key !== 'ctrl-z') return step(state);
      return withServices(press(state, action.key), state);
    case 'paste': {
      if (tooSmall(state.size)) return step(state);
      const pasted = type({ ...state, message: null }, action.text);
      return withServices(
        pasted ?? say(state, 'There is nothing to paste into here; n begins a new query.'),
        state,
      );
    }
    case 'resize': {
      const { columns, rows } = action.size;
      const same = state.size.columns === columns && state.size.rows === rows;
      return step(same ? state : { ...state, size: action.size });
    }
    case 'menu-moved':
      return step(
        state.overlay?.kind === 'menu'
          ? { ...state, overlay: { ...state.overlay, selected: action.index } }
          : state,
      );
    case 'chosen':
      return state.overlay?.kind === 'menu' ? choose(state, state.overlay, action.value) : step(state);
    case 'message':
      return step({ ...state, message: action.message });
    case 'services-loaded':
      return step({ ...state, catalog: extendCatalog(state.catalog, action.parts) });
    case 'add-all':
      return changeCart(
        state,
        action.actions.reduce((cart, id) => addAction(cart, id), state.cart.present),
        `${action.actions.length} actions are in the cart.`,
      );
    case 'remove-items':
      return removeItems(state, action.items);
    case 'paths-completed': {
      if (state.overlay?.kind !== 'save' || state.overlay.path.text !== action.text) return step(state);
      const { completed, completions } = action;
      const overlay = {
        ...state.overlay,
        path: lineOf(completed),
        completions: completions.length > 1 ? completions : [],
      };
      const next = { ...state, overlay };
      return completions.length === 0 ? say(next, 'No path continues this.') : step(next);
    }
    case 'saved': {
      const { known, message } = action;
      return step({ ...state, file: known.path, known, message });
    }
    case 'save-refused':
      return step(askToOverwrite(state, action));
    case 'save-anyway':
      return step(state, { effect: 'save', request: action.request, overwrite: true, known: null });
    case 'save-failed':
      return step({ ...promptAgain(state, action.request), message: action.message });
  }
}
