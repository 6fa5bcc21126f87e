/** What has been typed and nobody has read yet, for a program that is too busy to be told. */
import { closeSync, constants, openSync, readSync } from 'node:fs';
import { type Arrival, arrive, nothingHeld } from './arrivals.ts';

/** Reads the controlling terminal without waiting; empty where there is none. Raw mode must be on. */
export function readTypedAhead(): string {
  let terminal: number;
  try {
    terminal = openSync('/dev/tty', constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOCTTY);
  } catch {
    return '';
  }
  const read: Buffer[] = [];
  const part = Buffer.alloc(4_096);
  try {
    for (;;) {
      const length = readSync(terminal, part);
      if (length === 0) break;
      read.push(Buffer.from(part.subarray(0, length)));
    }
  } catch {
    // There is nothing more: EAGAIN.
  } finally {
    closeSync(terminal);
  }
  return Buffer.concat(read).toString('utf8');
}

/** Whether ctrl-c is among what arrived; inside a paste it is text. */
export function asksToEnd(arrivals: readonly Arrival[]): boolean {
  return arrivals.some((arrival) => arrival.kind === 'keys' && arrival.bytes.includes('\u0003'));
}

/** The same of what has not been taken apart yet. */
export function typedToEnd(typed: string): boolean {
  return asksToEnd(arrive(nothingHeld, typed).arrivals);
}
