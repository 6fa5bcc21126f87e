import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  lstatSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { writeAtomically } from '../../src/storage/atomic-write.ts';
import { testFolder } from './folder.ts';

const folder = testFolder();

describe('writing a file whole or not at all', () => {
  it('replaces the text and keeps the permissions', async () => {
    const path = join(folder(), 'a.json');
    writeFileSync(path, 'old');
    chmodSync(path, 0o640);
    await writeAtomically(path, 'new ÿ', { mode: 0o600 });
    expect(readFileSync(path, 'utf8')).toBe('new ÿ');
    expect(statSync(path).mode & 0o777).toBe(0o640);
    expect(readdirSync(folder())).toEqual(['a.json']);
  });

  it('writes through a link', async () => {
    writeFileSync(join(folder(), 'a.json'), 'old');
    symlinkSync('a.json', join(folder(), 'link'));
    await writeAtomically(join(folder(), 'link'), 'new');
    expect(lstatSync(join(folder(), 'link')).isSymbolicLink()).toBe(true);
    expect(readFileSync(join(folder(), 'a.json'), 'utf8')).toBe('new');
  });

  it('never replaces when it must not', async () => {
    const path = join(folder(), 'a.json');
    const outcomes = await Promise.allSettled(
      ['one', 'two', 'three'].map((text) => writeAtomically(path, text, { exclusive: true })),
    );
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(readFileSync(path, 'utf8')).toMatch(/^(one|two|three)$/);
    expect(readdirSync(folder())).toEqual(['a.json']);
  });

  it('takes names as long as the file system does', async () => {
    const path = join(folder(), 'x'.repeat(255));
    await writeAtomically(path, 'new');
    expect(readFileSync(path, 'utf8')).toBe('new');
  });

  it.skipIf(process.platform === 'win32')('keeps the old file when the space runs out in the middle', () => {
    const path = join(folder(), 'policy.json');
    writeFileSync(path, 'old');
    const source = fileURLToPath(new URL('../../src/storage/atomic-write.ts', import.meta.url));
    const module = join(folder(), 'atomic-write.mjs');
    buildSync({ entryPoints: [source], outfile: module, bundle: true, platform: 'node', format: 'esm' });
    const script = `import { writeAtomically } from ${JSON.stringify(module)};
      await writeAtomically(${JSON.stringify(path)}, 'n'.repeat(100_000)).catch((e) => console.log(e.code));`;
    // A limit on the size of files stands for a full disk: the first write is cut short, the next one fails.
    const limited = 'ulimit -f 4 && exec "$0" --input-type=module -e "$1"';
    const said = execFileSync('sh', ['-c', limited, process.execPath, script], { encoding: 'utf8' });
    expect(said.trim()).toBe('EFBIG');
    expect(readFileSync(path, 'utf8')).toBe('old');
    expect(readdirSync(folder()).sort()).toEqual(['atomic-write.mjs', 'policy.json']);
  });
});
