/**
 * The subcommands under commander: their help, and what commander has to say as one sentence each.
 * Commander never writes or exits here: its text goes to our streams, its errors come back as exceptions.
 */
import { Command, CommanderError, type OutputConfiguration } from 'commander';
import { canCommand } from './commands/can.ts';
import { cartsCommand } from './commands/carts.ts';
import { changesCommand } from './commands/changes.ts';
import { checkCommand } from './commands/check.ts';
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
import { subcommandList } from './names.ts';
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

/** Bare `--with-dependents` and `--execution-role` take no value, or they would swallow the action behind them. */
const withoutOptionalValues = (argv: readonly string[]): readonly string[] => {
  const end = argv.includes('--') ? argv.indexOf('--') : argv.length;
  const whole = new Map([
    ['--with-dependents', 'needed'],
    ['--execution-role', 'policy'],
  ]);
  return argv.map((word, at) => (whole.has(word) && at < end ? `${word}=${whole.get(word)}` : word));
};

function explorerOptions(program: Command): Command {
  return program
    .argument('[FILE or QUERY...]', 'a policy file to open in the explorer, or what to search for')
    .option('--fresh', 'start with an empty cart instead of the saved one')
    .option('--ascii', 'draw with ASCII only')
    .option('--screen-reader', 'linear text for screen readers')
    .option('--region <region>', 'region of wildcard ARNs')
    .option('--account <account>', 'account of wildcard ARNs')
    .option('--partition <partition>', 'partition of wildcard ARNs')
    .option('--role <arn>', 'role that iam:PassRole may pass; may be repeated');
}

/** In the order of the help. */
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
  const program = explorerOptions(new Command('sm-explore'))
    .description('Explores the IAM permissions of Amazon SageMaker and assembles policies from them.')
    .addHelpText('after', epilogue);
  for (const make of commands) program.addCommand(make(console, finish));
  const nested = program.commands.flatMap(({ commands: inner }) => inner);
  for (const each of [program, ...program.commands, ...nested])
    each
      .version(version, '-V, --version', 'print the version')
      .helpOption('-h, --help', 'print this help')
      .configureOutput(output)
      .exitOverride()
      .allowExcessArguments(each === program);
  // Without this the explorer's options would take those of the same name from the subcommands.
  program.enablePositionalOptions().helpCommand('help [SUBCOMMAND]', 'print the help of a subcommand');
  try {
    await program.parseAsync([...joinQueryOperands(withoutOptionalValues(argv))], { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode !== 0) throw new UsageError(sentence(error.message));
  }
  for (const { to, text } of texts) await console[to](text);
  return code;
}
