/** Folders that are made for state and configuration. */
import { existsSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { makeFolder, makeFolderNow } from '../../src/storage/make-folder.ts';
import { testFolder } from './folder.ts';

const folder = testFolder();

it('makes a folder and those around it, for the user alone, and finds it made', async () => {
  const path = join(folder(), 'a/b');
  await makeFolder(path);
  await makeFolder(path);
  makeFolderNow(join(path, 'c/d'));
  makeFolderNow(join(path, 'c/d'));
  for (const each of ['a', 'a/b', 'a/b/c', 'a/b/c/d'])
    expect(statSync(join(folder(), each)).mode & 0o777).toBe(0o700);
});

it('says why not, where a file is in the way', async () => {
  const file = join(folder(), 'file');
  writeFileSync(file, '');
  await expect(makeFolder(join(file, 'a/b'))).rejects.toMatchObject({ code: 'ENOTDIR' });
  expect(() => makeFolderNow(join(file, 'a'))).toThrow('ENOTDIR');
});

it.skipIf(!existsSync('/proc/self'))(
  'ends where the system knows no such file, whatever is tried',
  async () => {
    await expect(makeFolder('/proc/none/a')).rejects.toMatchObject({ code: 'ENOENT' });
    expect(() => makeFolderNow('/proc/none/a')).toThrow('ENOENT');
  },
);
