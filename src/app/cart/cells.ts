/**
 * The cells of a row, edited in place: Enter on the cell that the cursor is in opens what edits it. Where rows are marked,
 * what several can share (effect, resources, conditions, statement) is edited for all of them.
 */
import { hasWildcard } from '../../iam/pattern.ts';
import { actionsOfItem } from '../../policy/item-actions.ts';
import { openConditions } from '../overlays/condition/update.ts';
import { openPrompt } from '../overlays/prompt/update.ts';
import { openScope, scopeProblem } from '../overlays/scope/update.ts';
import { refOf } from '../state/entry-ref.ts';
import { openEntry } from '../state/navigation.ts';
import { type CartCell, cartCells, type State } from '../state/state.ts';
import { type Step, say, step } from '../state/step.ts';
import type { SelectableRow } from './make-rows.ts';
import { itemsToEdit } from './marks.ts';
import { chooseEffect } from './menus.ts';
import { selectableRows, selectedItem, selectedRow } from './rows.ts';
import { editItems, selectRow } from './update.ts';

/** Goes to the next or the last cell of the row; the ends stay. */
export function moveCell(state: State, by: 1 | -1): Step {
  const cell = cartCells[cartCells.indexOf(state.cartView.cell) + by];
  return step(cell === undefined ? state : { ...state, cartView: { ...state.cartView, cell } });
}

/** What Enter does in a cell, for the footer. */
export function cellLabel(cell: CartCell): string {
  return {
    action: 'open',
    level: 'allow or deny',
    scope: 'resources',
    condition: 'conditions',
    why: 'what needs it',
    statement: 'name',
  }[cell];
}

/** The actions for whose sake the highlighted row is there. */
const neededBy = (state: State): readonly string[] => selectedItem(state)?.dependentOf ?? [];

/** The row of what needs the highlighted one. */
function needingRow(state: State): SelectableRow | undefined {
  const needing = neededBy(state).map((id) => id.toLowerCase());
  return selectableRows(state).find(
    (row) => row.kind === 'item' && needing.includes(row.item.action.toLowerCase()),
  );
}

/** Why there is nowhere to go from the cell that says what needs the row. */
function needingProblem(state: State): string | undefined {
  const [first] = neededBy(state);
  if (first === undefined) return 'You chose it: nothing in the cart needs it.';
  return needingRow(state) === undefined && state.catalog.action(first) === undefined
    ? `${first} needs it, and is not in the cart.`
    : undefined;
}

/** Why the cell cannot be edited; undefined when it can. */
export function cellProblem(state: State): string | undefined {
  const { cell } = state.cartView;
  const row = selectedRow(state);
  if (cell === 'action')
    return row?.kind === 'kept' ? 'The catalog has no page for this statement.' : undefined;
  if (itemsToEdit(state).length === 0)
    return 'The cart does not model this statement: {cart.remove} removes it, its file is where to change it.';
  if (cell === 'why') return needingProblem(state);
  if (cell !== 'scope') return undefined;
  const problems = itemsToEdit(state).map((item) => scopeProblem(state, item));
  return problems.includes(undefined) ? undefined : problems[0];
}

/** Goes to the row of what needs the highlighted one; to its page where no row of it is listed. */
function openNeeding(state: State): Step {
  const row = needingRow(state);
  if (row !== undefined) return step(selectRow(state, row.id));
  const action = state.catalog.action(neededBy(state)[0] ?? '');
  return step(action === undefined ? state : openEntry({ ...state, details: [] }, refOf(action)));
}

/** Asks for another action in place of the highlighted one. */
export function askAction(state: State): Step {
  const item = selectedItem(state);
  if (item === undefined) return step(state);
  return openPrompt(state, { kind: 'action', itemId: item.id }, { label: 'Action:', text: item.action });
}

/** Asks for the Sid of the statement of the highlighted row, or of the marked ones. */
export function askSid(state: State): Step {
  return editItems(state, (there, items) => {
    const itemIds = items.map(({ id }) => id);
    const text = items[0]?.sid ?? selectedRow(there)?.cells.statement ?? '';
    return openPrompt(there, { kind: 'sid', itemIds }, { label: 'Name of the statement:', text });
  });
}

/** Edits the cell that the cursor is in. */
export function editCell(state: State): Step {
  switch (state.cartView.cell) {
    case 'action': {
      const item = selectedItem(state);
      if (item !== undefined && hasWildcard(item.action) && actionsOfItem(state.catalog, item).length > 0)
        return step(openEntry({ ...state, details: [] }, { kind: 'pattern', id: item.action }));
      const action = item && state.catalog.action(item.action);
      if (action === undefined) return askAction(state);
      return step(openEntry({ ...state, details: [] }, refOf(action)));
    }
    case 'level':
      return chooseEffect(state);
    case 'scope':
      return editItems(state, openScope);
    case 'condition':
      return editItems(state, openConditions);
    case 'why':
      return openNeeding(state);
    case 'statement':
      return askSid(state);
  }
}

/** Groups the rows by service instead of by statement, or the other way round; the cursor stays on its row. */
export function groupOtherwise(state: State): Step {
  const { cartView } = state;
  const groupBy = cartView.groupBy === 'statement' ? 'service' : 'statement';
  const id = selectedRow(state)?.id;
  const other = { ...state, cartView: { ...cartView, groupBy } } as const;
  const said = `Grouped by ${groupBy}.`;
  return say(id === undefined || cartView.pane !== 'items' ? other : selectRow(other, id), said);
}
