/**
 * Stands between the terminal and ink, and hands on only what has arrived whole (`arrivals.ts` says why). To ink
 * it is the terminal: raw mode and keeping the process alive pass through.
 */
import { Readable } from 'node:stream';
import { arrive, bytesOf, giveUp, type Held, nothingHeld, waitFor } from './arrivals.ts';

class TerminalInput extends Readable {
  readonly isTTY = true;
  readonly #source: NodeJS.ReadStream;
  #held: Held = nothingHeld;
  #timer: NodeJS.Timeout | undefined;
  #late: NodeJS.Immediate | undefined;

  constructor(source: NodeJS.ReadStream) {
    // Decoded here, so that a character cut in two by a read is put together.
    source.setEncoding('utf8');
    super({ encoding: 'utf8' });
    this.#source = source;
  }

  /** Reads the terminal while raw mode is on, and lets go of it while it is off: a shell may be in front then. */
  setRawMode(on: boolean): this {
    this.#source.setRawMode(on);
    this.#source.off('data', this.#take);
    if (on) {
      this.#source.on('data', this.#take);
      this.#source.resume();
    } else {
      this.#source.pause();
      this.#stopWaiting();
      this.#held = nothingHeld;
    }
    return this;
  }

  ref(): this {
    this.#source.ref();
    return this;
  }

  unref(): this {
    this.#source.unref();
    return this;
  }

  override _read(): void {
    // What arrives is pushed when it arrives.
  }

  readonly #take = (chunk: string): void => {
    this.#stopWaiting();
    const { arrivals, held } = arrive(this.#held, chunk);
    this.#held = held;
    for (const arrival of arrivals) this.push(bytesOf(arrival));
    const patience = waitFor(held);
    if (patience === undefined) return;
    // After a busy moment the time is over before what has arrived meanwhile is read: one look at the terminal first.
    this.#timer = setTimeout(() => {
      this.#late = setImmediate(this.#giveUp);
    }, patience);
  };

  readonly #giveUp = (): void => {
    const arrivals = giveUp(this.#held);
    this.#held = nothingHeld;
    for (const arrival of arrivals) this.push(bytesOf(arrival));
  };

  #stopWaiting(): void {
    clearTimeout(this.#timer);
    clearImmediate(this.#late);
  }
}

/** The terminal's input as ink is to see it. */
export function terminalInput(source: NodeJS.ReadStream): NodeJS.ReadStream {
  // Ink asks for the type of a real terminal; of it, it uses what is above and what every Readable has.
  return new TerminalInput(source) as Readable as NodeJS.ReadStream;
}
