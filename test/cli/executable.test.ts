/** The built executable among other programs: pipes that close, streams that are missing, signals. */

import { type SpawnSyncOptions, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { subcommandList } from '../../src/cli/command-table.ts';

const program = fileURLToPath(new URL('../../bin/sm-explore.js', import.meta.url));
const env = { PATH: process.env['PATH'] ?? '', HOME: tmpdir(), XDG_CONFIG_HOME: tmpdir(), FORCE_COLOR: '3' };

function smExplore(args: readonly string[], options: SpawnSyncOptions = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], { env, ...options });
  return { code: status, out: String(stdout ?? ''), err: String(stderr ?? '') };
}

/** Runs a line of shell in which `"$@"` is the executable. */
function shell(line: string) {
  const { status, stdout, stderr } = spawnSync('sh', ['-c', line, 'sh', process.execPath, program], { env });
  return { code: status, out: String(stdout), err: String(stderr) };
}

describe('the executable', () => {
  it('writes all of a long output into a pipe before it ends', () => {
    const { code, out, err } = smExplore(['list', '--json'], { maxBuffer: 1e8 });
    expect(JSON.parse(out)).toHaveLength(593);
    expect(out.length).toBeGreaterThan(300_000);
    expect({ code, err }).toEqual({ code: 0, err: '' });
  });

  it('leaves quietly when nobody reads on', () => {
    const { out, err } = shell('"$@" list --json | head -n 1');
    expect({ out, err }).toEqual({ out: '[\n', err: '' });
    expect(shell('{ "$@" list --json; echo "exit $?" >&2; } | true').err).toBe('exit 0\n');
  });

  it.skipIf(!existsSync('/dev/full'))('says when its output could not be written', () => {
    const { code, err } = shell('"$@" list > /dev/full');
    expect({ code, err }).toEqual({ code: 1, err: 'Standard output could not be written: ENOSPC.\n' });
  });

  it('reads a policy from a pipe, and names of actions too', () => {
    const { code, out, err } = shell('echo ListModels | "$@" policy - | "$@" check -');
    expect({ code, out, err }).toEqual({ code: 0, out: '', err: 'standard input: nothing to say.\n' });
  });

  it('does without a home folder, and writes nothing where it stands', () => {
    const noHome = { PATH: env.PATH, HOME: '' };
    const cwd = mkdtempSync(join(tmpdir(), 'sm-no-home-'));
    onTestFinished(() => rmSync(cwd, { recursive: true }));
    // As it is for a user whom no table knows.
    const none = `const os = require('node:os');
    os.homedir = () => { if (!process.env.HOME) throw new Error('ENOENT'); return process.env.HOME; };`;
    writeFileSync(join(cwd, 'none.cjs'), none);
    for (const NODE_OPTIONS of ['', '--require ./none.cjs']) {
      const { code, out, err } = smExplore(['search', 'ctj'], { env: { ...noHome, NODE_OPTIONS }, cwd });
      expect({ code, err }).toEqual({ code: 0, err: '' });
      expect(out).toContain('sagemaker:CreateTrainingJob ');
    }
    expect(readdirSync(cwd)).toEqual(['none.cjs']);
  });

  it('does without its standard input, and takes no directory for one', () => {
    expect(shell('"$@" policy - <&-')).toEqual({
      code: 2,
      out: '',
      err: 'Standard input holds no names of actions: write one a line.\n',
    });
    expect(shell('"$@" check - < /')).toEqual({
      code: 2,
      out: '',
      err: 'Cannot read standard input: it is a directory.\n',
    });
    expect(shell('"$@" list --kind type <&- 2>&-').code).toBe(0);
  });

  it('answers at once about patterns that no regular expression would come back from', () => {
    const action = `sagemaker:${'*?'.repeat(20)}x`;
    const policy = JSON.stringify({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: [action, `sagemaker:${'*a'.repeat(1_000)}`], Resource: '*' }],
    });
    const options = { input: policy, timeout: 20_000 };
    const check = smExplore(['check', '-', '--json'], options);
    const found: readonly { readonly rule: string; readonly path: string }[] = JSON.parse(check.out);
    expect(found.map(({ rule, path }) => `${rule} ${path}`)).toEqual([
      'pattern-matches-nothing Statement[0].Action[0]',
      'pattern-matches-nothing Statement[0].Action[1]',
    ]);
    expect(smExplore(['policy', action], { timeout: 20_000 }).code).toBe(2);
  });

  it('says in one line that the explorer needs a terminal, and exits with 2', () => {
    expect(smExplore([])).toEqual({
      code: 2,
      out: '',
      err: `The explorer needs a terminal and neither input nor output is one; without it, use a subcommand: ${subcommandList}.\n`,
    });
  });

  it('speaks ASCII where the locale has nothing else', () => {
    const { err } = smExplore(['policy', 'CreateModel', '--resource', 'model'], {
      env: { ...env, LC_ALL: 'C' },
    });
    expect(err).toBe('--resource model is refused: write TYPE=ARN, as in training-job=arn:....\n');
  });

  it('prints the version of its package', async () => {
    const { default: packageJson } = await import('../../package.json', { with: { type: 'json' } });
    const { out, ...ended } = smExplore(['--version']);
    expect(ended).toEqual({ code: 0, err: '' });
    expect(out.split('\n')).toEqual([
      packageJson.version,
      expect.stringMatching(/^AWS reference of \d{4}-\d\d-\d\d$/),
      '',
    ]);
  });

  it('writes no colour, whatever the environment wishes', () => {
    for (const args of [['show', 'CreateModel'], ['search', 'ctj'], ['policy', 'CreateModel'], ['--help']]) {
      const { out, err } = smExplore(args);
      expect(out + err).not.toContain('\u001b');
    }
  });

  it('ends by the signal when it is interrupted while it reads', async () => {
    const child = spawn(process.execPath, [program, 'check', '-'], { env, stdio: ['pipe', 'pipe', 'pipe'] });
    const ended = new Promise((resolve) => child.on('exit', (code, signal) => resolve({ code, signal })));
    child.stdin.write('{');
    await new Promise((resolve) => child.once('spawn', resolve));
    child.kill('SIGINT');
    expect(await ended).toEqual({ code: null, signal: 'SIGINT' });
  });

  it.skipIf(process.platform === 'win32')(
    'ends by SIGUSR1, at which node would open a debugger',
    async () => {
      const child = spawn(process.execPath, [program, 'list', '--json'], { env });
      const ended = new Promise((resolve) => child.on('close', (code, signal) => resolve({ code, signal })));
      let said = '';
      child.stderr.on('data', (bytes) => {
        said += bytes;
      });
      // The rest of a long output waits for who reads on.
      await new Promise((resolve) => child.stdout.once('data', resolve));
      child.stdout.pause();
      child.kill('SIGUSR1');
      child.on('exit', () => child.stdout.resume());
      expect(await ended).toEqual({ code: null, signal: 'SIGUSR1' });
      expect(said).toBe('');
    },
  );
});
