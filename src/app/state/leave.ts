/** Leaving the program while the open file does not hold what the cart makes: saved first, left as it is, or not at all. */
import { isModified } from './modified.ts';
import type { MenuChoice } from './overlay.ts';
import { policyText } from './policy.ts';
import { withCallersCart } from './set-aside.ts';
import type { State } from './state.ts';
import { type Step, step } from './step.ts';

const choices: readonly MenuChoice[] = [
  { label: 'Save it and leave', value: 'save' },
  { label: 'Leave without saving', value: 'leave' },
  { label: 'Stay', value: 'stay' },
];

const quit = (state: State): Step => step(state, { kind: 'quit', code: 0 });

/** Leaves, or asks what is to become of the open file first. */
export function leave(state: State): Step {
  const { file } = withCallersCart(state);
  if (!isModified(withCallersCart(state))) return quit(state);
  const title = `${file ?? ''} has changes that are not saved`;
  return step({
    ...state,
    overlay: { kind: 'menu', purpose: { kind: 'leave' }, title, choices, selected: 0 },
  });
}

/** Carries the answer out; `before` is without the menu. */
export function leaveAs(before: State, answer: string): Step {
  if (answer === 'leave') return quit(before);
  if (answer !== 'save') return step(before);
  const state = withCallersCart(before);
  const { file, format, known } = state;
  if (file === null) return quit(state);
  const request = { path: file, text: policyText(state), format, thenQuit: true } as const;
  const isKnown = known?.format === format;
  return step(state, { kind: 'save', request, overwrite: false, known: isKnown ? known : null });
}
