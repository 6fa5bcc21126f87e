/** Rows that are the same in several tables: moving, editing a line, help, leaving. */

import { leave } from '../state/leave.ts';
import { emptyLine, type LineEdit, noFilter, type PlainEdit } from '../state/line-editor.ts';
import type { ListMove } from '../state/list-window.ts';
import { leaveCart, newQuery, openCart } from '../state/navigation.ts';
import type { PaletteOverlay } from '../state/overlay.ts';
import { hasJump, jump, placeWords, recentPlaces } from '../state/places.ts';
import type { State } from '../state/state.ts';
import { type Step, step } from '../state/step.ts';
import type { Binding } from './binding.ts';
import type { Key } from './key.ts';

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

/** Lays the help over what there is. */
function openHelp(state: State): Step {
  if (state.overlay?.kind === 'help') return step(state);
  return step({ ...state, overlay: { kind: 'help', top: 0, filter: noFilter, over: state.overlay } });
}

/** A row that opens the help. */
export function helpRow(keys: readonly Key[], help = 'this help'): Binding {
  return {
    command: 'help',
    keys,
    label: 'help',
    pinned: true,
    help,
    run: openHelp,
  };
}

/** What help, palette or messages can be laid over and leave as it is; undefined for one of these themselves. */
function laidOver({ overlay }: State): PaletteOverlay['over'] | undefined {
  return overlay?.kind === 'help' || overlay?.kind === 'palette' || overlay?.kind === 'messages'
    ? undefined
    : overlay;
}

/** Lays the palette of commands over what there is. */
function openPalette(state: State): Step {
  const over = laidOver(state);
  if (over === undefined) return step(state);
  return step({ ...state, overlay: { kind: 'palette', line: emptyLine, selected: 0, over } });
}

/** A row that opens the palette of commands. */
export function paletteRow(keys: readonly Key[], label?: string): Binding {
  const help = 'every command by its name';
  return { command: 'palette', keys, ...(label === undefined ? {} : { label }), help, run: openPalette };
}

/** Lays the past messages over what there is. */
function openMessages(state: State): Step {
  const over = laidOver(state);
  if (over === undefined) return step(state);
  return step({ ...state, overlay: { kind: 'messages', selected: 0, over } });
}

/** A row that shows what was said before. */
export function messagesRow(keys: readonly Key[]): Binding {
  return { command: 'messages', keys, help: 'what was said before, whole', run: openMessages };
}

const nowhere = (state: State, by: -1 | 1): string | undefined =>
  hasJump(state, by) ? undefined : `There is no place to go ${by === -1 ? 'back' : 'forward'} to.`;

/** A menu of the places where one has been. */
function openRecent(state: State): Step {
  const choices = recentPlaces(state)
    .slice(0, 20)
    .map((place, index) => ({ value: String(index), label: placeWords(place) }));
  const purpose = { kind: 'recent' } as const;
  return step({
    ...state,
    overlay: { kind: 'menu', purpose, title: 'Where you have been', choices, selected: 0 },
  });
}

/** The rows that lead back and forward among the places where one has been, and to any of them. */
export function jumpRows({
  back,
  forward,
  recent,
}: Readonly<Record<'back' | 'forward' | 'recent', readonly Key[]>>): readonly Binding[] {
  return [
    {
      command: 'jump-back',
      keys: back,
      help: 'to the place before, whatever led away from it',
      disabled: (state) => nowhere(state, -1),
      run: (state) => step(jump(state, -1)),
    },
    {
      command: 'jump-forward',
      keys: forward,
      help: 'forward again',
      disabled: (state) => nowhere(state, 1),
      run: (state) => step(jump(state, 1)),
    },
    {
      command: 'recent',
      keys: recent,
      help: 'choose among the places where you have been',
      disabled: (state) => (recentPlaces(state).length === 0 ? 'There is no other place yet.' : undefined),
      run: openRecent,
    },
  ];
}

/** The jumps of a workspace. */
export const workspaceJumps = jumpRows({
  back: ['[', 'alt-o'],
  forward: [']', 'alt-i'],
  recent: ['H', 'alt-h'],
});

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

/** What is there over every editor and prompt as well. */
export const editorRows: readonly Binding[] = [
  helpRow(['f1'], 'help for this editor or prompt'),
  paletteRow(['alt-x']),
  messagesRow(['alt-m']),
];

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
