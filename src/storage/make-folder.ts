/**
 * Makes a folder and those around it. Node's own way (`recursive`) tries for ever where the system says "no such file" of a
 * folder whose parent is there, as /proc does and some network drives do, and keeps the process from ending with it.
 */
import { mkdirSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { codeOf } from './fault.ts';

/** For nobody else to read: what is in these folders is the user's. */
const mode = 0o700;

/** Makes the folder where it is not there. Rejects with the file system's error. */
export async function makeFolder(path: string): Promise<void> {
  try {
    await mkdir(path, mode);
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return;
    if (codeOf(error) !== 'ENOENT' || dirname(path) === path) throw error;
    await makeFolder(dirname(path));
    await mkdir(path, mode).catch(unlessThere);
  }
}

/** The same, done when it returns. @throws the file system's error */
export function makeFolderNow(path: string): void {
  try {
    mkdirSync(path, mode);
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return;
    if (codeOf(error) !== 'ENOENT' || dirname(path) === path) throw error;
    makeFolderNow(dirname(path));
    try {
      mkdirSync(path, mode);
    } catch (again) {
      unlessThere(again);
    }
  }
}

/** Another instance may have been quicker. */
function unlessThere(error: unknown): void {
  if (codeOf(error) !== 'EEXIST') throw error;
}
