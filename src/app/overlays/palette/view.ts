/** The palette as lines: what is typed above, the commands below, each with its keys. */
import type { Keys } from '../../keymap/binding.ts';
import { keyLabel } from '../../keymap/key.ts';
import { type Pane, positionText, widest } from '../../lines/box.ts';
import { cursorSign, cutMark } from '../../lines/signs.ts';
import { barLine, cutLine, fillLine, justify, type Line, line, span } from '../../lines/spans.ts';
import { settle } from '../../state/list-window.ts';
import type { PaletteOverlay } from '../../state/overlay.ts';
import type { State, WindowSize } from '../../state/state.ts';
import { type Command, chosenCommand, commandsOf } from './commands.ts';

/** Most cells of a command's name; longer ones are cut. */
const mostName = 28;

function commandLine(
  state: State,
  { name, keys, help, why }: Command,
  { nameCells, width, isAt }: { nameCells: number; width: number; isAt: boolean },
): Line {
  const mark = cutMark(state);
  const tone = why === undefined ? 'plain' : 'dim';
  const left: Line = [
    span(isAt ? cursorSign(state) : '  ', 'selected'),
    ...fillLine([span(name, why === undefined ? 'strong' : 'dim')], nameCells, mark),
    span('  '),
    span(why === undefined ? help : why, tone),
  ];
  const right = keys.map((key) => keyLabel(key, state.settings)).join(' ');
  return justify(left, [span(right, 'qualifier')], width, mark);
}

/** The commands that fit what is typed, the highlighted one a bar. */
export function palettePane(
  state: State,
  overlay: PaletteOverlay,
  { columns, rows }: WindowSize,
  keys: Keys,
): Pane {
  const commands = commandsOf(state, overlay, keys);
  const { selected, top } = settle({ selected: overlay.selected, top: 0 }, commands.length, rows);
  const nameCells = Math.min(mostName, widest(commands.map(({ name }) => name)));
  const lines = commands.slice(top, top + rows).map((command, index): Line => {
    const isAt = top + index === selected;
    const row = commandLine(state, command, { nameCells, width: columns, isAt });
    return isAt ? barLine(cutLine(row, columns, cutMark(state)), columns) : row;
  });
  return {
    title: [span('Commands')],
    lines: lines.length > 0 ? lines : [line('No command is called that.', 'hint')],
    position: positionText(top, rows, commands.length),
    focused: true,
  };
}

/** What is said of the highlighted command: why it cannot act, else what it does. */
export function paletteStrip(state: State, overlay: PaletteOverlay, keys: Keys): Line {
  const command = chosenCommand(state, overlay, keys);
  if (command === undefined) return [];
  return command.why === undefined ? line(command.help) : line(command.why, 'hint');
}
