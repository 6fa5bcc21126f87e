/** The keys of Detail. */

import { roleNeeds } from '../../policy/cart/role-cart.ts';
import type { KeyTable } from '../keymap/binding.ts';
import { pageMoves, rowMoves } from '../keymap/common-keys.ts';
import { filterRow, isFiltered } from '../keymap/filter-keys.ts';
import { workspaceEndRows } from '../keymap/jump-rows.ts';
import {
  addWithDependents,
  alreadyWithDependents,
  toggleAction,
  togglePattern,
} from '../state/change-cart.ts';
import { leaveEntry } from '../state/navigation.ts';
import { openRoleCart } from '../state/set-aside.ts';
import type { State } from '../state/state.ts';
import { type Step, step } from '../state/step.ts';
import { highlightedLink } from './rows.ts';
import {
  actionToMark,
  chooseCopy,
  copySnippet,
  detailFilter,
  followLink,
  moveInDetail,
  openDocs,
  shownPattern,
} from './update.ts';

const noLink = (state: State): string | undefined =>
  highlightedLink(state) === undefined ? 'There is no link to follow here.' : undefined;

const noAction = (state: State): string | undefined =>
  actionToMark(state) === undefined && shownPattern(state) === undefined
    ? 'Only actions go into the cart: move to one of the actions listed here.'
    : undefined;

const onlyAPattern = (state: State): string | undefined =>
  shownPattern(state) === undefined
    ? undefined
    : 'A pattern has no page of its own: {detail.mark} puts it into the cart, whose policy {cart.copy} copies.';

const nothingToAdd = (state: State): string | undefined => {
  const action = actionToMark(state);
  return action === undefined ? noAction(state) : alreadyWithDependents(state, action);
};

const noRole = (state: State): string | undefined => {
  const action = actionToMark(state);
  return action === undefined || roleNeeds(action).length === 0
    ? 'Nothing is known here of what a role needs for this.'
    : undefined;
};

/** The first Esc shows every row again, the next goes back up. */
const back = (state: State): Step =>
  step(isFiltered(detailFilter, state) ? detailFilter.showAll(state) : leaveEntry(state));

export const detailKeys: KeyTable = {
  bindings: [
    ...rowMoves(moveInDetail),
    {
      command: 'follow',
      keys: ['enter', 'right', 'l'],
      label: 'follow',
      help: 'follow the link',
      disabled: noLink,
      run: followLink,
    },
    { command: 'back', keys: ['left', 'h'], help: 'back to where you came from', run: back },
    {
      command: 'mark',
      keys: ['a', 'tab'],
      label: 'add',
      help: 'put the linked action, else this one, into the cart, or take it out',
      disabled: noAction,
      run: (state) => {
        const action = actionToMark(state);
        const pattern = shownPattern(state);
        if (action !== undefined) return toggleAction(state, action);
        return pattern === undefined ? step(state) : togglePattern(state, pattern);
      },
    },
    {
      command: 'mark-with-dependents',
      keys: ['d'],
      label: 'with dependents',
      help: 'into the cart together with the actions it needs',
      disabled: nothingToAdd,
      run: (state) => {
        const action = actionToMark(state);
        return action === undefined ? step(state) : addWithDependents(state, action);
      },
    },
    {
      command: 'role-cart',
      keys: ['R'],
      help: 'open a second cart, of the role that this action passes',
      disabled: noRole,
      run: (state) => {
        const action = actionToMark(state);
        return action === undefined ? step(state) : openRoleCart(state, action);
      },
    },
    {
      command: 'copy',
      keys: ['y', 'ctrl-y'],
      label: 'copy',
      help: 'copy the snippet: a statement, a Condition block or an ARN',
      disabled: onlyAPattern,
      run: copySnippet,
    },
    {
      command: 'open-docs',
      keys: ['o'],
      label: 'AWS page',
      help: "open the entry's page of the AWS reference",
      disabled: onlyAPattern,
      run: openDocs,
    },
    ...pageMoves(moveInDetail),
    {
      command: 'copy-menu',
      keys: ['Y'],
      help: 'choose what to copy',
      disabled: onlyAPattern,
      run: chooseCopy,
    },
    filterRow(detailFilter),
    ...workspaceEndRows(back),
  ],
};
