/**
 * The subcommands under commander: their help, and what commander has to say as one sentence each.
 * Commander never writes or exits here: its text goes to our streams, its errors come back as exceptions.
 */
import { Command, CommanderError, type OutputConfiguration } from 'commander';
import { optionForm, withRow } from './command.ts';
import type { OptionRow } from './command-row.ts';
import { commandTable, commonOptions, explorerRow, subcommandList } from './command-table.ts';
import { canCommand } from './commands/can.ts';
import { cartsCommand } from './commands/carts.ts';
import { changesCommand } from './commands/changes.ts';
import { checkCommand } from './commands/check.ts';
import { completionCommand } from './commands/completion.ts';
import { diffCommand } from './commands/diff.ts';
import { explainCommand } from './commands/explain.ts';
import { fromCommand } from './commands/from.ts';
import { listCommand } from './commands/list.ts';
import { policyCommand } from './commands/policy.ts';
import { recipeCommand } from './commands/recipe.ts';
import { rulesCommand } from './commands/rules.ts';
import { joinQueryOperands, searchCommand } from './commands/search.ts';
import { showCommand } from './commands/show.ts';
import type { Console } from './console.ts';
import { UsageError } from './usage-error.ts';
import { version } from './version.ts';

const epilogue = `
Without a subcommand the explorer opens: on a policy with FILE, on what is found with QUERY, on the page of\nan entry with its whole name.
"sm-explore SUBCOMMAND --help" explains a subcommand.

Exit codes: 0 done; 1 check found errors or warnings, can says no, diff found what --fail-on names;
2 not understood or not readable; 3 can says that it depends.`;

/** What commander says of an option's value: the option's name, the value, and what it would take instead. */
const invalidValue = /^option '(?:-\w, )?(--[\w-]+)[^']*' argument '(.*)' is invalid\. (.*?)\.?$/su;

/** `error: unknown option '--x'\n(Did you mean --y?)` as one sentence. */
function sentence(message: string): string {
  const [said = '', meant] = message.replace(/^error: /, '').split(/\n(?=\(Did you mean)/);
  const [, option, value = '', instead = ''] = invalidValue.exec(said) ?? [];
  if (option !== undefined) return `${option} does not take ${value}: ${lowerFirst(instead)}.`;
  if (said === '(outputHelp)') return `There is no such subcommand: they are ${subcommandList}.`;
  const start =
    said.charAt(0).toUpperCase() + said.slice(1).replace(/\.$/, '').replace('. Expected', ': expected');
  if (meant === undefined) return `${start}.`;
  return `${start}; ${lowerFirst(meant.slice(1, -1))}`;
}

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

/** A bare `--with-dependents` takes no value, or it would swallow the action behind it. */
function withBareValues(argv: readonly string[]): readonly string[] {
  const end = argv.includes('--') ? argv.indexOf('--') : argv.length;
  const row = commandTable.find(({ name }) => name === argv[0]);
  const options: readonly OptionRow[] = row?.options ?? [];
  return argv.map((word, at) => {
    const bare = options.find(({ name }) => word === `--${name}`)?.bare;
    return bare !== undefined && at < end ? `${word}=${bare}` : word;
  });
}

/** An option of every command, as commander's own methods for it want it. */
function flagsAndHelp(name: (typeof commonOptions)[number]['name']): [flags: string, help: string] {
  const row = commonOptions.find((each) => each.name === name);
  return row === undefined ? [`--${name}`, ''] : [optionForm(row), row.help];
}

/** In the order of the table. */
const commands = [
  listCommand,
  searchCommand,
  showCommand,
  policyCommand,
  fromCommand,
  recipeCommand,
  checkCommand,
  rulesCommand,
  canCommand,
  diffCommand,
  explainCommand,
  changesCommand,
  cartsCommand,
  completionCommand,
];

/** Runs a subcommand, help or version; gives the exit code. Throws UsageError for what is not understood. */
export async function runSubcommand(argv: readonly string[], console: Console): Promise<number> {
  let code = 0;
  const texts: { readonly to: 'out' | 'err'; readonly text: string }[] = [];
  const output: OutputConfiguration = {
    writeOut: (text) => texts.push({ to: 'out', text }),
    writeErr: (text) => texts.push({ to: 'err', text }),
    outputError: () => undefined,
    getOutHelpWidth: () => console.columns ?? 100,
    getErrHelpWidth: () => console.columns ?? 100,
    getOutHasColors: () => false,
    getErrHasColors: () => false,
  };
  const finish = (exitCode: number): void => {
    code = exitCode;
  };
  const program = withRow(new Command(explorerRow.name), explorerRow).addHelpText('after', epilogue);
  for (const make of commands) program.addCommand(make(console, finish));
  const nested = program.commands.flatMap(({ commands: inner }) => inner);
  for (const each of [program, ...program.commands, ...nested])
    each
      .version(version, ...flagsAndHelp('version'))
      .helpOption(...flagsAndHelp('help'))
      .configureOutput(output)
      .exitOverride()
      .allowExcessArguments(each === program);
  // Without this the explorer's options would take those of the same name from the subcommands.
  program.enablePositionalOptions().helpCommand('help [SUBCOMMAND]', 'print the help of a subcommand');
  try {
    await program.parseAsync([...joinQueryOperands(withBareValues(argv))], { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode !== 0) throw new UsageError(sentence(error.message));
  }
  for (const { to, text } of texts) await console[to](text);
  return code;
}
