/** `sm-explore config`: where the configuration is, what is wrong with it, the keys and the colours that are in force. */
import type { Binding } from '../../app/keymap/binding.ts';
import { keyLabel } from '../../app/keymap/key.ts';
import { reboundKeymap } from '../../app/keymap/rebind.ts';
import { keymap } from '../../app/keymap.ts';
import { barLine, type Line, line, lineText, span, type Tone } from '../../app/lines/spans.ts';
import { piecesOf } from '../../terminal/painter/pieces.ts';
import { type Role, roles, type Theme, themes } from '../../terminal/painter/themes.ts';
import { readAppearance } from '../appearance.ts';
import { command } from '../command.ts';
import { readConfiguration } from '../configuration.ts';
import { localeIsAscii } from '../locale.ts';
import { table, textLine } from '../table.ts';
import { showsColour } from '../terminal-features.ts';

/** A tone that has the colour of each role. */
const toneOf: Readonly<Record<Role, Tone>> = {
  accent: 'heading',
  good: 'ok',
  caution: 'warning',
  bad: 'error',
  note: 'placeholder',
  quiet: 'resource-type',
};

/** Rows that show every role of a theme, and what has a look without one. */
function look(): readonly Line[] {
  const shown = (name: string, tone: Tone, about: string): Line => [
    span('  '),
    span(name.padEnd(9), tone),
    span(about),
  ];
  const role = (name: Role): Line => shown(name, toneOf[name], roles[name]);
  return [
    ...(['accent', 'good', 'caution', 'bad', 'note', 'quiet'] as const).map(role),
    shown('dim', 'dim', 'what matters less'),
    barLine(line('> the row that is selected', 'selected'), 40),
  ];
}

const sgr = (parameters: string): string => `\u001b[0${parameters === '' ? '' : `;${parameters}`}m`;

/** A row as a terminal is sent it. */
function painted(row: Line, theme: Theme): string {
  const pieces = piecesOf(row, 1_000, { theme, hyperlinks: false, mark: '' });
  return `${pieces.map((piece) => sgr(piece.sgr) + piece.text).join('')}${sgr('')}\n`;
}

/** Every command with its keys, once. */
function keyRows(tables: Readonly<Record<string, { readonly bindings: readonly Binding[] }>>) {
  return Object.entries(tables).flatMap(([context, { bindings }]) =>
    [...new Set(bindings.map((each) => each.command))].map((name): readonly string[] => {
      const rows = bindings.filter((each) => each.command === name);
      const keys = rows.flatMap((each) => each.keys.map((key) => keyLabel(key, { ascii: true })));
      return [`${context}.${name}`, keys.join(' '), rows[0]?.help ?? ''];
    }),
  );
}

/** The subcommand. */
export const configCommand = command('config', async ({ options, console }) => {
  const outcome = readConfiguration(console);
  const path = console.configPath();
  const { rebound, theme, problems } = readAppearance(outcome, path);
  const wrong = [...(outcome.problem === undefined ? [] : [outcome.problem]), ...problems];
  for (const problem of wrong) await console.err(textLine(problem));
  const shown = { width: console.columns, ascii: localeIsAscii(console.env) };
  if (options.keys === true)
    await console.out(table(keyRows(rebound === undefined ? keymap : reboundKeymap(keymap, rebound)), shown));
  if (options.theme !== undefined) {
    const name = options.theme;
    const wanted = name === 'configured' ? theme : themes[name];
    const colours = showsColour(console.env) ? wanted : themes.none;
    for (const row of look())
      await (console.terminal.output
        ? console.outPainted(painted(row, colours))
        : console.out(textLine(lineText(row).trimEnd())));
  }
  if (options.keys !== true && options.theme === undefined) {
    const rows = Object.entries(outcome.config).map(([name, value]) => [name, JSON.stringify(value)]);
    await console.out(textLine(path ?? 'There is no place for a configuration here.'));
    await console.out(table(rows, shown));
  }
  return wrong.length > 0 ? 1 : 0;
});
