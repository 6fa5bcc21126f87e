/** What has been typed and nobody has read yet, for a program that is too busy to be told. */
import { closeSync, constants, openSync, readSync } from 'node:fs';

/**
 * A look, in the middle of some work, at all that was typed during it. It waits in its order, and in front of what comes
 * later, for whoever reads the source.
 * @param isRead whether the source is read, once the work is done
 */
export function typedAhead(source: NodeJS.ReadStream, isRead: () => boolean): () => string {
  let ahead = Buffer.alloc(0);
  const goOn = (): void => {
    ahead = Buffer.alloc(0);
    if (isRead()) source.resume();
  };
  return () => {
    const bytes = readTypedAhead();
    if (bytes.length > 0) {
      if (ahead.length === 0) setImmediate(goOn);
      ahead = Buffer.concat([ahead, bytes]);
      // As if it had been read by whom it is for: a stream that is paused keeps what is pushed.
      source.pause();
      source.push(bytes);
    }
    return ahead.toString('utf8');
  };
}

/** Reads the controlling terminal without waiting; empty where there is none. Raw mode must be on. */
function readTypedAhead(): Buffer {
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
