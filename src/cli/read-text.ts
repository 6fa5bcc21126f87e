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

/** How a text is read. */
export interface ReadingText {
  /** Bytes at most; 4 MiB unless told otherwise. */
  readonly largest?: number;
  /**
   * `policy`: in UTF-8 without a fault, for IAM takes nothing else. `any`: a log, in which a broken byte is no reason to
   * read nothing, and UTF-16 with its mark, as Windows PowerShell writes what is redirected to a file.
   */
  readonly as?: 'policy' | 'any';
}

/**
 * The text at a path, or of standard input for `-`, without a byte-order mark; what gzip packed is unpacked.
 * @throws UsageError when it cannot be read, has more than `largest` bytes, or is not in the encoding asked for
 */
export async function readText(
  path: string,
  { input, terminal, err }: Console,
  { largest = most, as = 'policy' }: ReadingText = {},
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
  if (as === 'any') {
    const wide =
      first === 0xff && second === 0xfe
        ? 'utf-16le'
        : first === 0xfe && second === 0xff
          ? 'utf-16be'
          : undefined;
    return new TextDecoder(wide ?? 'utf-8').decode(bytes);
  }
  // With its mark, or without: every second byte of English text is then 0.
  if (
    (first === 0xff && second === 0xfe) ||
    (first === 0xfe && second === 0xff) ||
    first === 0 ||
    second === 0
  )
    throw refused('it is UTF-16 or UTF-32 text; save it as UTF-8');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw refused('it is not UTF-8 text');
  }
}
