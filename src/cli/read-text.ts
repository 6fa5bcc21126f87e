/** Reads a text that the command line names: a file, or standard input for `-`. */
import { createReadStream } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { Console } from './console.ts';
import { UsageError } from './usage-error.ts';

/** Bytes. No policy is within a hundredth of this; an endless input has to end somewhere. */
const most = 4 * 1024 * 1024;

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  ENOTDIR: 'there is no such file',
  EACCES: 'it may not be read',
  EPERM: 'it may not be read',
  EISDIR: 'it is a directory',
};

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return reasons[code] ?? (code === '' ? 'it cannot be read' : `the system says ${code}`);
}

/** How messages call what was read. */
export function inputName(path: string): string {
  return path === '-' ? 'standard input' : path;
}

/**
 * The text at a path, or of standard input for `-`, without a byte-order mark; what gzip packed is unpacked.
 * Throws UsageError when it cannot be read, has more than `largest` bytes (4 MiB), or is not UTF-8.
 */
export async function readText(
  path: string,
  { input, terminal, err }: Console,
  largest = most,
): Promise<string> {
  const refused = (reason: string): UsageError =>
    new UsageError(`Cannot read ${inputName(path)}: ${reason}.`);
  if (path === '-' && terminal.input) await err('Reading from the terminal until ctrl-d.\n');
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of path === '-' ? input() : createReadStream(path)) {
      chunks.push(chunk);
      size += chunk.length;
      if (size > largest) break;
    }
  } catch (error) {
    throw refused(reasonOf(error));
  }
  const tooLarge = `it is larger than ${largest / 1024 / 1024} MiB`;
  if (size > largest) throw refused(tooLarge);
  let bytes: Uint8Array = Buffer.concat(chunks);
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) {
    try {
      bytes = gunzipSync(bytes, { maxOutputLength: largest });
    } catch (error) {
      const grown = error instanceof RangeError;
      throw refused(grown ? `${tooLarge} when unpacked` : 'it is packed by gzip and broken');
    }
  }
  const [first, second] = bytes;
  // With its mark, or without: every second byte of English text is then 0.
  if (
    (first === 0xff && second === 0xfe) ||
    (first === 0xfe && second === 0xff) ||
    first === 0 ||
    second === 0
  )
    throw refused('it is UTF-16 text; save it as UTF-8');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw refused('it is not UTF-8 text');
  }
}
