/**
 * Writing a file so that at every moment either the old text or the whole new one is there.
 *
 * The text goes into a new file beside the old one, is flushed to the disk, and takes the old one's name in one
 * step. write-file-atomic does the same, but with a single `write`, which on a disk that is nearly full may write
 * a part and report success, after which the part replaces the whole; and it cannot refuse to replace. Both
 * matter for somebody's policy, so the twenty lines are here. A link is followed, so that it stays a link, and the
 * new file gets owner and permissions of the old one; where the owner cannot be given, nothing is replaced.
 *
 * A process that is killed meanwhile leaves its new file behind; a later write of the same file removes it.
 */
import { closeSync, fsyncSync, openSync, renameSync, type Stats, writeFileSync } from 'node:fs';
import { type FileHandle, link, open, readdir, realpath, rename, stat, unlink } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { randomName } from './crypto.ts';
import { codeOf } from './fault.ts';

/** How a file is written. */
export interface WriteOptions {
  /** Permissions of a file that is new; an existing file keeps its own. The umask applies. */
  readonly mode?: number;
  /** Fail with `EEXIST` when the file exists. */
  readonly exclusive?: boolean;
}

/**
 * Writes text as UTF-8.
 * @throws the file system's error, and then nothing has changed
 */
export async function writeAtomically(path: string, text: string, options: WriteOptions = {}): Promise<void> {
  const target = await realpath(path).catch(() => path);
  const kept = await stat(target).catch(() => undefined);
  // A short name of our own: a long target name must not make the temporary one too long.
  const temporary = join(dirname(target), `${temporaryStart(target)}${randomName(6)}`);
  try {
    const file = await open(temporary, 'wx', options.mode ?? 0o666);
    try {
      if (kept !== undefined) await keepOwner(file, kept);
      await file.writeFile(text, 'utf8');
      await file.sync();
    } finally {
      await file.close();
    }
    if (options.exclusive === true) await renameNew(temporary, target);
    else await rename(temporary, target);
  } catch (error) {
    await unlink(temporary).catch(() => {});
    throw error;
  }
  await removeLeftOvers(dirname(target), temporaryStart(target));
}

/**
 * The same for a file of the program's own, done when it returns: for a process that may end at any moment.
 * @throws the file system's error, and then has left the file as it was
 */
export function writeAtOnce(path: string, text: string, mode: number): void {
  const temporary = join(dirname(path), `${temporaryStart(path)}${randomName(6)}`);
  const file = openSync(temporary, 'wx', mode);
  try {
    writeFileSync(file, text, 'utf8');
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(temporary, path);
}

/** What the names of all temporary files for a target begin with; behind it stand twelve digits. */
const temporaryStart = (target: string): string => `.${basename(target).slice(0, 40)}.`;

/** How old a temporary file is that nobody writes any more, in milliseconds. */
const LEFT_OVER = 3_600_000;

/**
 * Removes temporary files that writes which were killed left in a folder. Rejects never.
 * @param start what their names begin with; without it those of all targets
 */
export async function removeLeftOvers(folder: string, start = '.'): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  for (const name of names) {
    if (!name.startsWith(start) || !/^\..{1,40}\.[0-9a-f]{12}$/.test(name)) continue;
    const path = join(folder, name);
    const found = await stat(path).catch(() => undefined);
    if (found?.isFile() && Date.now() - found.mtimeMs > LEFT_OVER) await unlink(path).catch(() => {});
  }
}

/** Gives a new file the owner and the permissions of the one that it replaces. */
async function keepOwner(file: FileHandle, kept: Stats): Promise<void> {
  const { uid, gid } = await file.stat();
  if (uid !== kept.uid || gid !== kept.gid) {
    try {
      await file.chown(kept.uid, kept.gid);
    } catch (error) {
      throw new Error('it belongs to somebody else and would not any more', { cause: error });
    }
  }
  await file.chmod(kept.mode & 0o7777);
}

/** Gives a file its final name, but never another file's: a hard link fails where the name is taken. */
async function renameNew(temporary: string, target: string): Promise<void> {
  try {
    await link(temporary, target);
  } catch (error) {
    if (codeOf(error) === 'EEXIST') throw error;
    // No hard links on this file system. What is left is to look first.
    const taken = await stat(target).then(
      () => true,
      () => false,
    );
    if (taken) throw Object.assign(new Error(`${target} exists`), { code: 'EEXIST' });
    await rename(temporary, target);
    return;
  }
  await unlink(temporary);
}
