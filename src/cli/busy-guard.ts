/**
 * Who presses ctrl-c while the program works on one key for long, or sends it a signal, is heard all the same.
 *
 * All that node hears of outside waits until its one thread is free. So a second thread (bin/watchdog.js) watches the
 * first. When it has been busy for a second, it looks in the middle of its work whether ctrl-c has been pressed, again and
 * again, and nobody notices. When it has been busy for two it steps aside: the terminal goes back to what it was, and
 * signals end the process by themselves, as the kernel has them do without us. When the work is done, everything is taken
 * up again, and what was typed is heard in its order.
 *
 * The alternative, a thread that reads the terminal meanwhile, would hear of ctrl-c, but of no signal, and would have to
 * hand back every other key in its order. Long work that is known beforehand does not come to this: it is done in
 * slices (`idle-work.ts`).
 *
 * A thread takes ten megabytes for itself, as much as all entries of SageMaker with their index, and wakes the processor
 * four times a second. Most sessions have a cart of some statements, with which no key takes a tenth of a second, so it is
 * begun when one may take long: with a large cart or text, and behind a key, a frame, or among keys that came together,
 * that took their time. A minute after the last of these it ends.
 */

import { Worker } from 'node:worker_threads';
import type { WatchedTerminal } from './take-terminal.ts';

/** What the thread calls by its name, in the middle of the work; where that gives "end", it ends the process. */
const name = 'sm-explore: busy';

/** Milliseconds between beats: several in the time after which the program counts as busy. */
const interval = 250;

/**
 * Milliseconds in which a new thread sets V8's settings, for all threads. It is slept over once: where the program worked
 * meanwhile, the room for young objects would double, for good.
 */
const settling = 10;

const sleep = (time: number): void => void Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, time);

/** Milliseconds of the processor, of all threads. */
function millisecondsSince(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** Milliseconds of one turn, and of the processor in it, after which the next may be a long one. */
const slow = 500;
/** Milliseconds without such a turn after which none is to be expected. */
const rest = 60_000;

interface Options {
  /** Path of the thread's script. */
  readonly program: string;
  /** Who has the terminal, as soon as its keys are heard. */
  readonly terminal: () => WatchedTerminal | undefined;
  /** Whether a key may take long with what there is now. */
  readonly isLarge: () => boolean;
  /** Calls the listener when a key has been worked on, with how many milliseconds that took; gives what ends that. */
  readonly onKeyDone: (listener: (took: number) => void) => () => void;
  /** Called again and again while the thread starts, and once it runs. */
  readonly onStarting: () => void;
  /** Has the cart on the disk when it returns. */
  readonly saveNow: () => void;
  /** Has signals do what they do without us; gives what takes them up again, and whether there is anything to go on with. */
  readonly standAside: () => () => boolean;
}

/** The watch over a busy program. */
export interface BusyGuard {
  /** Has it begin, where it has not: what comes may take long. */
  readonly begin: () => void;
  readonly end: () => void;
}

/**
 * Watches from when that is needed on. There is no watch where no thread can be started, nor on a node that was
 * built without its inspector, by which alone a busy thread is reached: ctrl-c and signals are heard there when the key is
 * done.
 */
export function guardBusyTime({
  program,
  terminal,
  isLarge,
  onKeyDone,
  onStarting,
  saveNow,
  standAside,
}: Options): BusyGuard {
  if (!process.features.inspector) return { begin: () => undefined, end: () => undefined };
  const stepAside = (sentence?: string): void => {
    const lent = terminal()?.lend(sentence);
    // Somebody else has it: a shell, an editor.
    if (lent === undefined) return;
    const listenAgain = standAside();
    // The work is done as soon as anything else has its turn.
    setImmediate(() => {
      if (listenAgain()) lent.takeBack();
    });
  };
  const onBusy = (what: 'listen' | 'step aside'): 'end' | undefined => {
    const endAsked = terminal()?.listen() === true;
    if (what === 'listen' && !endAsked) return undefined;
    saveNow();
    stepAside(endAsked ? undefined : 'Still at work; ctrl-c ends it, and the cart is saved.');
    return endAsked ? 'end' : undefined;
  };
  let beat = watchTurns;
  let thread: Worker | undefined;
  let beats: NodeJS.Timeout | undefined;
  let ended = false;
  let starting: NodeJS.Timeout | undefined;
  /** When the first key of this turn was done. */
  let turn: number | undefined;
  /**
   * What the processor had done for us when the turn before was over, and behind the first key of this one: a turn that
   * waited for it was not at work, and what was done between the two while nobody typed counts for neither.
   */
  let done = process.cpuUsage();
  let firstKey = { took: 0, done };
  const hasWorked = (): boolean =>
    millisecondsSince(done) > slow && firstKey.took + millisecondsSince(firstKey.done) > slow;
  let neededAt = 0;
  function watchTurns(took: number): void {
    const now = performance.now();
    if (turn === undefined) {
      const start = now - took;
      turn = start;
      firstKey = { took, done: process.cpuUsage() };
      setImmediate(() => {
        turn = undefined;
        // Behind what was asked for in the turn, such as the frame, which may take longer than the key.
        setImmediate(() => {
          if (performance.now() - start > slow && hasWorked()) begin();
          done = process.cpuUsage();
        });
      });
    }
    if ((now - turn > slow && hasWorked()) || isLarge()) begin();
  }
  const letGo = (): void => {
    clearInterval(starting);
    clearInterval(beats);
    Reflect.deleteProperty(globalThis, Symbol.for(name));
    const gone = thread;
    thread = undefined;
    void gone?.terminate();
  };
  const end = (): void => {
    ended = true;
    endBeats();
    letGo();
  };
  const begin = (): void => {
    neededAt = performance.now();
    if (ended || thread !== undefined) return;
    let worker: Worker;
    try {
      // The turn that it begins in may go on.
      const silent = turn === undefined ? 0 : neededAt - turn;
      worker = new Worker(program, { workerData: { name, silent } });
    } catch {
      // None can be started, and each further try would be as long.
      ended = true;
      return;
    }
    thread = worker;
    // Nobody is to be told: without it the program does what it would do without a watch.
    const endOwn = (): void => {
      if (thread === worker) end();
    };
    worker.on('error', endOwn);
    worker.on('exit', endOwn);
    // It sets V8's settings at some moment of its start, and only the end of that is told.
    sleep(settling);
    onStarting();
    starting = setInterval(onStarting, 1).unref();
    worker.on('online', () => {
      if (thread !== worker) return;
      clearInterval(starting);
      onStarting();
    });
    worker.unref();
    Reflect.set(globalThis, Symbol.for(name), onBusy);
    let last = performance.now();
    const send = (what: 'turn' | 'key'): void => {
      last = performance.now();
      worker.postMessage(what);
    };
    beats = setInterval(() => {
      send('turn');
      if (isLarge()) neededAt = last;
      if (last - neededAt < rest) return;
      letGo();
      beat = watchTurns;
    }, interval).unref();
    // Many keys in one read are worked on in one turn, in which no timer runs; ctrl-c is not to wait for all of them.
    beat = (took) => {
      const now = performance.now();
      if (took > slow) neededAt = now;
      if (now - last > interval / 2) send('key');
    };
  };
  const endBeats = onKeyDone((took) => beat(took));
  if (isLarge()) begin();
  return { begin, end };
}
