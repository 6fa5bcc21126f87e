/** What has been typed and nobody has read yet, for a program that is too busy to be told. */
import { closeSync, constants, openSync, readSync } from 'node:fs';

/** Reads the controlling terminal without waiting; empty where there is none. Raw mode must be on. */
export function readTypedAhead(): Buffer {
  const read: Buffer[] = [];
  const part = Buffer.alloc(4_096);
  let terminal: number | undefined;
  try {
    terminal = openSync('/dev/tty', constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOCTTY);
    for (;;) {
      const length = readSync(terminal, part);
      if (length === 0) break;
      read.push(Buffer.from(part.subarray(0, length)));
    }
  } catch {
    // There is no such terminal, or nothing more: EAGAIN.
  } finally {
    if (terminal !== undefined) closeSync(terminal);
  }
  return Buffer.concat(read);
}
