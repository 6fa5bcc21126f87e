/** The code cache of the built program: one for each version of node, and only what the explorer has run. */
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { hasTmux } from '../support/tmux.ts';
import { terminal } from './session.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The built program in a folder of its own, without a cache. */
function installed(): {
  readonly program: string;
  readonly caches: () => readonly string[];
  readonly folder: string;
} {
  const home = mkdtempSync(join(tmpdir(), 'sm-installed-'));
  onTestFinished(() => rmSync(home, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 }));
  const folder = join(home, 'dist/program');
  mkdirSync(folder, { recursive: true });
  cpSync(join(root, 'bin'), join(home, 'bin'), { recursive: true });
  cpSync(join(root, 'dist/program/main.cjs'), join(folder, 'main.cjs'));
  cpSync(join(root, 'package.json'), join(home, 'package.json'));
  symlinkSync(join(root, 'dist/catalog'), join(home, 'dist/catalog'));
  symlinkSync(join(root, 'node_modules'), join(home, 'node_modules'));
  return {
    program: join(home, 'bin/sm-explore.js'),
    folder,
    caches: () => readdirSync(folder).filter((name) => name.endsWith('.cache')),
  };
}

describe.skipIf(!hasTmux)('the code cache', () => {
  it('is written by the explorer alone, beside those of other versions of node', async () => {
    const { program, folder, caches } = installed();
    const list = () => spawnSync(process.execPath, [program, 'list'], { encoding: 'utf8' }).stdout;
    // What a subcommand ran would serve the explorer badly for good.
    const listed = list();
    expect(listed).toContain('CreateTrainingJob');
    expect(caches()).toEqual([]);

    const [, digest] = /^\/\/ ([0-9a-f]+)\n/.exec(readFileSync(join(folder, 'main.cjs'), 'utf8')) ?? [];
    const other = `main.cjs.${digest}.v99.0.0-${process.arch}.cache`;
    const own = `main.cjs.${digest}.${process.version}-${process.arch}.cache`;
    writeFileSync(join(folder, other), 'of another version');
    const pane = await terminal();
    await pane.start(`'${process.execPath}' '${program}'`);
    pane.keys('C-c');
    await pane.shell();
    await expect.poll(caches).toEqual([own, other].sort());
    expect(readFileSync(join(folder, other), 'utf8')).toBe('of another version');

    const written = readFileSync(join(folder, own));
    expect(list()).toBe(listed);
    expect(readFileSync(join(folder, own)).equals(written)).toBe(true);
  });
});
