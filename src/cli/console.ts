/**
 * The streams of a process as the subcommands use them: text out, text in, environment. A plain interface, so
 * that tests run whole sessions without a process.
 *
 * Writing waits until the text has left, because the process may end right after; and it never throws: whoever
 * reads us may stop reading (`| head`), which is their right and no error. Any other failure to write is kept for
 * the end, when it decides the exit code.
 */

import { fstatSync } from 'node:fs';
import { isatty } from 'node:tty';
import { storagePaths } from '../storage/paths.ts';
import { safeLines } from '../text/escape.ts';
import { localeIsAscii } from './locale.ts';

/** What the program reads from and writes to. */
export interface Console {
  /** Writes to standard output; resolves when the text has left, or cannot leave any more. */
  out(text: string): Promise<void>;
  /** Writes to standard error, in the same way. */
  err(text: string): Promise<void>;
  /** Writes what the painter made to standard output: harmless text, and the looks of a theme around it. */
  outPainted(text: string): Promise<void>;
  /**
   * The bytes of standard input, until its end.
   * @throws Error when it cannot be read
   */
  input(): AsyncIterable<Uint8Array>;
  /** Whether each stream is a terminal. */
  readonly terminal: { readonly input: boolean; readonly output: boolean; readonly errors: boolean };
  /** Columns of the terminal that standard output is; undefined when it is none. */
  readonly columns: number | undefined;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Where the configuration file of this user would be; undefined to go without one. */
  configPath(): string | undefined;
  /** The folder for what is kept between sessions. */
  statePath(): string;
  /** Why standard output could not be written to, a closed reader aside; undefined when all went well. */
  writeProblem(): string | undefined;
}

/** A writer for one stream, which is opened when there is something to write; `failed` is told of every failure. */
function writer(
  open: () => NodeJS.WriteStream,
  failed: (error: NodeJS.ErrnoException) => void,
): (text: string) => Promise<void> {
  let closed = false;
  const close = (error: NodeJS.ErrnoException): void => {
    closed = true;
    failed(error);
  };
  let stream: NodeJS.WriteStream | undefined;
  const opened = (): NodeJS.WriteStream => {
    // Without a listener a failure to write would end the process with a stack trace.
    stream ??= open().on('error', close);
    return stream;
  };
  return (text) =>
    new Promise((resolve) => {
      if (closed || text === '') {
        resolve();
        return;
      }
      opened().write(text, (error) => {
        if (error) close(error);
        resolve();
      });
    });
}

/** A console that shows a terminal nothing it would obey: the last door, through which all text leaves. */
export function harmlessConsole(console: Console): Console {
  return {
    ...console,
    out: (text) => console.out(safeLines(text)),
    err: (text) => console.err(safeLines(text)),
  };
}

/** Our own messages in ASCII: what they hold besides is only what stands here. */
const withoutTypography = (text: string): string =>
  text.replaceAll('…', '...').replaceAll('→', '->').replace(/[“”]/g, '"').replaceAll('’', "'");

/** The streams of this process. */
export function processConsole(): Console {
  let problem: string | undefined;
  const err = writer(
    () => process.stderr,
    () => undefined,
  );
  const ascii = localeIsAscii(process.env);
  const out = writer(
    () => process.stdout,
    ({ code, message }) => {
      if (code !== 'EPIPE') problem ??= code ?? message;
    },
  );
  return {
    out,
    outPainted: out,
    err: (text) => err(ascii ? withoutTypography(text) : text),
    input() {
      // Node takes a directory for an empty input.
      if (fstatSync(0).isDirectory()) throw Object.assign(new Error('a directory'), { code: 'EISDIR' });
      return process.stdin;
    },
    // Asked of the system: a stream would be opened for it, which a command that does not use it need not wait for.
    terminal: { input: isatty(0), output: process.stdout.isTTY === true, errors: isatty(2) },
    columns: process.stdout.isTTY ? process.stdout.columns : undefined,
    env: process.env,
    configPath: () => storagePaths().config,
    statePath: () => storagePaths().state,
    writeProblem: () => problem,
  };
}
