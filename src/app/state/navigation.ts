/** From screen to screen: down into an entry, to the cart and back, to a new query. */
import type { EntryRef } from './entry-ref.ts';
import { editLine, emptyLine, type LineEdit, noFilter } from './line-editor.ts';
import { listStart } from './list-window.ts';
import { withCallersCart } from './set-aside.ts';
import type { State } from './state.ts';
import { type Step, step } from './step.ts';

/** Opens an entry in Detail, one step further down. */
export function openEntry(state: State, entry: EntryRef): State {
  const opened = { entry, list: listStart, filter: noFilter };
  return { ...state, screen: 'detail', details: [...state.details, opened] };
}

/** One step back up in Detail; from the first entry to Explore. */
export function leaveEntry(state: State): State {
  const details = state.details.slice(0, -1);
  return { ...state, details, screen: details.length === 0 ? 'explore' : 'detail' };
}

/** Opens the cart over whatever screen there is. */
export function openCart(state: State): State {
  return { ...state, screen: 'cart' };
}

/** From the cart back to where one was; a role's cart is set aside. */
export function leaveCart(state: State): State {
  return { ...withCallersCart(state), screen: state.details.length === 0 ? 'explore' : 'detail' };
}

/** Explore as it is, with an empty query. */
export function clearQuery(state: State): State {
  return { ...state, explore: { ...state.explore, query: emptyLine, list: listStart, recalled: null } };
}

/** Edits Explore's query; other text begins another list. */
export function editQuery(state: State, edit: LineEdit): Step {
  const query = editLine(state.explore.query, edit);
  const same = query.text === state.explore.query.text;
  const change = same ? { query } : { query, list: listStart, recalled: null };
  return step({ ...state, explore: { ...state.explore, ...change } });
}

/** Explore with an empty query, and no way down from it any more. */
export function newQuery(state: State): State {
  return { ...clearQuery(withCallersCart(state)), screen: 'explore', details: [] };
}
