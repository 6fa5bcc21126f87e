/**
 * Reads files that somebody else may have put where ours belong. Only regular files are read, and only so much of
 * them: a pipe would be waited for, and a link to a device would never end.
 */
import { closeSync, constants, fstatSync, openSync, readSync, statSync } from 'node:fs';

/**
 * The text of a file, as UTF-8.
 * @param most bytes that it may have
 * @throws the file system's error, or one whose message is a clause such as "it is not a file"
 */
export function readSmallFile(path: string, most: number): string {
  // Asked before opening: to open a device may do something.
  const found = statSync(path);
  if (found.isDirectory()) throw new Error('it is a folder');
  if (found.isFile()) {
    // It may be another file by now; without this flag a pipe would be waited for.
    const file = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    try {
      if (fstatSync(file).isFile()) return readMost(file, most);
    } finally {
      closeSync(file);
    }
  }
  throw new Error('it is not a regular file');
}

/** Files such as those in /proc say that they are empty and are not: what counts is what is read. */
function readMost(file: number, most: number): string {
  const { size } = fstatSync(file);
  const chunks: Buffer[] = [];
  let read = 0;
  while (size <= most && read <= most) {
    const chunk = Buffer.alloc(Math.min(most + 1 - read, 65_536));
    const length = readSync(file, chunk, 0, chunk.length, null);
    if (length === 0) return Buffer.concat(chunks).toString('utf8');
    chunks.push(chunk.subarray(0, length));
    read += length;
  }
  throw new Error(`it is larger than ${most / 1_048_576} MiB`);
}
