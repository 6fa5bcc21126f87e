/** The command table as docs/command-line.md shows it. */
import { operandForm } from './command-row.ts';
import { commandTable } from './command-table.ts';

/** A row for each subcommand: how it is written, and what it does. */
export function commandsInMarkdown(): string {
  const rows = commandTable.map(({ name, operands, description }) => {
    const form = [name, ...operands.map(operandForm)].join(' ').replaceAll('|', '\\|');
    return `| \`${form}\` | ${description.replaceAll('|', '\\|')} |`;
  });
  return ['| command | what it does |', '|---|---|', ...rows].join('\n');
}
