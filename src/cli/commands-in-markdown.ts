/** The command table as docs/command-line.md shows it. */
import { type CommandRow, operandForm } from './command-row.ts';
import { commandTable } from './command-table.ts';

/** A row of the table, and one for each of its commands: how it is written, and what it does. */
function rowsOf(
  { name, operands, description, commands = [] }: Omit<CommandRow, 'options' | 'examples'>,
  before: readonly string[],
): readonly string[] {
  const path = [...before, name];
  const form = [...path, ...operands.map(operandForm)].join(' ').replaceAll('|', '\\|');
  return [
    `| \`${form}\` | ${description.replaceAll('|', '\\|')} |`,
    ...commands.flatMap((inner) => rowsOf(inner, path)),
  ];
}

/** A row for each subcommand, and for each command of one. */
export function commandsInMarkdown(): string {
  const rows = commandTable.flatMap((row) => rowsOf(row, []));
  return ['| command | what it does |', '|---|---|', ...rows].join('\n');
}
