/** What the screens share: leaving, help, the cart, going back, filters. */
import type { Cart } from '../policy/model.ts';
import { type Step, say, step } from './action.ts';
import { selectedStop, shownStops } from './cart/rows.ts';
import { highlightedLink, shownRows, stops } from './detail/rows.ts';
import { record } from './history.ts';
import type { Command } from './keymap/command.ts';
import { editLine, emptyLine, type LineEdit, lineOf, plainEdits } from './line-editor.ts';
import { type ListMove, listMoves, listStart } from './list-window.ts';
import { currentDetail, type EntryRef, type Filter, noFilter, type State } from './state.ts';

/** A new cart, recorded for undo, with a sentence for the status row. */
export function changeCart(state: State, cart: Cart, text: string): Step {
  return say(record(state, { cart }), text, 'ok');
}

/** Opens an entry in Detail, one step further down. */
export const openEntry = (state: State, entry: EntryRef): State => ({
  ...state,
  screen: 'detail',
  details: [...state.details, { entry, list: listStart, filter: noFilter }],
});

/** The move that a command asks for. */
export const moveOf = (command: Command): ListMove | undefined =>
  listMoves.find((move) => command === `move-${move}`);

/** The filter of the screen that is shown; Explore has none. */
function filterOf(state: State): Filter {
  if (state.screen === 'detail') return currentDetail(state)?.filter ?? noFilter;
  return state.screen === 'cart' ? state.cartView.filter : noFilter;
}

/** Puts a filter into the screen that is shown; the list starts over, in Detail at the first link that is left. */
function withFilter(state: State, filter: Filter, restart: boolean): State {
  if (state.screen === 'cart') {
    const items = restart ? listStart : state.cartView.items;
    return { ...state, cartView: { ...state.cartView, filter, items } };
  }
  const detail = currentDetail(state);
  if (state.screen !== 'detail' || detail === undefined) return state;
  const first = filter.line.text === '' ? listStart : { selected: 1, top: 0 };
  const list = restart ? first : detail.list;
  return { ...state, details: [...state.details.slice(0, -1), { ...detail, filter, list }] };
}

/** Whether keys go into a filter. */
export const filterIsEditing = (state: State): boolean => filterOf(state).editing;

/** The line edit that an editing command asks for. */
export function lineEditOf(command: Command): LineEdit | undefined {
  const edit = plainEdits.find((each) => command === `edit-${each}`);
  return edit === undefined ? undefined : { edit };
}

/** An edit of the filter, or the command that keeps it. */
export function editFilter(state: State, change: Command | { readonly insert: string }): Step {
  const filter = filterOf(state);
  if (change === 'accept-filter') return step(withFilter(state, { ...filter, editing: false }, false));
  const edit: LineEdit | undefined =
    typeof change === 'string' ? lineEditOf(change) : { edit: 'insert', text: change.insert };
  if (edit === undefined) return step(state);
  return step(withFilter(state, { ...filter, line: editLine(filter.line, edit) }, true));
}

/** Everything is shown again, the cursor where it was. */
function withoutFilter(state: State): State {
  const all = withFilter(state, noFilter, true);
  const detail = currentDetail(state);
  if (state.screen === 'cart') {
    const selected = Math.max(
      0,
      shownStops(all).findIndex(({ id }) => id === selectedStop(state)?.id),
    );
    return { ...all, cartView: { ...all.cartView, items: { selected, top: 0 } } };
  }
  const link = highlightedLink(state);
  if (link === undefined || detail === undefined) return all;
  const shown = { ...detail, filter: noFilter };
  const rows = shownRows(all, shown);
  const selected = stops(rows).findIndex((at) => {
    const row = rows[at];
    return row?.row === 'link' && row.entry.id === link.id && row.entry.kind === link.kind;
  });
  return {
    ...all,
    details: [...all.details.slice(0, -1), { ...shown, list: { selected: Math.max(0, selected), top: 0 } }],
  };
}

/** Lays the help over the screen, and over what lies on it already. */
const withHelp = (state: State): State =>
  state.overlay?.kind === 'help'
    ? state
    : { ...state, overlay: { kind: 'help', top: 0, over: state.overlay } };

function back(state: State): Step {
  if (state.overlay?.kind === 'help') return step({ ...state, overlay: state.overlay.over });
  if (state.overlay !== null) return step({ ...state, overlay: null });
  const filter = filterOf(state);
  if (filter.editing || filter.line.text !== '') return step(withoutFilter(state));
  if (state.screen === 'cart') return step(leaveCart(state));
  if (state.screen === 'detail') {
    const details = state.details.slice(0, -1);
    return step({ ...state, details, screen: details.length === 0 ? 'explore' : 'detail' });
  }
  return step({ ...state, explore: { ...state.explore, query: emptyLine, list: listStart, recalled: null } });
}

const leaveCart = (state: State): State => ({
  ...state,
  screen: state.details.length === 0 ? 'explore' : 'detail',
});

/** Carries out the commands that mean the same on every screen; undefined for the others. */
export function runEverywhere(state: State, command: Command): Step | undefined {
  switch (command) {
    case 'interrupt':
      return step(state, { effect: 'quit', code: 130 });
    case 'quit':
      return step(state, { effect: 'quit', code: 0 });
    case 'suspend':
      return step(state, { effect: 'suspend' });
    case 'help':
      return step(withHelp(state));
    case 'toggle-cart':
      return step(state.screen === 'cart' ? leaveCart(state) : { ...state, screen: 'cart' });
    case 'back':
      // Overlays with steps of their own go back inside themselves first.
      return state.overlay?.kind === 'scope' || state.overlay?.kind === 'condition' ? undefined : back(state);
    case 'filter':
      return step(withFilter(state, { line: lineOf(filterOf(state).line.text), editing: true }, false));
    case 'new-query':
      return step({
        ...state,
        screen: 'explore',
        details: [],
        explore: { ...state.explore, query: emptyLine, list: listStart, recalled: null },
      });
    default:
      return undefined;
  }
}
