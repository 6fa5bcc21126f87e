/** Rows that are the same in several tables: moving, editing a line, help, leaving. */

import { leave } from '../state/leave.ts';
import type { LineEdit, PlainEdit } from '../state/line-editor.ts';
import type { ListMove } from '../state/list-window.ts';
import { leaveCart, newQuery, openCart } from '../state/navigation.ts';
import type { State } from '../state/state.ts';
import { type Step, step } from '../state/step.ts';
import type { Binding } from './binding.ts';
import type { Key } from './key.ts';
import { editorRows } from './overlay-rows.ts';

/** Makes the rows that move in a list: each the move, its keys, its help and perhaps its label. */
export function moving(
  run: (state: State, move: ListMove) => Step,
): (move: ListMove, keys: readonly Key[], help: string, label?: string) => Binding {
  return (move, keys, help, label) => ({
    command: `move-${move}`,
    keys,
    ...(label === undefined ? {} : { label }),
    help,
    run: (state) => run(state, move),
  });
}

/** Up and down in a list of rows, with the keys of vi. */
export function rowMoves(run: (state: State, move: ListMove) => Step): readonly Binding[] {
  const move = moving(run);
  return [move('up', ['up', 'k'], 'one row up', 'move'), move('down', ['down', 'j'], 'one row down')];
}

/** Up and down in a list below a line that is typed into; `what` one of its rows is. */
export function choiceMoves(
  run: (state: State, move: ListMove) => Step,
  what = 'choice',
): readonly Binding[] {
  const move = moving(run);
  return [
    move('up', ['up', 'ctrl-p'], `one ${what} up`, 'move'),
    move('down', ['down', 'ctrl-n'], `one ${what} down`),
  ];
}

/** The row that takes what is typed in an editor or a prompt, unless there is a `problem`. */
export function acceptRow(
  run: (state: State) => Step,
  problem: (state: State) => string | undefined = () => undefined,
  label = 'go on',
): Binding {
  return {
    command: 'accept',
    keys: ['enter'],
    label,
    help: 'take what is typed and go on',
    disabled: problem,
    run,
  };
}

/** The longer moves in a list of rows. */
export function pageMoves(run: (state: State, move: ListMove) => Step): readonly Binding[] {
  const move = moving(run);
  return [
    move('page-up', ['pgup'], 'a page up'),
    move('page-down', ['pgdn'], 'a page down'),
    move('half-up', ['ctrl-u'], 'half a page up'),
    move('half-down', ['ctrl-d'], 'half a page down'),
    move('first', ['g'], 'to the first row'),
    move('last', ['G'], 'to the last row'),
  ];
}

/** The keys of readline for a line of text that `edit` changes; only `when` there is one. */
export function lineKeys(
  edit: (state: State, change: LineEdit) => Step,
  when: (state: State) => boolean = () => true,
): readonly Binding[] {
  const row = (kind: PlainEdit, keys: readonly Key[], help: string): Binding => ({
    command: `edit-${kind}`,
    keys,
    help,
    when,
    run: (state) => edit(state, { kind }),
  });
  return [
    row('left', ['left'], 'caret left'),
    row('right', ['right'], 'caret right'),
    row('word-left', ['alt-b', 'alt-left'], 'a word left'),
    row('word-right', ['alt-f', 'alt-right'], 'a word right'),
    row('start', ['ctrl-a', 'home'], 'to the start of the line'),
    row('end', ['ctrl-e', 'end'], 'to the end of the line'),
    row('backspace', ['backspace'], 'delete the character before the caret'),
    row('delete', ['delete', 'ctrl-d'], 'delete the character at the caret'),
    row('kill-word', ['ctrl-w', 'alt-backspace'], 'delete the word before the caret'),
    row('kill-before', ['ctrl-u'], 'delete to the start of the line'),
    row('kill-after', ['ctrl-k'], 'delete to the end of the line'),
  ];
}

/** The row that opens the cart, and leaves it. */
export const cartRow: Binding = {
  command: 'toggle-cart',
  keys: ['shift-tab'],
  label: ({ screen }) => (screen === 'cart' ? 'leave' : 'cart'),
  pinned: true,
  help: 'open the cart; in the cart, back to where you were',
  run: (state) => step(state.screen === 'cart' ? leaveCart(state) : openCart(state)),
};

/** The row that begins a new query. */
export const newQueryRow: Binding = {
  command: 'new-query',
  keys: ['n'],
  help: 'a new query',
  run: (state) => step(newQuery(state)),
};

/** A row that goes one step back. */
const backRow = (keys: readonly Key[], help: string, run: (state: State) => Step): Binding => ({
  command: 'back',
  keys,
  label: 'back',
  pinned: true,
  help,
  run,
});

/** What Esc is called wherever it is. */
const escHelp = 'one step back: overlay, then screen, then query; never quits';

/** The rows that every table ends in: back with Esc, suspend, quit. `last` goes before ctrl-c. */
export function endRows(back: (state: State) => Step, last: readonly Binding[] = []): readonly Binding[] {
  return [
    backRow(['esc'], escHelp, back),
    {
      command: 'suspend',
      keys: ['ctrl-z'],
      help: 'suspend to the shell; `fg` comes back',
      run: (state) => step(state, { kind: 'suspend' }),
    },
    {
      command: 'redraw',
      keys: ['ctrl-l'],
      help: 'draw the screen anew',
      run: (state) => step(state, { kind: 'redraw' }),
    },
    ...last,
    {
      command: 'interrupt',
      keys: ['ctrl-c'],
      label: 'quit',
      help: 'quit',
      run: (state) => step(state, { kind: 'quit', code: 130 }),
    },
  ];
}

/** The rows that every editor, prompt and menu ends in. */
export function overlayEndRows(back: (state: State) => Step = closeOverlay): readonly Binding[] {
  return [...editorRows, ...endRows(back)];
}

/** Takes away what lies over the screen. */
export function closeOverlay(state: State): Step {
  return step({ ...state, overlay: null });
}

/** A row that quits with success; an open file with changes is asked about first. */
export function quitRow(keys: readonly Key[], row: Partial<Binding> = {}): Binding {
  return {
    command: 'quit',
    keys,
    help: 'quit',
    ...row,
    run: leave,
  };
}
