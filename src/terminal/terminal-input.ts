/**
 * Stands between the terminal and ink, and hands on only what has arrived whole (`arrivals.ts` says why). To ink
 * it is the terminal: raw mode and keeping the process alive pass through.
 */
import { Readable } from 'node:stream';
import type { Pointer } from '../app/state/action.ts';
import {
  type Arrival,
  arrive,
  asksToEnd,
  bytesOf,
  giveUp,
  type Held,
  nothingHeld,
  waitFor,
} from './arrivals.ts';
import { withoutMouse } from './mouse.ts';
import { typedAhead } from './typed-ahead.ts';

class TerminalInput extends Readable {
  readonly isTTY = true;
  readonly #source: NodeJS.ReadStream;
  #held: Held = nothingHeld;
  #timer: NodeJS.Timeout | undefined;
  #late: NodeJS.Immediate | undefined;
  /** Whether ctrl-c has been read in the turn that is under way: what stands before it may take long. */
  #endAsked = false;
  #isRaw = false;
  readonly #typedAhead: () => string;
  readonly #point: (pointer: Pointer) => void;

  constructor(source: NodeJS.ReadStream, onPointer: (pointer: Pointer) => void) {
    // Decoded here, so that a character cut in two by a read is put together.
    source.setEncoding('utf8');
    super({ encoding: 'utf8' });
    this.#source = source;
    this.#point = onPointer;
    this.#typedAhead = typedAhead(source, () => this.#isRaw);
  }

  /** Reads the terminal while raw mode is on, and lets go of it while it is off: a shell may be in front then. */
  setRawMode(on: boolean): this {
    this.#isRaw = on;
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

  /**
   * Looks in the middle of some work at what was typed meanwhile: whether ctrl-c has been pressed. All of it waits, in its
   * order and in front of what comes later, until the work is done.
   */
  listen(): boolean {
    const { arrivals } = arrive(this.#held, this.#typedAhead());
    return this.#endAsked || asksToEnd(arrivals);
  }

  readonly #take = (chunk: string): void => {
    this.#stopWaiting();
    const { arrivals, held } = arrive(this.#held, chunk);
    this.#held = held;
    if (asksToEnd(arrivals)) {
      this.#endAsked = true;
      setImmediate(() => {
        this.#endAsked = false;
      });
    }
    for (const arrival of arrivals) this.#hand(arrival);
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
    for (const arrival of arrivals) this.#hand(arrival);
  };

  #hand(arrival: Arrival): void {
    const { bytes, pointers } =
      arrival.kind === 'keys' ? withoutMouse(arrival.bytes) : { bytes: bytesOf(arrival), pointers: [] };
    if (bytes !== '') this.push(bytes);
    // Ink reads what was pushed in this turn: what was pressed before the click comes before it.
    for (const pointer of pointers) setImmediate(() => this.#point(pointer));
  }

  #stopWaiting(): void {
    clearTimeout(this.#timer);
    clearImmediate(this.#late);
  }
}

/** The terminal's input as ink is to see it; what the mouse did is handed to `onPointer`. */
export function terminalInput(
  source: NodeJS.ReadStream,
  onPointer: (pointer: Pointer) => void,
): NodeJS.ReadStream & Pick<TerminalInput, 'listen'> {
  // Ink asks for the type of a real terminal; of it, it uses what is above and what every Readable has.
  return new TerminalInput(source, onPointer) as Readable as NodeJS.ReadStream & TerminalInput;
}
