/** From the explorer's arguments to the explorer, or to the sentence that says why it cannot open. */
import { stat } from 'node:fs/promises';
import { subcommandList, subcommands } from './command-table.ts';
import { readConfiguration } from './configuration.ts';
import type { Console } from './console.ts';
import { resolveDefaults } from './defaults.ts';
import type { ExploreOptions } from './explore.ts';
import { readExplorerArguments } from './explorer-arguments.ts';
import type { Launcher } from './launcher.ts';
import { localeIsAscii } from './locale.ts';
import { UsageError } from './usage-error.ts';

/** Why the streams cannot carry the explorer, as a sentence; undefined when they can. */
function terminalProblem({ terminal, env }: Pick<Console, 'terminal' | 'env'>): string | undefined {
  const instead = `without it, use a subcommand: ${subcommandList}`;
  if (!terminal.input || !terminal.output) {
    const missing = terminal.output ? 'standard input' : terminal.input ? 'standard output' : 'neither';
    const which = missing === 'neither' ? 'input nor output is one' : `${missing} is none`;
    return `The explorer needs a terminal and ${missing === 'neither' ? `neither ${which}` : which}; ${instead}.`;
  }
  if (env['TERM'] === 'dumb')
    return `The explorer needs a terminal that can move the cursor, and TERM=dumb cannot; ${instead}.`;
  return undefined;
}

/** What is written like a path, or can be neither typed nor searched for, is no query. */
const looksLikePath = (text: string): boolean =>
  text.trim() === '' || /[/\\\x00-\x1f\x7f]|\.(?:json|ya?ml|tf|txt|md)$/iu.test(text);

const isFile = async (path: string): Promise<boolean> => {
  const found = await stat(path).catch(() => undefined);
  if (found?.isDirectory()) throw new UsageError(`${path} is a directory, not a policy file.`);
  return found !== undefined;
};

/**
 * What the words are: a policy file where one of that name exists, else a query.
 * @throws UsageError for several files, for a file that does not exist, and for a word that is nearly a subcommand's
 */
async function meant(words: readonly string[]): Promise<Pick<ExploreOptions, 'file' | 'query'>> {
  const [path, second] = words;
  if (path === undefined) return { file: null, query: '' };
  if (second !== undefined) {
    if (words.some(looksLikePath))
      throw new UsageError(`The explorer opens one file, or a query; not ${words.length} of them.`);
    return { file: null, query: words.join(' ') };
  }
  if (await isFile(path)) return { file: path, query: '' };
  const { nearestName } = await import('../text/nearest-name.ts');
  const near = nearestName(path, subcommands);
  if (!looksLikePath(path) && near === undefined) return { file: null, query: path };
  const hint = near === undefined ? `the subcommands are ${subcommandList}.` : `did you mean ${near.name}?`;
  throw new UsageError(`${path === '' ? '""' : path} is neither a subcommand nor a file; ${hint}`);
}

/**
 * Opens the explorer as the arguments say; gives its exit code.
 * @throws UsageError when it cannot open
 */
export async function openExplorer(
  argv: readonly string[],
  launcher: Launcher,
  console: Console,
): Promise<number> {
  const wanted = await readExplorerArguments(argv);
  if (wanted.wants !== 'explorer') {
    const { runSubcommand } = await import('./program.ts');
    return runSubcommand([`--${wanted.wants}`], console);
  }
  const { file, query } = await meant(wanted.words);
  const { env } = console;
  const outcome = readConfiguration(console);
  const { config } = outcome;
  const defaults = resolveDefaults(wanted.defaults, config, env);
  const problem = terminalProblem(console);
  if (problem !== undefined) throw new UsageError(problem);
  const { readAppearance } = await import('./appearance.ts');
  const { rebound, theme, problems } = readAppearance(outcome, console.configPath());
  const { explore } = await import('./explore.ts');
  return explore(
    {
      file,
      query,
      fresh: wanted.fresh,
      ascii: wanted.ascii || (config.ascii ?? localeIsAscii(env)),
      screenReader: wanted.screenReader || env['INK_SCREEN_READER'] === 'true',
      defaults,
      target: config.target ?? 'managed',
      rebound,
      theme,
      mouse: config.mouse ?? false,
      notice: outcome.problem ?? problems[0] ?? null,
    },
    launcher,
  );
}
