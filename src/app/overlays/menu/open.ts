/** Opens a short menu. */
import type { MenuChoice, MenuPurpose } from '../../state/overlay.ts';
import type { State } from '../../state/state.ts';
import { type Step, step } from '../../state/step.ts';

interface Menu {
  readonly purpose: MenuPurpose;
  readonly title: string;
  readonly choices: readonly MenuChoice[];
  /** Value of the choice that is in force, highlighted at first; without it the first is. */
  readonly inForce?: string;
}

/** Lays a menu over the screen. */
export function openMenu(state: State, { inForce, ...menu }: Menu): Step {
  const at = menu.choices.findIndex(({ value }) => value === inForce);
  return step({ ...state, overlay: { kind: 'menu', ...menu, selected: Math.max(0, at) } });
}
