/**
 * The ways out of the explorer that no key asks for: signals, a terminal that is gone, an error of its own.
 *
 * Each gives the terminal back before anything else, then lets the cart reach the disk, then ends with the code
 * that shells give for it. Nothing here waits for ever: a disk that hangs does not keep a process that was told to
 * end. ink would handle some of the signals by itself, but ends the process before the cart is written; it leaves
 * a signal alone that somebody else listens to.
 */
import { constants } from 'node:os';
import { isatty } from 'node:tty';
import type { Mounted } from '../terminal/mount.tsx';
import { safeText } from '../text/escape.ts';

interface Ways {
  /** Lets the shell have the terminal until it brings the program back. */
  readonly suspend: () => void;
  /** The terminal, once the app is drawn on it. */
  readonly terminal: () => Mounted | undefined;
  /** The same, as soon as it is. */
  readonly terminalSoon: () => Promise<Mounted>;
  /** Gives the terminal back at once, also when it is back already. Throws nothing. */
  readonly restore: () => void;
  /** Settles when the cart is on the disk, or cannot be. */
  readonly flush: () => Promise<void>;
  /** Where the cart is on the disk. */
  readonly savedIn: () => string | undefined;
}

interface Guard {
  /** Says in one sentence what happened and where the cart is; gives the exit code. */
  readonly crash: (error: unknown) => Promise<number>;
  /**
   * Lets signals do at once what they do without us, whoever listens to them. Gives what takes them up again, unless the
   * program is on its way out by then, and says whether it did.
   */
  readonly standAside: () => () => boolean;
  /** Ends the watch; from then on signals end the process at once, and what it started with it. */
  readonly release: () => void;
}

/** How long the cart may take to reach the disk once the process has been told to end, in milliseconds. */
const lastWrite = 2_000;

/** The exit code of an error of our own: EX_SOFTWARE of sysexits.h. */
const ownError = 70;

/** V8 takes samples by this signal where node was told to write a profile. */
const isProfiled = /--(?:cpu-)?prof\b/.test([...process.execArgv, process.env['NODE_OPTIONS']].join(' '));

/**
 * Every signal that ends a process whoever sends it, SIGUSR1 too, at which node would open the socket of a debugger. Those by
 * which the system says that the process itself broke (SIGSEGV, SIGABRT …) are not among them: nothing of ours can be relied on
 * then. A platform that lacks one never sends it.
 */
const endings: readonly NodeJS.Signals[] = [
  ...(['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT', 'SIGUSR1', 'SIGUSR2', 'SIGALRM', 'SIGVTALRM'] as const),
  ...(['SIGXCPU', 'SIGIO', 'SIGPWR', 'SIGSTKFLT'] as const),
  ...(isProfiled ? [] : (['SIGPROF'] as const)),
];

/** What a shell gives for a process that ended by a signal. */
const codeOfSignal = (signal: NodeJS.Signals): number => 128 + (constants.signals[signal] ?? 0);

/**
 * Node gives the terminal that it began on its modes back when it ends, and breaks (SIGSEGV, SIGABRT) where that is gone. So
 * the process is ended by what the system says of a terminal that goes, when all else is done.
 */
function endByHangUp(): void {
  if (isatty(process.stdin.fd)) return;
  process.removeAllListeners('SIGHUP');
  process.kill(process.pid, 'SIGHUP');
}

const withinLimit = (work: Promise<void>): Promise<void> =>
  Promise.race([work.catch(() => {}), new Promise<void>((resolve) => setTimeout(resolve, lastWrite))]);

/** Watches for every other way out, and for being stopped and brought back, until it is released. */
export function guardWaysOut({ suspend, terminal, terminalSoon, restore, flush, savedIn }: Ways): Guard {
  let leaving: number | undefined;

  /** In order when there is time for it; whoever insists is let go at once. */
  const leave = (code: number): void => {
    const isGone = code === codeOfSignal('SIGHUP');
    // A terminal that goes is told by its signal, its input and its output.
    if (isGone && leaving === code) return;
    const insisted = leaving !== undefined;
    leaving ??= code;
    // Behind whatever else waits for the end.
    if (isGone) process.on('exit', endByHangUp);
    restore();
    if (insisted) process.exit(leaving);
    setTimeout(() => process.exit(code), lastWrite).unref();
    const mounted = terminal();
    // Keys are heard before the app is on the terminal, and what they did is kept like any other.
    if (mounted === undefined) void withinLimit(flush()).then(() => process.exit(code));
    else mounted.exit(code);
  };

  const sayWhy = async (error: unknown): Promise<number> => {
    await withinLimit(flush());
    const reason = error instanceof Error ? error.message : String(error);
    const place = savedIn();
    const cart = place === undefined ? 'the cart was empty' : `the cart is saved in ${place}`;
    process.stderr.write(
      `sm-explore stopped on an error of its own (${safeText(reason)}); ${safeText(cart)}.\n`,
    );
    if (process.env['SM_EXPLORE_DEBUG'] && error instanceof Error)
      process.stderr.write(`${(error.stack ?? '').split('\n').map(safeText).join('\n')}\n`);
    return ownError;
  };

  let said: Promise<number> | undefined;
  const crash = async (error: unknown): Promise<number> => {
    restore();
    // One error may come by several ways; whoever hears of it later waits until it is said.
    if (said !== undefined) return said;
    // A terminal that went away under our hands is no error of ours, and the cart is to reach the disk all the same.
    if (leaving !== undefined) {
      await withinLimit(flush());
      return leaving;
    }
    leaving = ownError;
    said = sayWhy(error);
    return said;
  };

  const onSignal = (signal: NodeJS.Signals): void => leave(codeOfSignal(signal));
  const onGone = (): void => leave(codeOfSignal('SIGHUP'));
  const onError = (error: unknown): void => void crash(error).then((code) => process.exit(code));
  const onContinue = (): void => {
    void terminalSoon().then((mounted) => {
      mounted.retake();
      // The window may have changed meanwhile, and only the shell in front was told. It has everything drawn anew, so not
      // before the screen is ours again.
      process.emit('SIGWINCH');
    });
  };
  /** A file that may not grow any further is an error of the write, which says so: no reason to end. */
  const onFileSize = (): void => {};

  const listen = (method: 'on' | 'off'): void => {
    for (const signal of endings) process[method](signal, onSignal);
    process[method]('SIGTSTP', suspend);
    process[method]('SIGCONT', onContinue);
    for (const event of ['uncaughtException', 'unhandledRejection']) process[method](event, onError);
    process.stdout[method]('error', onGone);
    for (const event of ['error', 'end']) process.stdin[method](event, onGone);
  };
  listen('on');
  // For good: a write may still be under way at the end.
  process.on('SIGXFSZ', onFileSize);

  const standAside = (): (() => boolean) => {
    const heard = [...endings, 'SIGTSTP' as const].map((signal) => ({
      signal,
      listeners: process.listeners(signal),
    }));
    for (const { signal } of heard) process.removeAllListeners(signal);
    return () => {
      if (leaving !== undefined) return false;
      for (const { signal, listeners } of heard)
        for (const listener of listeners) process.on(signal, listener);
      return true;
    };
  };

  const release = (): void => {
    // A clipboard program may still be at work, for which the process waits; whoever ends it now ends both.
    for (const signal of endings) process.on(signal, (heard) => process.exit(codeOfSignal(heard)));
    listen('off');
  };

  return { crash, standAside, release };
}
