/** Everything the copy routes need of the world, as one plain value, and the real one. */
import { lstatSync, readdirSync, unlinkSync } from 'node:fs';
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

/** When the desktop's clipboard was asked that has not answered; undefined while none is. */
let askedAt: number | undefined;
process.once('exit', () => {
  if (askedAt === undefined) return;
  // It was ended just now, and may still be opening a file: nobody tells a process that exits of the end of another.
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20);
  removeComplaints(tmpdir(), askedAt);
});

/**
 * Removes the files in which clipboardy has wl-copy complain: it cannot when it is ended, and a program that complains
 * without end has made a large one by then. Those of others who copy at this moment may go too, which clipboardy expects.
 */
function removeComplaints(folder: string, since: number): void {
  for (const name of namesIn(folder)) {
    if (!/^clipboardy-[0-9a-f-]{36}$/u.test(name)) continue;
    const path = join(folder, name);
    try {
      const found = lstatSync(path);
      // The clocks of file systems are coarse.
      if (found.isFile() && found.mtimeMs >= since - 1_000) unlinkSync(path);
    } catch {
      // It is gone, or not ours: nothing is to be done about it.
    }
  }
}

/** What stands in a folder; nothing where it cannot be read. */
function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

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
      const begun = Date.now();
      askedAt = begun;
      const outcome = await runCommand(process.execPath, [clipboardProgram], text, ROUTE_TIMEOUT);
      // Another may have been asked since.
      if (askedAt === begun) askedAt = undefined;
      if (outcome.kind === 'done') return;
      removeComplaints(tmpdir(), begun);
      throw new Error(outcome.reason);
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
