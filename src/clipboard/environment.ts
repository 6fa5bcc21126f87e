/** Everything the copy routes need of the world, as one plain value, and the real one. */
import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** How a command that was given text on its standard input ended. */
export type CommandOutcome =
  | { readonly ok: true }
  /** `reason` is a short clause in lower case without a full stop: "tmux is not installed". */
  | { readonly ok: false; readonly reason: string };

/** clipboardy, as far as it is used here. */
export interface ClipboardPackage {
  readonly default: { readonly write: (text: string) => Promise<void> };
}

/** The world as the copy routes see it; tests hand in their own. */
export interface ClipboardEnvironment {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  /** Writes raw bytes to the terminal; throws when there is none. */
  readonly writeToTerminal: (bytes: string) => void;
  /** Runs a command with `input` on its standard input and ends it after `timeout` milliseconds. Never rejects. */
  readonly runCommand: (
    command: string,
    args: readonly string[],
    input: string,
    timeout: number,
  ) => Promise<CommandOutcome>;
  /** Loads the desktop clipboard's library, and gives its writing half. */
  readonly loadDesktopClipboard: () => Promise<(text: string) => Promise<void>>;
  /** Keeps text in a file that only this user can read, and gives its path. */
  readonly keepInFile: (text: string) => Promise<string>;
  /** How long a route may take before the next one is tried, in milliseconds. */
  readonly timeout: number;
}

/** Long enough for a slow desktop, short enough that a dead display does not feel like a crash. */
const ROUTE_TIMEOUT = 2_000;

/**
 * The process's own environment, with the terminal to write to.
 * @param importClipboard called at the first copy only: loading clipboardy takes longer than a frame
 */
export function nodeClipboardEnvironment(
  writeToTerminal: (bytes: string) => void,
  importClipboard: () => Promise<ClipboardPackage>,
): ClipboardEnvironment {
  return {
    env: process.env,
    platform: process.platform,
    writeToTerminal,
    runCommand,
    loadDesktopClipboard: async () => {
      const { default: clipboard } = await importClipboard();
      return (text) => clipboard.write(text);
    },
    keepInFile: privateFile(tmpdir()),
    timeout: ROUTE_TIMEOUT,
  };
}

/**
 * A `keepInFile` that holds the last text kept, in a directory of mode 0700 made under `parent` for this
 * process alone, so that nobody else can put a file or a link in its place.
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

/** See `ClipboardEnvironment.runCommand`. */
export function runCommand(
  command: string,
  args: readonly string[],
  input: string,
  timeout: number,
): Promise<CommandOutcome> {
  return new Promise((resolve) => {
    const child = spawn(command, [...args], { stdio: ['pipe', 'ignore', 'pipe'] });
    let said = '';
    const finish = (outcome: CommandOutcome) => {
      clearTimeout(timer);
      resolve(outcome);
    };
    const timer = setTimeout(() => {
      child.kill('SIGKILL');
      child.stderr.destroy();
      finish({ ok: false, reason: `${command} did not answer within ${timeout / 1_000} s` });
    }, timeout);
    child.stderr.setEncoding('utf8');
    child.stderr.on('data', (text: string) => {
      if (said.length < 500) said += text;
    });
    child.on('error', (error: NodeJS.ErrnoException) => {
      const reason =
        error.code === 'ENOENT' ? `${command} is not installed` : `${command} could not be started`;
      finish({ ok: false, reason });
    });
    child.on('close', (code) => {
      if (code === 0) finish({ ok: true });
      else finish({ ok: false, reason: said.trim().split('\n')[0] || `${command} failed` });
    });
    // A command that ends before it has read everything breaks the pipe; its exit code says what happened.
    child.stdin.on('error', () => {});
    child.stdin.end(input);
  });
}
