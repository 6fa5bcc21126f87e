/**
 * The program: decides between the explorer and a subcommand, and turns what goes wrong into one sentence and an
 * exit code. Statically it imports only what the explorer's first frame needs; commander, the engine and the
 * explorer itself are loaded by whoever uses them.
 *
 * Exit codes: 0 done; 1 a check found errors or warnings, or the output could not be written; 2 used in a way that
 * does not work, or an input cannot be read; 130 interrupted; 70 (set by the executable) an error of our own.
 */
import { subcommands } from './command-table.ts';
import { type Console, harmlessConsole, processConsole } from './console.ts';
import type { Launcher } from './launcher.ts';
import { openExplorer } from './open-explorer.ts';
import { UsageError } from './usage-error.ts';

// The executable keeps a code cache for each of them.
export { subcommands };

const forCommander: ReadonlySet<string> = new Set([
  ...subcommands,
  'help',
  '-h',
  '--help',
  '-V',
  '--version',
]);

async function run(argv: readonly string[], launcher: Launcher, console: Console): Promise<number> {
  const [first] = argv;
  if (first === undefined || !forCommander.has(first)) return openExplorer(argv, launcher, console);
  // The one subcommand that opens the explorer.
  if (first === 'carts' && argv[1] === 'open' && argv[2] !== undefined && !argv[2].startsWith('-')) {
    const { cartNamed } = await import('./commands/carts.ts');
    return openExplorer([cartNamed(argv[2], console).path, ...argv.slice(3)], launcher, console);
  }
  const { runSubcommand } = await import('./program.ts');
  const code = await runSubcommand(argv, console);
  const name = subcommands.find((each) => each === first);
  if (name !== undefined) launcher.ran(name);
  return code;
}

/**
 * Runs the program with its arguments (without node and script); gives the exit code.
 * @throws what is an error of our own, for the executable to report
 */
export async function main(
  argv: readonly string[],
  launcher: Launcher,
  streams: Console = processConsole(),
): Promise<number> {
  const console = harmlessConsole(streams);
  let code: number;
  try {
    code = await run(argv, launcher, console);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    await console.err(`${error.message}\n`);
    code = 2;
  }
  const problem = console.writeProblem();
  if (problem === undefined) return code;
  await console.err(`Standard output could not be written: ${problem}.\n`);
  return code === 0 ? 1 : code;
}
