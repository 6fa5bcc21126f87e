/** Rows that lay something over what there is, and give it back as it was: help, the palette, past messages. */
import { emptyLine, noFilter } from '../state/line-editor.ts';
import type { PaletteOverlay } from '../state/overlay.ts';
import type { State } from '../state/state.ts';
import { type Step, step } from '../state/step.ts';
import type { Binding } from './binding.ts';
import type { Key } from './key.ts';

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

/** What is there over every editor and prompt as well. */
export const editorRows: readonly Binding[] = [
  helpRow(['f1'], 'help for this editor or prompt'),
  paletteRow(['alt-x']),
  messagesRow(['alt-m']),
];
