/** Commands of the Cart screen, and every change of the cart. */

import { kindLabel, targets } from '../../iam/policy-kind.ts';
import { removeItem, removeLoaded } from '../../policy/cart/cart.ts';
import { addDependents, missingDependents, orphanedDependents } from '../../policy/cart/dependents.ts';
import { cartWithDependent, cartWithFix } from '../../policy/cart/fix-cart.ts';
import { formats } from '../../policy/formats/formats.ts';
import type { Finding } from '../../policy/model.ts';
import { type Step, say, step } from '../action.ts';
import { redo, undo } from '../history.ts';
import type { Command } from '../keymap/command.ts';
import { cartLayout, cartRows } from '../layout.ts';
import { type ListMove, moveList, settle } from '../list-window.ts';
import { openConditions } from '../overlays/condition/builder.ts';
import { proposedPath, savePrompt } from '../overlays/save-prompt.ts';
import { openScope } from '../overlays/scope/editor.ts';
import { type CartPane, refOf, type State } from '../state.ts';
import { changeCart, moveOf, openEntry } from '../update-shared.ts';
import { count } from '../words.ts';
import { assemblyOf, findingsOf, policyLines, policyText } from './policy-view.ts';
import {
  findingRows,
  itemRows,
  selectedFinding,
  selectedItem,
  selectedStop,
  shownStops,
  stopOf,
  stopToEdit,
} from './rows.ts';

/** Takes items out. */
export function removeItems(state: State, ids: readonly string[]): Step {
  const cart = ids.reduce((rest, id) => removeItem(rest, id), state.cart.present);
  return changeCart(
    state,
    cart,
    `${count(ids.length, 'item')} removed; u brings ${ids.length === 1 ? 'it' : 'them'} back.`,
  );
}

function remove(state: State): Step {
  const stop = selectedStop(state);
  if (stop === undefined) return say(state, 'No item is highlighted.');
  if (stop.row === 'kept') {
    const cart = removeLoaded(state.cart.present, stop.id);
    return changeCart(state, cart, 'The statement is removed; u brings it back.');
  }
  const { item } = stop;
  const orphans = orphanedDependents(state.cart.present, [item.id], state.catalog);
  if (orphans.length === 0) return removeItems(state, [item.id]);
  const names = orphans.map(({ action }) => action).join(', ');
  const removed = removeItems(state, [item.id]);
  return step({
    ...removed.state,
    overlay: {
      kind: 'confirm',
      question: `Remove ${names} too? Only the removed item needed ${orphans.length === 1 ? 'it' : 'them'}.`,
      yes: { type: 'remove-items', items: orphans.map(({ id }) => id) },
    },
  });
}

/** The rows that each pane of the cart has to show and has room for. */
function paneSizes(
  state: State,
): Readonly<Record<CartPane, { readonly count: number; readonly height: number }>> {
  const panes = cartLayout(state);
  const findings = findingsOf(state).length;
  const rows = cartRows(panes, findingRows(state, panes.main.columns - 2).length, true);
  const alone = panes.side === 'none';
  return {
    items: { count: shownStops(state).length, height: rows.items },
    findings: { count: findings, height: alone ? panes.main.rows : Math.max(1, rows.findings - 1) },
    policy: { count: policyLines(state).length, height: alone ? panes.main.rows : panes.second.rows },
  };
}

/** The panes that have something to show, in the order of Tab. */
const openPanes = (state: State): readonly CartPane[] =>
  findingsOf(state).length === 0 ? ['items', 'policy'] : ['items', 'findings', 'policy'];

function moveInCart(state: State, move: ListMove): State {
  const { cartView } = state;
  const { count: rows, height } = paneSizes(state)[cartView.pane];
  if (cartView.pane === 'policy') {
    // The policy has no cursor: it scrolls.
    const { selected } = moveList(
      { selected: cartView.policy.top, top: 0 },
      move,
      Math.max(1, rows - height + 1),
      height,
    );
    return { ...state, cartView: { ...cartView, policy: { selected, top: selected } } };
  }
  if (cartView.pane === 'findings')
    return { ...state, cartView: { ...cartView, findings: moveList(cartView.findings, move, rows, height) } };
  return selectItem(state, moveList(cartView.items, move, rows, height).selected);
}

/** Puts the cursor on an item and brings it into view, the heading above it too. */
function selectItem(state: State, selected: number): State {
  const { cartView } = state;
  const { height } = paneSizes(state).items;
  const all = itemRows(state);
  const stop = shownStops(state)[selected];
  const row = stop === undefined ? -1 : all.indexOf(stop);
  const first = all[row - 1]?.row === 'statement' ? row - 1 : row;
  const withRow = settle({ selected: row, top: cartView.items.top }, all.length, height).top;
  const { top } = settle({ selected: first, top: withRow }, all.length, height);
  return { ...state, cartView: { ...cartView, items: { selected, top } } };
}

/** Puts the cursor on the first item that a finding is about. */
function goToItem(state: State, finding: Finding): Step {
  const stop = stopOf(state, finding);
  const index = stop === undefined ? -1 : shownStops(state).indexOf(stop);
  if (index < 0) return say(state, 'This finding is about the policy as a whole.');
  return step(selectItem(onItems(state), index));
}

