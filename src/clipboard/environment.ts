/** Everything the copy routes need of the world, as one plain value, and the real one. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type CommandOutcome, runCommand } from './run-command.ts';

/** The world as the copy routes see it; tests hand in their own. */
export interface ClipboardEnvironment {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  /**
   * Writes raw bytes to the terminal.
   * @throws Error when there is none
   */
  readonly writeToTerminal: (bytes: string) => void;
  /** Runs a command with `input` on its standard input and ends it after `timeout` milliseconds. Never rejects. */
  readonly runCommand: (
    command: string,
    args: readonly string[],
    input: string,
    timeout: number,
  ) => Promise<CommandOutcome>;
  /** Gives what writes to the desktop's clipboard. */
  readonly loadDesktopClipboard: () => Promise<(text: string) => Promise<void>>;
  /** Keeps text in a file that only this user can read, and gives its path. */
  readonly keepInFile: (text: string) => Promise<string>;
  /** How long a route may take before the next one is tried, in milliseconds. */
  readonly timeout: number;
}

/** Long enough for a slow desktop, short enough that a dead display does not feel like a crash. */
const ROUTE_TIMEOUT = 2_000;

/** One file for the process, however often something is copied. */
const keepForThisProcess = privateFile(tmpdir());

/**
 * The process's own environment, with the terminal to write to.
 * @param clipboardProgram path of a script for this node that puts its standard input onto the desktop's clipboard
 */
export function nodeClipboardEnvironment(
  writeToTerminal: (bytes: string) => void,
  clipboardProgram: string,
): ClipboardEnvironment {
  return {
    env: process.env,
    platform: process.platform,
    writeToTerminal,
    runCommand,
    loadDesktopClipboard: async () => async (text) => {
      const outcome = await runCommand(process.execPath, [clipboardProgram], text, ROUTE_TIMEOUT);
      if (outcome.kind === 'failed') throw new Error(outcome.reason);
    },
    keepInFile: keepForThisProcess,
    timeout: ROUTE_TIMEOUT,
  };
}

/**
 * A `keepInFile` that holds the last text kept, in a directory of mode 0700 made under `parent` for this process alone, so
 * that nobody else can put a file or a link in its place. It rejects with the file system's error.
 */
export function privateFile(parent: string): (text: string) => Promise<string> {
  let directory: Promise<string> | undefined;
  return async (text) => {
    directory ??= mkdtemp(join(parent, 'sm-explore-'));
    let path: string;
    try {
      path = join(await directory, 'copied.txt');
    } catch (error) {
      directory = undefined;
      throw error;
    }
    await rm(path, { force: true });
    await writeFile(path, text, { mode: 0o600, flag: 'wx' });
    return path;
  };
}
