/** The keys of the palette: typing searches, Enter carries out. */
import type { Keys, KeyTable } from '../../keymap/binding.ts';
import { endRows, lineKeys, moving } from '../../keymap/common-keys.ts';
import { helpRow } from '../../keymap/overlay-rows.ts';
import { editLine, type LineEdit } from '../../state/line-editor.ts';
import { moveList } from '../../state/list-window.ts';
import type { State } from '../../state/state.ts';
import { type Step, step } from '../../state/step.ts';
import { chosenCommand, commandsOf } from './commands.ts';

const edit = (state: State, change: LineEdit): Step => {
  const { overlay } = state;
  if (overlay?.kind !== 'palette') return step(state);
  return step({ ...state, overlay: { ...overlay, line: editLine(overlay.line, change), selected: 0 } });
};

const close = (state: State): Step =>
  step(state.overlay?.kind === 'palette' ? { ...state, overlay: state.overlay.over } : state);

/**
 * The palette's table.
 * @param keys gives the tables whose commands it lists: asked for when a key is pressed
 */
export function paletteKeys(keys: (state: State) => Keys): KeyTable {
  const move = moving((state, to) => {
    const { overlay } = state;
    if (overlay?.kind !== 'palette') return step(state);
    const { length } = commandsOf(state, overlay, keys(state));
    const page = Math.max(1, state.size.rows - 6);
    const { selected } = moveList({ selected: overlay.selected, top: 0 }, to, length, page);
    return step({ ...state, overlay: { ...overlay, selected } });
  });
  const chosen = (state: State) =>
    state.overlay?.kind === 'palette' ? chosenCommand(state, state.overlay, keys(state)) : undefined;
  return {
    typing: { label: 'to search', run: (state, text) => edit(state, { kind: 'insert', text }) },
    bindings: [
      {
        command: 'accept',
        keys: ['enter'],
        label: 'run',
        help: 'carry out the command',
        disabled: (state) => {
          const command = chosen(state);
          return command === undefined ? 'No command is called that.' : command.why;
        },
        run: (state) => chosen(state)?.run() ?? step(state),
      },
      move('up', ['up', 'ctrl-p'], 'one command up', 'move'),
      move('down', ['down', 'ctrl-n'], 'one command down'),
      move('page-up', ['pgup'], 'a page up'),
      move('page-down', ['pgdn'], 'a page down'),
      ...lineKeys(edit),
      helpRow(['f1'], 'help for this editor or prompt'),
      ...endRows(close),
    ],
  };
}
