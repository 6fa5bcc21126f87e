/** What the keys of Cart do to the cart itself. */

import { hasWildcard } from '../../iam/pattern.ts';
import { listWords } from '../../iam/semantics/condition-words.ts';
import { removeItem, removeLoaded } from '../../policy/cart/cart.ts';
import { addDependents, orphanedDependents } from '../../policy/cart/dependents.ts';
import { expandItem } from '../../policy/cart/expand-item.ts';
import { canFix, cartWithFix } from '../../policy/cart/fix-cart.ts';
import type { CartItem } from '../../policy/cart-model.ts';
import type { Finding } from '../../policy/finding.ts';
import { effectOfFix, fixEffectWords } from '../../policy/fix-effect.ts';
import { actionsOfItem } from '../../policy/item-actions.ts';
import { count } from '../../text/count.ts';
import { changeCart } from '../state/change-cart.ts';
import { findingsOf, stillChecking } from '../state/checking.ts';
import { assemblyOf, missingOf } from '../state/policy.ts';
import type { State } from '../state/state.ts';
import { type Step, say, step } from '../state/step.ts';
import type { SelectableRow } from './make-rows.ts';
import { itemsToEdit, rowsToEdit } from './marks.ts';
import { selectedFinding } from './rows.ts';

/** What became of several rows, in a sentence. */
const removedText = (rows: readonly SelectableRow[]): string => {
  const [only] = rows;
  if (rows.length === 1 && only?.kind === 'kept')
    return 'The statement is removed; {cart.undo} brings it back.';
  const noun = rows.every(({ kind }) => kind === 'item') ? 'item' : 'row';
  return `${count(rows.length, noun)} removed; {cart.undo} brings ${rows.length === 1 ? 'it' : 'them'} back.`;
};

/** Removes the marked rows, else the highlighted one, and asks about the dependents that only they needed. */
export function removeRows(state: State): Step {
  const rows = rowsToEdit(state);
  const { present } = state.cart;
  const gone = rows.flatMap(({ kind, id }) => (kind === 'item' ? [id] : []));
  const orphans = orphanedDependents(present, gone, state.catalog);
  const cart = rows.reduce(
    (rest, { kind, id }) => (kind === 'item' ? removeItem(rest, id) : removeLoaded(rest, id)),
    present,
  );
  const removed = changeCart(state, cart, removedText(rows));
  if (orphans.length === 0) return removed;
  const names = listWords(
    orphans.map(({ action }) => action),
    'and',
  );
  const them = orphans.length === 1 ? 'it' : 'them';
  const only = gone.length === 1 ? 'the removed item' : 'the removed items';
  const text = `Remove ${names} too? Only ${only} needed ${them}.`;
  const question = { kind: 'remove-items', items: orphans.map(({ id }) => id) } as const;
  return step({ ...removed.state, overlay: { kind: 'confirm', text, question } });
}

/** Adds the dependents that are missing: those always needed first, those needed at times the next time. */
export function addMissingDependents(state: State): Step {
  const { present } = state.cart;
  const missing = missingOf(state);
  const some = missing.some(({ dependent }) => dependent.when === undefined);
  const cart = addDependents(present, state.catalog, some ? 'unconditional' : 'all');
  const added = cart.items.slice(present.items.length).map(({ action }) => action);
  const left = missing.length - added.length;
  const more =
    left > 0
      ? ` {cart.add-dependents} again adds ${count(left, 'action')} needed only under a condition.`
      : '';
  return changeCart(state, cart, `Added ${listWords(added, 'and')}.${more}`);
}

/** Why no pattern can be named action by action; undefined while the marked rows, or the highlighted one, have one. */
export function expandProblem(state: State): string | undefined {
  return patternsToExpand(state).length > 0
    ? undefined
    : 'Only a pattern, such as List*, can be named one by one.';
}

const patternsToExpand = (state: State): readonly CartItem[] =>
  itemsToEdit(state).filter(
    (item) => hasWildcard(item.action) && actionsOfItem(state.catalog, item).length > 0,
  );

/** Puts the actions that patterns match today in the place of these. */
export function expandPatterns(state: State): Step {
  const { present } = state.cart;
  const patterns = patternsToExpand(state);
  const cart = patterns.reduce((all, { id }) => expandItem(all, id, state.catalog), present);
  const named = cart.items.length - present.items.length + patterns.length;
  const they = listWords(
    patterns.map(({ action }) => action),
    'and',
  );
  return changeCart(
    state,
    cart,
    `${count(named, 'action')} in the place of ${they}; {cart.undo} takes them back.`,
  );
}

/** The finding whose fix F applies: the highlighted one, or from another pane the first that has a fix. */
const findingToFix = (state: State): Finding | undefined =>
  state.cartView.pane === 'findings' ? selectedFinding(state) : findingsOf(state)?.find(({ fix }) => fix);

/** Why there is nothing more to read of a finding; undefined where it counts names. */
export function openFindingProblem(state: State): string | undefined {
  if (state.cartView.pane !== 'findings') return 'Tab goes to the findings first.';
  if (stillChecking(state) !== undefined) return stillChecking(state);
  return selectedFinding(state)?.whole === undefined ? 'The finding names everything already.' : undefined;
}

/** Says the highlighted finding with every name that it counts. */
export function openFinding(state: State): Step {
  const whole = selectedFinding(state)?.whole;
  return whole === undefined ? step(state) : say(state, whole);
}

/** Why no fix can be applied; undefined when one can. */
export function fixProblem(state: State): string | undefined {
  if (stillChecking(state) !== undefined) return stillChecking(state);
  const finding = findingToFix(state);
  if (finding?.fix === undefined) return 'There is no fix to apply: change the item itself with r, w or x.';
  return canFix(finding.fix, finding.document, assemblyOf(state))
    ? undefined
    : 'The statement is divided over several policies: change its items with r, w or x.';
}

/** Asks whether the fix of a finding is to be applied; what it makes of the policy is shown meanwhile. */
export function askToFix(state: State): Step {
  const finding = findingToFix(state);
  const fix = finding?.fix;
  if (finding === undefined || fix === undefined) return step(state);
  const { document } = finding;
  const { catalog, defaults, target } = state;
  const cart = state.cart.present;
  const fixed = cartWithFix(cart, { fix, document }, assemblyOf(state), catalog, { ...defaults, target });
  const after = assemblyOf(changeCart(state, fixed, '').state).documents;
  const effect = fixEffectWords(effectOfFix(assemblyOf(state).documents, after, catalog));
  const done = `${fix.title}: done; {cart.undo} takes it back. Effect: ${effect}.`;
  const question = { kind: 'apply-fix', cart: fixed, done } as const;
  return step({ ...state, overlay: { kind: 'confirm', text: `${fix.title}, as shown?`, question } });
}