function jump(state: State): Step {
  const finding = selectedFinding(state);
  if (state.cartView.pane === 'findings' && finding !== undefined) return goToItem(state, finding);
  const item = selectedItem(state);
  const action = item && state.catalog.action(item.action);
  if (action === undefined)
    return say(state, `The catalog has no page for this ${item === undefined ? 'statement' : 'item'}.`);
  return step(openEntry({ ...state, details: [] }, refOf(action)));
}

/** The cursor goes to the items, so that one sees which of them is edited. */
const onItems = (state: State): State => ({ ...state, cartView: { ...state.cartView, pane: 'items' } });

/** Edits the highlighted item, or the one that the highlighted finding is about. */
function edit(state: State, command: 'edit-scope' | 'edit-conditions'): Step {
  const stop = stopToEdit(state);
  if (stop === undefined) return say(state, 'This finding is about the policy as a whole.');
  if (stop.row === 'kept') return step(state);
  const there = selectItem(onItems(state), shownStops(state).indexOf(stop));
  return command === 'edit-scope' ? openScope(there, stop.item) : openConditions(there, [stop.item]);
}

function fix(state: State): Step {
  const finding =
    state.cartView.pane === 'findings' ? selectedFinding(state) : findingsOf(state).find((each) => each.fix);
  if (finding?.fix === undefined)
    return say(state, 'There is no fix to apply: change the item itself with r, w or x.');
  const done = `${finding.fix.title}: done; u takes it back.`;
  const { catalog } = state;
  const cart = state.cart.present;
  const withDependent = cartWithDependent(cart, finding, catalog);
  if (withDependent !== undefined) return changeCart(state, withDependent, done);
  const assembly = assemblyOf(state);
  if (assembly.documents.length > 1)
    return say(state, 'The policy is split in several: make it smaller, then apply the fix.', 'warning');
  const options = { ...state.defaults, target: state.target };
  const fixed = cartWithFix(cart, { ...finding, fix: finding.fix }, assembly, catalog, options);
  return changeCart(state, fixed, done);
}

/** Carries out a command on Cart. */
export function runInCart(state: State, command: Command): Step {
  const move = moveOf(command);
  if (move !== undefined) return step(moveInCart(state, move));
  const item = selectedItem(state);
  switch (command) {
    case 'next-pane': {
      const panes = openPanes(state);
      const pane = panes[(panes.indexOf(state.cartView.pane) + 1) % panes.length] ?? 'items';
      return step({ ...state, cartView: { ...state.cartView, pane } });
    }
    case 'jump':
      return jump(state);
    case 'remove':
      return remove(state);
    case 'edit-scope':
    case 'edit-conditions':
      return edit(state, command);
    case 'edit-all-conditions':
      return openConditions(state, state.cart.present.items);
    case 'choose-effect':
      if (item === undefined) return step(state);
      return openMenu(
        state,
        'effect',
        `Effect of ${item.action}`,
        [
          { value: 'Allow', label: 'Allow' },
          { value: 'Deny', label: 'Deny' },
        ],
        item.effect,
      );
    case 'add-dependents': {
      const missing = missingDependents(state.cart.present, state.catalog);
      const always = missing.filter(({ dependent }) => dependent.when === undefined);
      const cart = addDependents(
        state.cart.present,
        state.catalog,
        always.length > 0 ? 'unconditional' : 'all',
      );
      const added = cart.items.slice(state.cart.present.items.length).map(({ action }) => action);
      const left = missing.length - added.length;
      const more = left > 0 ? ` d again adds ${count(left, 'action')} needed only under a condition.` : '';
      return changeCart(state, cart, `Added ${added.join(', ')}.${more}`);
    }
    case 'apply-fix':
      return fix(state);
    case 'undo':
      return say(undo(state), 'Undone; ctrl-r brings it back.', 'ok');
    case 'redo':
      return say(redo(state), 'Redone.', 'ok');
    case 'choose-format':
      return openMenu(
        state,
        'format',
        'Format of the policy',
        formats.map(({ id, label }) => ({ value: id, label })),
        state.format,
      );
    case 'choose-target':
      return openMenu(
        state,
        'target',
        'What the policy is for',
        targets.map((value) => ({ value, label: kindLabel(value) })),
        state.target,
      );
    case 'copy':
      return step(state, { effect: 'copy', text: policyText(state), what: 'The policy' });
    case 'copy-menu':
      return openMenu(
        state,
        'copy',
        'Copy the policy as',
        formats.map(({ id, label }) => ({ value: id, label })),
        state.format,
      );
    case 'save':
      return step({ ...state, overlay: savePrompt(proposedPath(state)) });
    default:
      return step(state);
  }
}

function openMenu(
  state: State,
  purpose: 'effect' | 'format' | 'target' | 'copy',
  title: string,
  choices: readonly { readonly value: string; readonly label: string }[],
  inForce: string,
): Step {
  const selected = Math.max(
    0,
    choices.findIndex(({ value }) => value === inForce),
  );
  return step({ ...state, overlay: { kind: 'menu', purpose, title, choices, selected } });
}
