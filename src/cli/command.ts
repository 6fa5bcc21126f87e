/** From a row of the command table and what the command does to commander's command. */
import { Command, InvalidArgumentError, Option } from 'commander';
import { type CommandRow, type OptionRow, type OptionsOf, operandForm, RefusedValue } from './command-row.ts';
import {
  type CommandName,
  type CommandNameOf,
  commandTable,
  type GroupName,
  type RowIn,
  type RowOf,
} from './command-table.ts';
import type { Console } from './console.ts';

/** What a command is run with. */
export interface CommandCall<Row extends CommandRow> {
  /** The words that are no options, those of an operand that repeats one by one. */
  readonly operands: readonly string[];
  readonly options: OptionsOf<Row>;
  /** All that was given by commander's names, for options that are made at run time. */
  readonly given: Readonly<Record<string, unknown>>;
  readonly console: Console;
}

/** Makes commander's command; `finish` is given the exit code. */
export type MakeCommand = (console: Console, finish: (code: number) => void) => Command;

/** `--with-dependents[=all]` */
const bareFlags = ({ name, bare, choices = [] }: OptionRow): string =>
  `--${name}[=${choices.filter((choice) => choice !== bare).join('|')}]`;

/** What an option with a bare form says of a value that it does not take. */
const bareForms = ({ name, bare, choices = [] }: OptionRow): string =>
  `Write ${choices.map((choice) => (choice === bare ? `--${name}` : `--${name}=${choice}`)).join(' or ')}.`;

function readValue(row: OptionRow, value: string): unknown {
  if (row.bare !== undefined && row.choices?.includes(value) === false)
    throw new InvalidArgumentError(bareForms(row));
  try {
    return row.read === undefined ? value : row.read(value);
  } catch (error) {
    throw error instanceof RefusedValue ? new InvalidArgumentError(error.message) : error;
  }
}

/** `-h, --help`, `--limit <count>`: as commander's help writes an option. */
export function optionForm({ name, short, value }: OptionRow): string {
  const long = value === undefined ? `--${name}` : `--${name} <${value}>`;
  return short === undefined ? long : `-${short}, ${long}`;
}

function commanderOption(row: OptionRow): Option {
  const { help, choices, otherwise, repeats, bare, read } = row;
  const option = new Option(optionForm(row), help);
  if (choices !== undefined && bare === undefined) option.choices(choices);
  if (read !== undefined || bare !== undefined) option.argParser((given: string) => readValue(row, given));
  if (repeats === true)
    option.argParser((given: string, before: readonly unknown[] | undefined) => [
      ...(before ?? []),
      readValue(row, given),
    ]);
  if (otherwise !== undefined) option.default(otherwise);
  if (bare !== undefined) option.flags = bareFlags(row);
  return option;
}

/** Puts a row's operands, options and texts onto a command. */
export function withRow(command: Command, row: CommandRow): Command {
  command.description(row.description);
  for (const operand of row.operands) command.argument(operandForm(operand), operand.help);
  for (const option of row.options) command.addOption(commanderOption(option));
  const examples = row.examples.map((example) => `  sm-explore ${example}`.trimEnd()).join('\n');
  command.addHelpText('after', `\nExamples:\n${examples}`);
  if (row.after !== undefined) command.addHelpText('after', `\n${row.after}`);
  return command;
}

/** What a command does; gives the exit code. @throws UsageError for what is not understood */
type Run<Row extends CommandRow> = (call: CommandCall<Row>) => Promise<number>;

const rowOf = (rows: readonly CommandRow[], name: string): CommandRow => {
  const row = rows.find((each) => each.name === name);
  if (row === undefined) throw new Error(`${name} is not in the command table.`);
  return row;
};

/** Commander's command of a row, which does `run`. */
function running<Row extends CommandRow>(row: CommandRow, run: Run<Row>): MakeCommand {
  return (console, finish) => {
    const made = withRow(new Command(row.name), row);
    return made.action(async () => {
      finish(
        await run({
          operands: made.args,
          options: made.opts<OptionsOf<Row>>(),
          given: made.opts(),
          console,
        }),
      );
    });
  };
}

/**
 * A subcommand of the table.
 * @param more rows of options that are known at run time only
 */
export function command<Name extends CommandName>(
  name: Name,
  run: Run<RowOf<Name>>,
  more: () => readonly OptionRow[] = () => [],
): MakeCommand {
  return (console, finish) => {
    const row = rowOf(commandTable, name);
    return running({ ...row, options: [...more(), ...row.options] }, run)(console, finish);
  };
}

/** A subcommand of the table that has commands of its own; the first of them is what it does without the name of one. */
export function commandGroup<Name extends GroupName>(
  name: Name,
  runs: { readonly [Inner in CommandNameOf<Name>]: Run<RowIn<Name, Inner>> },
): MakeCommand {
  return (console, finish) => {
    const row = rowOf(commandTable, name);
    const made = withRow(new Command(name), row);
    for (const [inner, run] of Object.entries<Run<RowIn<Name, CommandNameOf<Name>>>>(runs)) {
      const found = rowOf(row.commands ?? [], inner);
      made.addCommand(running(found, run)(console, finish), { isDefault: found === row.commands?.[0] });
    }
    return made;
  };
}
