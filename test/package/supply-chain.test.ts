/** What users install: what is in the package, where it comes from, and that nothing of it talks to a network. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';

const root = fileURLToPath(new URL('../..', import.meta.url));

const lockFile = z.object({
  packages: z.record(
    z.string(),
    z.object({
      integrity: z.string().optional(),
      dev: z.boolean().optional(),
      hasInstallScript: z.boolean().optional(),
      link: z.boolean().optional(),
    }),
  ),
});

const packed = z.array(z.object({ files: z.array(z.object({ path: z.string() })) }));

const { packages } = lockFile.parse(JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')));
const entries = Object.entries(packages).filter(([path]) => path !== '');

it('is installed from what the lock file holds the digest of', () => {
  expect(
    entries.filter(([, { integrity }]) => !/^sha512-/.test(integrity ?? '')).map(([path]) => path),
  ).toEqual([]);
});

it('runs no script when it is installed', () => {
  const shipped = entries.filter(([, { dev }]) => dev !== true);
  expect(shipped.filter(([, { hasInstallScript }]) => hasInstallScript === true)).toEqual([]);
  const { scripts } = z
    .object({ scripts: z.record(z.string(), z.string()) })
    .parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')));
  for (const name of ['preinstall', 'install', 'postinstall']) expect(scripts[name]).toBeUndefined();
});

it('holds the program, its data and its documents, and nothing of this machine', () => {
  const said = execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
    cwd: root,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  const [found] = packed.parse(JSON.parse(said));
  const paths = found?.files.map(({ path }) => path) ?? [];
  const allowed =
    /^(?:bin\/[a-z-]+\.js|dist\/program\/(?:main|terminal)\.cjs|dist\/NOTICES\.md|dist\/catalog\/(?:[a-z-]+\.json|(?:few-names|names|services)\.bin)|docs\/[a-z-]+\.md|README\.md|CHANGELOG\.md|LICENSE|package\.json)$/;
  expect(paths.filter((path) => !allowed.test(path))).toEqual([]);
  expect(paths).toEqual(
    expect.arrayContaining([
      'bin/sm-explore.js',
      'dist/program/main.cjs',
      'dist/program/terminal.cjs',
      'dist/NOTICES.md',
    ]),
  );
});

const hasStrace = spawnSync('strace', ['-o', '/dev/null', 'true']).status === 0;
if (!hasStrace) console.log('skipped: strace cannot be used here, so nobody watches for sockets');

it.skipIf(!hasStrace)(
  'opens no socket, neither as a subcommand nor as the explorer',
  async () => {
    const home = mkdtempSync(join(tmpdir(), 'sm-sockets-'));
    onTestFinished(() => rmSync(home, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 }));
    const program = join(root, 'bin/sm-explore.js');
    const env = { PATH: process.env['PATH'] ?? '', HOME: home, TERM: 'xterm-256color', LANG: 'C.UTF-8' };
    const trace = join(home, 'trace');
    const watched = ['-f', '-e', 'trace=socket,connect,bind,sendto', '-o', trace, process.execPath, program];
    const calls = (): readonly string[] =>
      readFileSync(trace, 'utf8')
        .split('\n')
        .filter((line) => /\b(?:socket|connect|bind|sendto)\(/.test(line));

    execFileSync('strace', [...watched, 'policy', 'CreateTrainingJob'], { env, stdio: 'pipe' });
    expect(calls()).toEqual([]);

    const { default: pty } = await import('@lydell/node-pty');
    const child = pty.spawn('strace', watched, { cols: 80, rows: 24, cwd: home, env });
    const code = await new Promise<number>((resolve) => {
      let seen = '';
      const steps: [RegExp, string][] = [
        [/sm-explore/, 'ctj'],
        [/Training/, '\u001b[Z'],
        [/Cart/, 'q'],
      ];
      child.onData((bytes) => {
        seen += bytes;
        const [next] = steps;
        if (next === undefined || !next[0].test(seen)) return;
        steps.shift();
        seen = '';
        child.write(next[1]);
      });
      child.onExit(({ exitCode }) => resolve(exitCode));
    });
    expect(code).toBe(0);
    expect(calls()).toEqual([]);
  },
  60_000,
);
