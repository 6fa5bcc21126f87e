/** The menus that the keys of Cart open. */

import { kindLabel, targets } from '../../iam/policy-kind.ts';
import { formats } from '../../policy/formats/formats.ts';
import { count } from '../../text/count.ts';
import { openMenu } from '../overlays/menu/open.ts';
import type { State } from '../state/state.ts';
import { type Step, step } from '../state/step.ts';
import { itemsToEdit } from './marks.ts';

/** A menu of the formats, the one in force highlighted. */
const formatMenu = (state: State, kind: 'format' | 'copy', title: string): Step =>
  openMenu(state, {
    purpose: { kind },
    title,
    choices: formats.map(({ id, label }) => ({ value: id, label })),
    inForce: state.format,
  });

/** Asks for the format of the policy. */
export function chooseFormat(state: State): Step {
  return formatMenu(state, 'format', 'Format of the policy');
}

/** Asks what the policy is for. */
export function chooseTarget(state: State): Step {
  return openMenu(state, {
    purpose: { kind: 'target' },
    title: 'What the policy is for',
    choices: targets.map((value) => ({ value, label: kindLabel(value) })),
    inForce: state.target,
  });
}

/** Asks in which format to copy the policy. */
export function chooseCopyFormat(state: State): Step {
  return formatMenu(state, 'copy', 'Copy the policy as');
}

/** Asks whether the highlighted item, or the marked ones, allow or deny. */
export function chooseEffect(state: State): Step {
  const items = itemsToEdit(state);
  const [item] = items;
  if (item === undefined) return step(state);
  return openMenu(state, {
    purpose: { kind: 'effect', itemIds: items.map(({ id }) => id) },
    title: `Effect of ${items.length === 1 ? item.action : count(items.length, 'item')}`,
    choices: ['Allow', 'Deny'].map((value) => ({ value, label: value })),
    inForce: item.effect,
  });
}
