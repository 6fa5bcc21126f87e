/** The keys of Cart: one table, as long as there are keys. Why a key cannot act is in `key-guards.ts`. */
import type { KeyTable } from '../keymap/binding.ts';
import { pageMoves, rowMoves } from '../keymap/common-keys.ts';
import { filterRow, isFiltered } from '../keymap/filter-keys.ts';
import { workspaceEndRows } from '../keymap/jump-rows.ts';
import { openAsk } from '../overlays/ask/open.ts';
import { openConditions } from '../overlays/condition/update.ts';
import { openSave } from '../overlays/save/update.ts';
import { openScope } from '../overlays/scope/update.ts';
import { redo, undo } from '../state/history.ts';
import { leaveCart } from '../state/navigation.ts';
import type { State } from '../state/state.ts';
import { type Step, say, step } from '../state/step.ts';
import { nextViewLabel, turnBeside } from './beside.ts';
import { askAction, askSid, cellLabel, cellProblem, editCell, groupOtherwise, moveCell } from './cells.ts';
import {
  addMissingDependents,
  askToFix,
  expandPatterns,
  expandProblem,
  fixProblem,
  openFinding,
  openFindingProblem,
  removeRows,
} from './change.ts';
import { copyPolicy } from './copy-policy.ts';
import { openEditor } from './edit-text.ts';
import { listCarts, openLastCart } from './kept.ts';
import {
  cursorHidden,
  noItem,
  noneListed,
  noOneItem,
  noRow,
  noScope,
  noScopeOf,
  nothingInCart,
  nothingMissing,
  nothingToRedo,
  nothingToUndo,
} from './key-guards.ts';
import { allItems, hasMarks, markAll, unmarkAll } from './marks.ts';
import { chooseCopyFormat, chooseEffect, chooseFormat, chooseTarget } from './menus.ts';
import { selectedItem } from './rows.ts';
import {
  cartFilter,
  editItems,
  jumpProblem,
  jumpToRow,
  markAndMove,
  moveInCart,
  nextPane,
} from './update.ts';

const isOnItems = ({ cartView }: State): boolean => cartView.pane === 'items';

/** The first Esc shows every item again, the next unmarks them, the last leaves the cart. */
const back = (state: State): Step => {
  if (isFiltered(cartFilter, state)) return step(cartFilter.showAll(state));
  return step(hasMarks(state) ? unmarkAll(state) : leaveCart(state));
};

