/**
 * The subcommands under commander: their help, and what commander has to say as one sentence each.
 * Commander never writes or exits here: its text goes to our streams, its errors come back as exceptions.
 */
import { Command, CommanderError, type OutputConfiguration } from 'commander';
import { nearestName } from '../text/nearest-name.ts';
import { type MakeCommand, optionForm, withRow } from './command.ts';
import type { CommandRow, OptionRow } from './command-row.ts';
import {
  type CommandName,
  commandTable,
  commonOptions,
  explorerRow,
  subcommandList,
  subcommands,
} from './command-table.ts';
import type { Console } from './console.ts';
import { UsageError } from './usage-error.ts';

declare const __VERSION__: string | undefined;

/** The program's version, put in by the bundler; `development` when run from the sources. */
const version: string = typeof __VERSION__ === 'string' ? __VERSION__ : 'development';

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

/** `-is:read` and the like: a part of the query that begins with a dash. */
const negated = /^-[a-z-]+:/i;

/**
 * Arguments of `search` with the parts of the query moved behind `--`, so that commander does not take
 * `-is:read` for an option. Arguments of other subcommands, and queries without such a part, stay as they are.
 */
function joinQueryOperands(argv: readonly string[]): readonly string[] {
  const [name, ...rest] = argv;
  if (name !== 'search' || rest.includes('--') || !rest.some((word) => negated.test(word))) return argv;
  const options: string[] = [];
  const operands: string[] = [];
  for (const [at, word] of rest.entries()) {
    const isOption = word.startsWith('-') && !negated.test(word);
    (isOption || rest[at - 1] === '--limit' ? options : operands).push(word);
  }
  return [name, ...options, '--', ...operands];
}

/** An option of every command, as commander's own methods for it want it. */
function flagsAndHelp(name: (typeof commonOptions)[number]['name']): [flags: string, help: string] {
  const row = commonOptions.find((each) => each.name === name);
  return row === undefined ? [`--${name}`, ''] : [optionForm(row), row.help];
}

/** What makes each command, loaded when it is wanted: a command runs without what the others need. */
const makers: Readonly<Record<CommandName, () => Promise<MakeCommand>>> = {
  list: async () => (await import('./commands/list.ts')).listCommand,
  search: async () => (await import('./commands/search.ts')).searchCommand,
  show: async () => (await import('./commands/show.ts')).showCommand,
  policy: async () => (await import('./commands/policy.ts')).policyCommand,
  from: async () => (await import('./commands/from.ts')).fromCommand,
  recipe: async () => (await import('./commands/recipe.ts')).recipeCommand,
  check: async () => (await import('./commands/check.ts')).checkCommand,
  rules: async () => (await import('./commands/rules.ts')).rulesCommand,
  config: async () => (await import('./commands/config.ts')).configCommand,
  can: async () => (await import('./commands/can.ts')).canCommand,
  diff: async () => (await import('./commands/diff.ts')).diffCommand,
  explain: async () => (await import('./commands/explain.ts')).explainCommand,
  changes: async () => (await import('./commands/changes.ts')).changesCommand,
  carts: async () => (await import('./commands/carts.ts')).cartsCommand,
  completion: async () => (await import('./commands/completion.ts')).completionCommand,
};

/** The program's version, and below it the date of the reference that it was built with. */
async function versions(): Promise<string> {
  const { loadCatalog } = await import('../catalog/load.ts');
  return `${version}\nAWS reference of ${loadCatalog().meta.referenceDate}`;
}

/** Help speaks of all commands, the version of none. */
function wantedCommands([first]: readonly string[]): readonly CommandName[] {
  if (first === '--version' || first === '-V') return [];
  const own = subcommands.find((name) => name === first);
  return own === undefined ? subcommands : [own];
}

/** Refuses a word that stands in the place of a command of a subcommand, as in `carts renam`, and is none. */
function refuseUnknownCommand([first, second]: readonly string[]): void {
  const row: CommandRow | undefined = commandTable.find(({ name }) => name === first);
  if (row?.commands === undefined || second === undefined || second.startsWith('-')) return;
  const known = [...row.commands.map(({ name }) => name), 'help'];
  if (known.includes(second)) return;
  const near = nearestName(second, known);
  const hint = near === undefined ? `they are ${known.join(', ')}.` : `did you mean ${near.name}?`;
  throw new UsageError(`There is no command ${second} of ${row.name}; ${hint}`);
}

/** Runs a subcommand, help or version; gives the exit code. @throws UsageError for what is not understood */
export async function runSubcommand(argv: readonly string[], console: Console): Promise<number> {
  refuseUnknownCommand(argv);
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
  const told = argv.some((word) => word === '--version' || word === '-V') ? await versions() : version;
  const program = withRow(new Command(explorerRow.name), explorerRow).addHelpText('after', epilogue);
  const made = await Promise.all(wantedCommands(argv).map((name) => makers[name]()));
  for (const make of made) program.addCommand(make(console, finish));
  const nested = program.commands.flatMap(({ commands: inner }) => inner);
  for (const each of [program, ...program.commands, ...nested])
    each
      .version(told, ...flagsAndHelp('version'))
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
