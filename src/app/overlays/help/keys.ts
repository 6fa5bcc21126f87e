/** The keys of the help: it scrolls. */
import type { KeyTable } from '../../keymap/binding.ts';
import { endRows, moving } from '../../keymap/common-keys.ts';
import { moveList } from '../../state/list-window.ts';
import type { State } from '../../state/state.ts';
import { type Step, step } from '../../state/step.ts';
import { type HelpedTables, helpWindow } from './rows.ts';

function close(state: State): Step {
  return step(state.overlay?.kind === 'help' ? { ...state, overlay: state.overlay.over } : state);
}

/**
 * The help's own table.
 * @param tables gives the tables that the help tells of, this one among them: asked for when a key is pressed
 */
export function helpKeys(tables: () => HelpedTables): KeyTable {
  const move = moving((state, to) => {
    const { overlay } = state;
    if (overlay?.kind !== 'help') return step(state);
    const { top, last, height } = helpWindow(state, overlay, tables());
    const page = to === 'page-up' || to === 'page-down' ? height : 1;
    const { selected } = moveList({ selected: top, top }, to, last + 1, page);
    return step({ ...state, overlay: { ...overlay, top: selected } });
  });
  return {
    bindings: [
      move('page-up', ['pgup'], 'a page up'),
      move('page-down', ['pgdn'], 'a page down'),
      move('up', ['up', 'k'], 'scroll up', 'scroll'),
      move('down', ['down', 'j'], 'scroll down'),
      move('page-down', [' '], 'a page down'),
      move('first', ['g', 'home'], 'to the beginning'),
      move('last', ['G', 'end'], 'to the end'),
      { command: 'back', keys: ['?', 'f1', 'q'], help: 'close the help', run: close },
      ...endRows(close),
    ],
  };
}
