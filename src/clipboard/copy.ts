/**
 * The routes by which text reaches a clipboard, tried in order until one succeeds.
 *
 * 1. The desktop's clipboard, where there is a desktop that the user sits at. Over SSH the remote machine's
 *    own display or pasteboard is the wrong one, so only a forwarded X display counts there.
 * 2. tmux's buffer with `-w`, which also hands it to the outer terminal. It works with tmux's defaults, where
 *    an OSC 52 from inside a pane is dropped, and tmux answers, so "copied" is true.
 * 3. OSC 52 through the terminal. Nothing is answered: the message says "sent".
 * 4. A private file, whose path the message names; the text is to be printed after the program has ended.
 *
 * Whatever happens, the result is one sentence that names the route and the size; nothing is thrown.
 */
import { grouped } from '../text/count.ts';
import { safeText } from '../text/escape.ts';
import type { ClipboardEnvironment } from './environment.ts';
import { type Multiplexer, OSC52_LIMIT, osc52 } from './osc52.ts';

/** Where the text went. */
type CopyRoute = 'desktop' | 'tmux' | 'osc52' | 'file' | 'none';

/** Why a route did not do. */
export interface RouteFailure {
  /** One clause. */
  readonly reason: string;
  /** What was thrown, where something was. */
  readonly error?: unknown;
}

/** What became of a copy. */
export interface CopyResult {
  /**
   * copied: the receiver confirmed it; sent: it went out and nothing can confirm it; kept: it is in a file;
   * failed: it is nowhere.
   */
  readonly outcome: 'copied' | 'sent' | 'kept' | 'failed';
  readonly route: CopyRoute;
  /** Size of the text in characters (code points). */
  readonly characters: number;
  /** One sentence for the status row; harmless for a terminal. */
  readonly message: string;
  /** Why earlier routes did not do, in the order they were tried. */
  readonly failures: readonly RouteFailure[];
  /** Text to print to stdout after the screen is restored; present when no clipboard took it. */
  readonly printAfterExit?: string;
}

/** Copies `text` by the first route that works. Never rejects. */
export async function copyText(text: string, environment: ClipboardEnvironment): Promise<CopyResult> {
  const characters = [...text].length;
  const size = `${grouped(characters)} ${characters === 1 ? 'character' : 'characters'}`;
  if (text === '') {
    return {
      outcome: 'failed',
      route: 'none',
      characters,
      message: 'There is nothing to copy.',
      failures: [],
    };
  }
  const failures: RouteFailure[] = [];
  const done = (outcome: CopyResult['outcome'], route: CopyRoute, message: string): CopyResult => {
    const printed = outcome === 'kept' || outcome === 'failed' ? { printAfterExit: text } : {};
    // A text that went a later way than expected is not where it is looked for: the message says why.
    const [first] = failures;
    const instead =
      'printAfterExit' in printed || first === undefined ? '' : ` Before that, ${first.reason}.`;
    return { outcome, route, characters, message: safeText(message + instead), failures, ...printed };
  };

  if (hasDesktop(environment)) {
    const failure = await throughDesktop(text, environment);
    if (failure === undefined) return done('copied', 'desktop', `Copied ${size} to the clipboard.`);
    failures.push(failure);
  }
  if (environment.env['TMUX']) {
    const outcome = await environment.runCommand(
      'tmux',
      ['load-buffer', '-w', '-'],
      text,
      environment.timeout,
    );
    if (outcome.kind === 'done') {
      return done('copied', 'tmux', `Copied ${size} to the tmux buffer, and through tmux to the clipboard.`);
    }
    failures.push({ reason: `tmux: ${outcome.reason}` });
  }
  const unsent = throughTerminal(text, environment);
  if (unsent === undefined) {
    return done(
      'sent',
      'osc52',
      `Sent ${size} to the terminal's clipboard (OSC 52, which cannot confirm it).`,
    );
  }
  failures.push(unsent);
  const why = unsent.reason;
  try {
    const path = await environment.keepInFile(text);
    return done('kept', 'file', `No clipboard took the ${size} (${why}): kept in ${path}, printed on exit.`);
  } catch (error) {
    failures.push({ reason: `file: ${reasonOf(error)}`, error });
    return done('failed', 'none', `No clipboard took the ${size} (${why}): printed on exit.`);
  }
}