/** The keys of the cart's screen. */
export const cartKeys: KeyTable = {
  bindings: [
    ...rowMoves(moveInCart),
    {
      command: 'edit-cell',
      keys: ['enter'],
      label: ({ cartView }) => cellLabel(cartView.cell),
      help: 'edit the cell: open the action, allow or deny, resources, conditions, what needs it, name of the statement',
      when: isOnItems,
      disabled: (state) => noRow(state) ?? cellProblem(state),
      run: editCell,
    },
    {
      command: 'mark-and-move',
      keys: [' '],
      label: 'mark',
      help: 'mark the row, or no longer, and move down',
      disabled: noRow,
      run: markAndMove,
    },
    {
      command: 'edit-scope',
      keys: ['r'],
      label: 'resources',
      help: 'the resources that the item, or the marked ones, are limited to',
      disabled: noScope,
      run: (state) => editItems(state, openScope),
    },
    {
      command: 'edit-conditions',
      keys: ['w'],
      label: 'when',
      help: 'the conditions of the item, or of the marked ones',
      disabled: noItem,
      run: (state) => editItems(state, openConditions),
    },
    {
      command: 'turn-pane',
      keys: ['p'],
      label: nextViewLabel,
      help: 'turn the pane of the policy: the policy, in words, what changed',
      run: turnBeside,
    },
    {
      command: 'copy',
      keys: ['y', 'ctrl-y'],
      label: 'copy',
      help: 'copy the policy, or the statements of the marked rows',
      disabled: nothingInCart,
      run: copyPolicy,
    },
    {
      command: 'ask',
      keys: ['i'],
      label: 'ask',
      help: 'ask whether the policy allows a request, and by which statement',
      disabled: nothingInCart,
      run: (state) => openAsk(state, selectedItem(state)?.action),
    },
    {
      command: 'save',
      keys: ['s'],
      label: 'save',
      help: 'save the policy to a file',
      disabled: nothingInCart,
      run: openSave,
    },
    {
      command: 'carts',
      keys: ['C'],
      help: 'the carts that are kept: open, compare, rename, delete; keep this one under a name',
      run: listCarts,
    },
    {
      command: 'open-last-cart',
      keys: ['L'],
      help: 'go on with the newest cart of an earlier session',
      run: openLastCart,
    },
    {
      command: 'edit-text',
      keys: ['E'],
      help: 'edit the policy as JSON in your own editor (VISUAL, EDITOR)',
      run: openEditor,
    },
    {
      command: 'undo',
      keys: ['u'],
      label: 'undo',
      help: 'undo the last change of the cart',
      disabled: nothingToUndo,
      run: (state) => say(undo(state), 'Undone; {cart.redo} brings it back.', 'ok'),
    },
    {
      command: 'remove',
      keys: ['x', 'delete'],
      label: 'remove',
      help: 'remove the row, or the marked ones',
      disabled: noRow,
      run: removeRows,
    },
    {
      command: 'mark-all',
      keys: ['a'],
      help: 'mark every row that is listed; when all are, none',
      disabled: noRow,
      run: markAll,
    },
    {
      command: 'next-pane',
      keys: ['tab'],
      label: 'pane',
      help: 'go round: items, findings, policy',
      run: nextPane,
    },
    {
      command: 'add-dependents',
      keys: ['d'],
      label: 'dependents',
      help: 'add the dependent actions that are missing',
      disabled: nothingMissing,
      run: addMissingDependents,
    },
    {
      command: 'choose-format',
      keys: ['f'],
      label: 'format',
      help: 'the format of the policy: JSON, Terraform, CloudFormation, CDK …',
      run: chooseFormat,
    },
    {
      command: 'expand-pattern',
      keys: ['*'],
      help: 'name the actions that the pattern matches today, one by one, in its place',
      disabled: (state) => cursorHidden(state) ?? expandProblem(state),
      run: expandPatterns,
    },
    {
      command: 'choose-effect',
      keys: ['e'],
      help: 'allow or deny the item, or the marked ones',
      disabled: (state) => cursorHidden(state) ?? noItem(state),
      run: chooseEffect,
    },
    {
      command: 'edit-all-conditions',
      keys: ['W'],
      help: 'a condition for every item that honours its key: of the marked, else of all that are listed',
      disabled: noneListed,
      run: (state) => openConditions(state, allItems(state)),
    },
    {
      command: 'edit-all-scopes',
      keys: ['R'],
      help: 'resources for every item that takes them: of the marked, else of all that are listed',
      disabled: (state) => noneListed(state) ?? noScopeOf(state, allItems(state)),
      run: (state) => openScope(state, allItems(state)),
    },
    {
      command: 'jump',
      keys: ['enter', 'right', 'l'],
      help: 'from a finding, go to its row',
      when: ({ cartView }) => cartView.pane !== 'items',
      disabled: (state) => nothingInCart(state) ?? jumpProblem(state),
      run: jumpToRow,
    },
    {
      command: 'next-cell',
      keys: ['right', 'l'],
      help: 'the next cell of the row',
      when: isOnItems,
      disabled: noRow,
      run: (state) => moveCell(state, 1),
    },
    {
      command: 'previous-cell',
      keys: ['left', 'h'],
      help: 'the cell before',
      when: isOnItems,
      disabled: noRow,
      run: (state) => moveCell(state, -1),
    },
    {
      command: 'change-action',
      keys: ['c'],
      help: 'put another action, or a pattern, in place of the item',
      disabled: (state) => cursorHidden(state) ?? noOneItem(state),
      run: askAction,
    },
    {
      command: 'name-statement',
      keys: ['S'],
      help: 'name the statement of the item, or of the marked ones: they then share it with no others',
      disabled: noItem,
      run: askSid,
    },
    {
      command: 'group',
      keys: ['v'],
      help: 'group the rows by statement, or by service',
      disabled: nothingInCart,
      run: groupOtherwise,
    },
    {
      command: 'apply-fix',
      keys: ['F'],
      help: 'show what the fix of the finding makes of the policy; y or F again applies it',
      disabled: fixProblem,
      run: askToFix,
    },
    {
      command: 'open-finding',
      keys: ['o'],
      help: 'the finding with every name, where it says "and 70 more"',
      disabled: openFindingProblem,
      run: openFinding,
    },
    {
      command: 'redo',
      keys: ['ctrl-r'],
      help: 'redo what was undone',
      disabled: nothingToRedo,
      run: (state) => say(redo(state), 'Redone.', 'ok'),
    },
    {
      command: 'choose-target',
      keys: ['t'],
      help: 'what the policy is for: managed, inline, SCP, session',
      run: chooseTarget,
    },
    ...pageMoves(moveInCart),
    {
      command: 'copy-menu',
      keys: ['Y'],
      help: 'choose what to copy',
      disabled: nothingInCart,
      run: chooseCopyFormat,
    },
    filterRow(cartFilter, isOnItems),
    ...workspaceEndRows(back),
  ],
};
