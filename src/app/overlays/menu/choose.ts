/** What the answers of the short menus lead to. */

import { isTarget } from '../../../iam/policy-kind.ts';
import { updateItem } from '../../../policy/cart/cart.ts';
import { formats, renderPolicy } from '../../../policy/formats/formats.ts';
import { copyChoices } from '../../../policy/snippet.ts';
import { count } from '../../../text/count.ts';
import { afterCopying } from '../../state/baseline.ts';
import { changeCart } from '../../state/change-cart.ts';
import { copyMade } from '../../state/checking.ts';
import { entryOf } from '../../state/entry-ref.ts';
import { record } from '../../state/history.ts';
import { leaveAs } from '../../state/leave.ts';
import type { MenuChoice, MenuPurpose } from '../../state/overlay.ts';
import { goTo, recentPlaces } from '../../state/places.ts';
import { assemblyOf, policyName } from '../../state/policy.ts';
import { currentDetail, type State } from '../../state/state.ts';
import { type Step, say, step } from '../../state/step.ts';
import { askAboutCart, askCartName, doWithCart } from './carts.ts';

/** Copies what was chosen: the policy in a format, or a snippet of the entry. */
function copyChosen(state: State, choice: string): Step {
  if (state.screen === 'cart') {
    const format = formats.find(({ id }) => id === choice);
    if (format === undefined) return step(state);
    const options = { name: policyName, target: state.target };
    const text = renderPolicy(format.id, assemblyOf(state).documents, options);
    return copyMade(afterCopying(state), text, `The policy as ${format.label}`);
  }
  const entry = entryOf(state, currentDetail(state)?.entry);
  if (entry === undefined) return step(state);
  const found = copyChoices(entry, state.catalog, state.defaults).find(({ id }) => id === choice);
  if (found === undefined) return step(state);
  return step(state, { kind: 'copy', text: found.text, what: `${found.label} of ${entry.id}` });
}

/** Carries out an answer; `state` is without the menu. */
export function choose(state: State, purpose: MenuPurpose, { value, label }: MenuChoice): Step {
  switch (purpose.kind) {
    case 'copy':
      return copyChosen(state, value);
    case 'copy-text':
      return step(state, { kind: 'copy', text: value, what: purpose.what });
    case 'format': {
      const format = formats.find(({ id }) => id === value);
      if (format === undefined) return step(state);
      return say(record(state, { format: format.id }), `The policy is shown as ${label}.`, 'ok');
    }
    case 'target':
      if (!isTarget(value)) return step(state);
      return say(record(state, { target: value }), `The policy is for: ${label}.`, 'ok');
    case 'recent': {
      const place = recentPlaces(state)[Number(value)];
      return step(place === undefined ? state : goTo(state, place));
    }
    case 'carts':
      return value === '' ? askCartName(state, null) : askAboutCart(state, value);
    case 'cart':
      return doWithCart(state, purpose.name, value);
    case 'leave':
      return leaveAs(state, value);
    case 'effect': {
      const cart = state.cart.present;
      const items = cart.items.filter(({ id }) => purpose.itemIds.includes(id));
      const [item] = items;
      if (item === undefined || (value !== 'Allow' && value !== 'Deny')) return step(state);
      const changed = items.reduce((all, { id }) => updateItem(all, id, { effect: value }), cart);
      const about = items.length === 1 ? item.action : count(items.length, 'item');
      return changeCart(state, changed, `${about}: ${value}.`);
    }
  }
}