/** Whether this process runs on another machine than the one the user sits at. */
function isRemote({ env }: ClipboardEnvironment): boolean {
  return Boolean(env['SSH_CONNECTION'] || env['SSH_CLIENT'] || env['SSH_TTY']);
}

/** Whether there is a desktop clipboard that belongs to the user's own screen. */
function hasDesktop(environment: ClipboardEnvironment): boolean {
  const { env, platform } = environment;
  // `localhost:10.0` is a display forwarded to the user's machine; `:0` is a screen of this machine.
  if (isRemote(environment)) return platform === 'linux' && /^[^:/]+:\d/.test(env['DISPLAY'] ?? '');
  if (platform === 'darwin' || platform === 'win32') return true;
  if (platform === 'android') return Boolean(env['TERMUX_VERSION']);
  return Boolean(env['DISPLAY'] || env['WAYLAND_DISPLAY'] || env['WSL_DISTRO_NAME'] || env['WSL_INTEROP']);
}

/** Gives why it failed, or undefined when the desktop took the text. */
async function throughDesktop(
  text: string,
  environment: ClipboardEnvironment,
): Promise<RouteFailure | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<RouteFailure>((resolve) => {
    const reason = `desktop clipboard: no answer within ${environment.timeout / 1_000} s`;
    const say = () => resolve({ reason });
    timer = setTimeout(say, environment.timeout);
  });
  const copied = environment
    .loadDesktopClipboard()
    .then((write) => write(text))
    .then(
      () => undefined,
      (error: unknown): RouteFailure => ({ reason: `desktop clipboard: ${reasonOf(error)}`, error }),
    );
  try {
    return await Promise.race([copied, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Gives why it failed, or undefined when the sequence was written. */
function throughTerminal(
  text: string,
  { env, writeToTerminal }: ClipboardEnvironment,
): RouteFailure | undefined {
  const terminal = env['TERM'] ?? '';
  // The kernel's own console and dumb terminals have no clipboard, and the latter would print the sequence.
  if (terminal === 'dumb' || terminal === 'linux')
    return { reason: `terminal: TERM=${terminal} has no clipboard` };
  const multiplexer: Multiplexer = env['TMUX'] ? 'tmux' : env['STY'] ? 'screen' : 'none';
  const sequence = osc52(text, multiplexer);
  if (sequence === undefined) {
    return { reason: `terminal: the text is longer than the ${OSC52_LIMIT / 1_000} kB that OSC 52 carries` };
  }
  try {
    writeToTerminal(sequence);
    return undefined;
  } catch (error) {
    return { reason: `terminal: ${reasonOf(error)}`, error };
  }
}

/**
 * The first line of what went wrong. clipboardy on Linux reports its first helper's failure, while the cause
 * that matters is in the standard error of the one it fell back to.
 */
function reasonOf(error: unknown): string {
  const text =
    textAt(error, 'fallbackError', 'stderr') ??
    textAt(error, 'stderr') ??
    textAt(error, 'shortMessage') ??
    textAt(error, 'message') ??
    String(error);
  const [first = ''] = text.trim().split('\n');
  // A helper names itself by its whole path.
  return first.replace(/^\S*[\\/](?=[^\s\\/]+: )/, '').slice(0, 120) || 'failed without a reason';
}

function textAt(value: unknown, ...path: readonly string[]): string | undefined {
  let here: unknown = value;
  for (const name of path) {
    if (typeof here !== 'object' || here === null || !(name in here)) return undefined;
    here = Reflect.get(here, name);
  }
  return typeof here === 'string' && here.trim() !== '' ? here : undefined;
}
