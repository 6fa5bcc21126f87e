/** Opening and saving policy files. Every outcome is a value with one sentence for the user; nothing is thrown. */
import { constants } from 'node:fs';
import { access, type FileHandle, open, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { keepForm } from '../policy/keep-form.ts';
import { safeText } from '../text/escape.ts';
import { writeAtomically } from './atomic-write.ts';
import { sha256 } from './crypto.ts';
import { codeOf, faultOf } from './fault.ts';
import { expandHome } from './paths.ts';

/** Where relative paths and `~` start from; the process's own by default. */
export interface PathBase {
  readonly folder?: string;
  readonly home?: string;
}

/** Far above any policy (the largest limit is 10,240 characters), far below what would stall the screen. */
export const LARGEST_POLICY_FILE = 1_048_576;

/** A policy file as it was read, or one sentence that says why it was not. */
export type OpenOutcome =
  | {
      readonly kind: 'opened';
      readonly path: string;
      readonly text: string;
      /** The byte-order mark before the text; mostly empty. */
      readonly mark: string;
      /** Set where gzip had packed it, as CloudTrail's files are: what is saved must not go there. */
      readonly packed?: true;
    }
  | { readonly kind: 'failed'; readonly message: string };

/** What became of a policy that was to be written; `message` is one sentence. */
export type SaveOutcome =
  | { readonly kind: 'saved'; readonly path: string; readonly digest: string; readonly message: string }
  /** There is a file already, and `overwrite` was not given: ask, and save again. */
  | {
      readonly kind: 'exists';
      readonly path: string;
      /** Whether it is the known one, and holds something else now. */
      readonly changed: boolean;
      /** Whether somebody has protected it from being written. */
      readonly readOnly: boolean;
      readonly message: string;
    }
  | { readonly kind: 'failed'; readonly message: string };

/** The absolute path that a user's text means. */
export function resolvePath(typed: string, place: PathBase = {}): string {
  return resolve(place.folder ?? process.cwd(), expandHome(typed, place.home));
}

/** What tells one text from another. */
export function digestOf(text: string): string {
  return sha256(text);
}

/** Reads a policy file as text, without a byte-order mark. */
export async function openPolicyFile(typed: string, place: PathBase = {}): Promise<OpenOutcome> {
  const path = resolvePath(typed, place);
  const refuse = (why: string): OpenOutcome => ({
    kind: 'failed',
    message: safeText(`${path} cannot be opened: ${why}.`),
  });
  try {
    const { size, kind } = await stat(path).then((found) => ({
      size: found.size,
      kind: found.isFile() ? 'file' : found.isDirectory() ? 'folder' : 'other',
    }));
    // Asked before opening: to open a pipe is to wait for its writer.
    if (kind === 'folder') return refuse('it is a folder');
    if (kind === 'other') return refuse('it is not a file; use "-" to read standard input');
    if (size > LARGEST_POLICY_FILE) return refuse(tooLarge);
    // Some files of /proc are there and have nothing to say yet: without this flag they would be waited for.
    const file = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    try {
      const bytes = await firstBytes(file, LARGEST_POLICY_FILE + 1);
      if (bytes.length > LARGEST_POLICY_FILE) return refuse(tooLarge);
      const packed = bytes[0] === 0x1f && bytes[1] === 0x8b;
      const read = packed ? unpacked(bytes) : decodePolicy(bytes);
      return read.kind === 'read'
        ? { kind: 'opened', path, text: read.text, mark: read.mark, ...(packed ? { packed } : {}) }
        : refuse(read.message);
    } finally {
      await file.close();
    }
  } catch (error) {
    return refuse(faultOf(error));
  }
}

/** At least so many bytes, where there are. Files of /proc say that they are empty, and may have no end: what counts is what is read. */
async function firstBytes(file: FileHandle, most: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for (let size = 0; size < most; ) {
    const chunk = new Uint8Array(65_536);
    const { bytesRead } = await file.read(chunk);
    if (bytesRead === 0) break;
    chunks.push(chunk.subarray(0, bytesRead));
    size += bytesRead;
  }
  return Buffer.concat(chunks);
}

const tooLarge = `it is larger than ${LARGEST_POLICY_FILE / 1_048_576} MiB, so it is no policy`;

type Decoded =
  | { readonly kind: 'read'; readonly text: string; readonly mark: string }
  | { readonly kind: 'failed'; readonly message: string };

/** What gzip packed, as text. */
function unpacked(bytes: Uint8Array): Decoded {
  try {
    return decodePolicy(gunzipSync(bytes, { maxOutputLength: LARGEST_POLICY_FILE }));
  } catch (error) {
    const message = error instanceof RangeError ? tooLarge : 'it is packed by gzip and broken';
    return { kind: 'failed', message };
  }
}

/** Bytes of a file as text; `message` is a clause that says why not. */
function decodePolicy(bytes: Uint8Array): Decoded {
  const [first, second] = bytes;
  const marked = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  // Every second byte of English text in UTF-16 is 0, which no policy holds.
  if (marked || first === 0 || second === 0) {
    return { kind: 'failed', message: 'it is UTF-16 or UTF-32; save it as UTF-8' };
  }
  try {
    // Some editors put a byte-order mark before the text, which JSON does not allow.
    const whole = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    const text = whole.replace(/^\ufeff/u, '');
    return { kind: 'read', text, mark: whole.slice(0, whole.length - text.length) };
  } catch {
    return { kind: 'failed', message: 'it is not UTF-8 text' };
  }
}

/**
 * Writes a policy. The file is replaced whole or not at all and keeps its permissions; a link stays a link. The
 * text gets a final line feed if it has none. Over the known file, JSON keeps the form that the file has: what did not
 * change stays byte for byte.
 */
export async function savePolicyFile(
  typed: string,
  text: string,
  options: {
    readonly overwrite: boolean;
    /** A file that is replaced as long as it still holds the text of this digest. */
    readonly known?: {
      readonly path: string;
      readonly digest: string;
      /** The format that it is in, and that the text is in; absent where that is not known. */
      readonly format?: string;
    } | null;
  } & PathBase,
): Promise<SaveOutcome> {
  const failed = (why: string): SaveOutcome => ({ kind: 'failed', message: safeText(`Not saved: ${why}.`) });
  if (typed.trim() === '') return failed('a file name is needed');
  const path = resolvePath(typed, options);
  if (/[/\\]$/.test(typed)) return failed(`${path} is a folder; add a file name`);
  const folder = dirname(path);
  const place = await kindOf(folder);
  if (place === 'missing') return failed(`there is no folder ${folder}; create it first`);
  const there = await kindOf(path);
  if (there === 'folder') return failed(`${path} is a folder; add a file name`);
  if (there === 'other') return failed(`${path} is not an ordinary file`);
  const isKnown = options.known?.path === path;
  const readOnly = there === 'file' && (await isReadOnly(path));
  const exists: Extract<SaveOutcome, { readonly kind: 'exists' }> = {
    kind: 'exists',
    path,
    changed: isKnown,
    readOnly,
    message: safeText(`${path} exists already.`),
  };
  let overwrite = options.overwrite;
  let whole = text.endsWith('\n') ? text : `${text}\n`;
  let mark = '';
  const held = there === 'file' && isKnown ? await openPolicyFile(path) : undefined;
  const asKnown = held?.kind === 'opened' && digestOf(held.text) === options.known?.digest ? held : undefined;
  if (there === 'file' && !overwrite) {
    if (asKnown === undefined) return exists;
    // A file is replaced by another, so its protection alone would keep nobody from it.
    if (readOnly) return { ...exists, changed: false };
    overwrite = true;
  }
  if (asKnown !== undefined && options.known?.format === 'json') {
    whole = keepForm(asKnown.text, JSON.parse(text));
    mark = asKnown.mark;
  }
  try {
    await writeAtomically(path, `${mark}${whole}`, { exclusive: !overwrite });
    return { kind: 'saved', path, digest: digestOf(whole), message: safeText(`Saved ${path}.`) };
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return exists;
    return failed(`${path} cannot be written, because ${faultOf(error)}`);
  }
}

/** Whether nobody may write a file, or this user may not; the superuser may always. */
async function isReadOnly(path: string): Promise<boolean> {
  const { mode } = await stat(path);
  if ((mode & 0o222) === 0) return true;
  return access(path, constants.W_OK).then(
    () => false,
    () => true,
  );
}

async function kindOf(path: string): Promise<'file' | 'folder' | 'other' | 'missing' | 'unknown'> {
  try {
    const found = await stat(path);
    return found.isFile() ? 'file' : found.isDirectory() ? 'folder' : 'other';
  } catch (error) {
    return codeOf(error) === 'ENOENT' ? 'missing' : 'unknown';
  }
}
