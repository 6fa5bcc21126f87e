/** The keys of the short menus. The highlight goes round, as menus of one screenful do. */
import type { KeyTable } from '../../keymap/binding.ts';
import { moving, overlayEndRows } from '../../keymap/common-keys.ts';
import type { State } from '../../state/state.ts';
import { type Step, step } from '../../state/step.ts';
import { choose } from './choose.ts';

/** Answers with the choice at an index. */
function answer(state: State, index: number): Step {
  const { overlay } = state;
  const choice = overlay?.kind === 'menu' ? overlay.choices[index] : undefined;
  if (overlay?.kind !== 'menu' || choice === undefined) return step(state);
  return choose({ ...state, overlay: null }, overlay.purpose, choice);
}

/** Answers with the highlighted choice. */
function answerHighlighted(state: State): Step {
  return answer(state, state.overlay?.kind === 'menu' ? state.overlay.selected : -1);
}

const move = moving((state, to) => {
  const { overlay } = state;
  if (overlay?.kind !== 'menu') return step(state);
  const { length } = overlay.choices;
  const selected = (overlay.selected + (to === 'up' ? length - 1 : 1)) % length;
  return step({ ...state, overlay: { ...overlay, selected } });
});

export const menuKeys: KeyTable = {
  bindings: [
    {
      command: 'accept',
      keys: ['enter'],
      label: 'choose',
      help: 'take the highlighted choice',
      run: answerHighlighted,
    },
    move('up', ['up', 'k', 'ctrl-p'], 'one choice up'),
    move('down', ['down', 'j', 'ctrl-n'], 'one choice down'),
    {
      command: 'choose',
      keys: ['1', '2', '3', '4', '5', '6', '7', '8', '9'],
      help: 'take the choice with that digit',
      run: (state, key) => answer(state, Number(key) - 1),
    },
    ...overlayEndRows(),
  ],
};
