/** The code cache of the built program: one for each version of node, and in it only what one use of it runs. */
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
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
  for (const bundle of ['main.cjs', 'terminal.cjs'])
    cpSync(join(root, 'dist/program', bundle), join(folder, bundle));
  cpSync(join(root, 'package.json'), join(home, 'package.json'));
  symlinkSync(join(root, 'dist/catalog'), join(home, 'dist/catalog'));
  symlinkSync(join(root, 'node_modules'), join(home, 'node_modules'));
  return {
    program: join(home, 'bin/sm-explore.js'),
    folder,
    caches: () => readdirSync(folder).filter((name) => name.endsWith('.cache')),
  };
}

it.skipIf(process.platform === 'win32')(
  'ends nothing where files may not grow, and leaves no half of one',
  () => {
    const { program, folder } = installed();
    const limited = ['-c', 'ulimit -f 1; exec "$@"', 'sh', process.execPath, program, 'list'];
    const { status, stdout, stderr } = spawnSync('sh', limited, { encoding: 'utf8' });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toContain('CreateTrainingJob');
    expect(readdirSync(folder).sort()).toEqual(['main.cjs', 'terminal.cjs']);
  },
);

describe.skipIf(!hasTmux)('the code cache', () => {
  it('is written for the explorer and for each subcommand apart, beside those of other versions of node', async () => {
    const { program, folder, caches } = installed();
    const list = () => spawnSync(process.execPath, [program, 'list'], { encoding: 'utf8' }).stdout;
    const cacheOf = (bundle: string, use: string, version = process.version): string => {
      const [, digest] = /^\/\/ ([0-9a-f]+)/.exec(readFileSync(join(folder, bundle), 'utf8')) ?? [];
      return `${bundle}.${digest}.${version}-${process.arch}.${use}.cache`;
    };
    const listed = list();
    expect(listed).toContain('CreateTrainingJob');
    const ofList = cacheOf('main.cjs', 'list');
    // No ink: a subcommand does not load it.
    expect(caches()).toEqual([ofList]);

    const other = cacheOf('main.cjs', 'explorer', 'v99.0.0');
    writeFileSync(join(folder, other), 'of another version');
    const pane = await terminal();
    await pane.start(`'${process.execPath}' '${program}'`);
    pane.keys('C-c');
    await pane.shell();
    const own = [cacheOf('main.cjs', 'explorer'), cacheOf('terminal.cjs', 'explorer')];
    await expect.poll(() => [...caches()].sort()).toEqual([...own, ofList, other].sort());
    expect(readFileSync(join(folder, other), 'utf8')).toBe('of another version');

    // What one use wrote the next one takes, and has nothing to write anew.
    const files = (): readonly number[] => own.map((name) => statSync(join(folder, name)).ino);
    const first = files();
    await pane.start(`'${process.execPath}' '${program}'`);
    pane.type('ctj');
    await pane.see('A CreateTrainingJob');
    pane.keys('C-c');
    await pane.shell();
    expect(files()).toEqual(first);

    const written = own.map((name) => readFileSync(join(folder, name), 'latin1'));
    expect(list()).toBe(listed);
    expect(own.map((name) => readFileSync(join(folder, name), 'latin1'))).toEqual(written);
  });
});
