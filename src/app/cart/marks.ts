/**
 * Marked rows, and which rows a key acts on. What the filter leaves out never acts, marked or not: of the rows that are
 * listed the marked ones act together; without any the highlighted one does, or for the keys that are about the whole
 * cart all that are listed.
 */
import type { CartItem } from '../../policy/cart-model.ts';
import { count } from '../../text/count.ts';
import type { State } from '../state/state.ts';
import { type Step, say, step } from '../state/step.ts';
import type { SelectableRow } from './make-rows.ts';
import { rowToEdit, selectableRows, selectedRow } from './rows.ts';

/** The rows that are listed and marked. */
export function markedRows(state: State): readonly SelectableRow[] {
  const { marked } = state.cartView;
  return marked.length === 0 ? [] : selectableRows(state).filter(({ id }) => marked.includes(id));
}

/** The rows that a key acts on: the marked ones, else the one at the cursor or of the finding that is read. */
export function rowsToEdit(state: State): readonly SelectableRow[] {
  const marked = state.cartView.pane === 'findings' ? [] : markedRows(state);
  if (marked.length > 0) return marked;
  const row = rowToEdit(state);
  return row === undefined ? [] : [row];
}

const itemsOf = (rows: readonly SelectableRow[]): readonly CartItem[] =>
  rows.flatMap((row) => (row.kind === 'item' ? [row.item] : []));

/** The items that a key acts on; statements that are kept as they were have nothing to edit. */
export function itemsToEdit(state: State): readonly CartItem[] {
  return itemsOf(rowsToEdit(state));
}

/** The items of a key that is about the whole cart: the marked ones, else all that are listed. */
export function allItems(state: State): readonly CartItem[] {
  const marked = markedRows(state);
  return itemsOf(marked.length > 0 ? marked : selectableRows(state));
}

const withMarks = (state: State, marked: readonly string[]): State => ({
  ...state,
  cartView: { ...state.cartView, marked },
});

/** Marks the row at the cursor, or no longer. */
export function toggleMark(state: State): State {
  const id = selectedRow(state)?.id;
  const { marked } = state.cartView;
  if (id === undefined) return state;
  return withMarks(state, marked.includes(id) ? marked.filter((each) => each !== id) : [...marked, id]);
}

/** Marks every row that is listed; where all of them are marked, none. */
export function markAll(state: State): Step {
  const listed = selectableRows(state).map(({ id }) => id);
  const { marked } = state.cartView;
  const others = marked.filter((id) => !listed.includes(id));
  if (listed.every((id) => marked.includes(id))) return step(withMarks(state, others));
  return say(withMarks(state, [...others, ...listed]), `${count(listed.length, 'row')} marked.`);
}

/** Whether a row is marked, listed or not. */
export function hasMarks({ cartView }: State): boolean {
  return cartView.marked.length > 0;
}

/** The same with nothing marked. */
export function unmarkAll(state: State): State {
  return withMarks(state, []);
}
