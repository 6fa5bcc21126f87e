import { mkdtemp, readFile, rm, stat, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { copyText } from '../../src/clipboard/copy.ts';
import { nodeClipboardEnvironment, privateFile } from '../../src/clipboard/environment.ts';
import { runCommand } from '../../src/clipboard/run-command.ts';

let directory = '';
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'clipboard-test-'));
});
afterEach(() => rm(directory, { recursive: true, force: true }));

describe('a command that takes text', () => {
  it('gets the whole text on its standard input', async () => {
    const path = join(directory, 'got');
    const text = 'ÿ"$`\n'.repeat(50_000);
    expect(await runCommand('sh', ['-c', 'cat > "$0"', path], text, 10_000)).toEqual({ kind: 'done' });
    expect(await readFile(path, 'utf8')).toBe(text);
  });

  it('that fails, hangs or is missing gives a reason', async () => {
    const text = 'x'.repeat(1_000_000);
    expect(await runCommand('sh', ['-c', 'echo "no server" >&2; exit 3'], text, 10_000)).toEqual({
      kind: 'failed',
      reason: 'no server',
    });
    expect(await runCommand('sh', ['-c', 'exit 3'], '', 10_000)).toEqual({
      kind: 'failed',
      reason: 'sh failed',
    });
    expect(await runCommand('sh', ['-c', 'cat >/dev/null; exec sleep 60'], '', 50)).toEqual({
      kind: 'failed',
      reason: 'sh did not answer within 0.05 s',
    });
    expect(await runCommand('no-such-command-here', [], '', 10_000)).toEqual({
      kind: 'failed',
      reason: 'no-such-command-here is not installed',
    });
  });

  it.skipIf(process.platform === 'win32')('that cannot be started gives a reason', async () => {
    const circle = join(directory, 'circle');
    await symlink('circle', circle);
    expect(await runCommand(circle, [], 'text', 10_000)).toEqual({
      kind: 'failed',
      reason: `${circle} could not be started`,
    });
  });
});

it.skipIf(process.platform === 'win32')(
  'a command that has answered is not waited for by what it left behind',
  async () => {
    const begun = Date.now();
    const leaves = 'cat > /dev/null; sleep 30 & exit';
    expect(await runCommand('sh', ['-c', `${leaves} 0`], 'text', 20_000)).toEqual({ kind: 'done' });
    expect(await runCommand('sh', ['-c', `echo no >&2; ${leaves} 1`], 'text', 20_000)).toEqual({
      kind: 'failed',
      reason: 'no',
    });
    expect(Date.now() - begun).toBeLessThan(15_000);
  },
);

it.skipIf(process.platform === 'win32')('a command that writes without end is ended', async () => {
  const outcome = await runCommand('sh', ['-c', 'yes no >&2'], '', 300);
  expect(outcome).toEqual({ kind: 'failed', reason: 'sh did not answer within 0.3 s' });
});

it.skipIf(process.platform === 'win32')('a command that hangs is ended with what it started', async () => {
  const path = join(directory, 'pid');
  await runCommand('sh', ['-c', 'sh -c \'echo $$ > "$0"; exec sleep 60\' "$0"; true', path], '', 500);
  const pid = Number(await readFile(path, 'utf8'));
  const isThere = (): boolean => {
    try {
      return process.kill(pid, 0);
    } catch {
      return false;
    }
  };
  for (let tries = 0; tries < 200 && isThere(); tries += 1) await new Promise((next) => setTimeout(next, 10));
  expect(isThere()).toBe(false);
});

describe('the private file', () => {
  it('is readable by its owner alone and holds the last text', async () => {
    const keep = privateFile(directory);
    const first = await keep('first');
    const second = await keep('second');
    expect(second).toBe(first);
    expect(await readFile(second, 'utf8')).toBe('second');
    expect((await stat(second)).mode & 0o777).toBe(0o600);
    expect((await stat(dirname(second))).mode & 0o777).toBe(0o700);
  });

  it('can be written later when it could not at first', async () => {
    const missing = join(directory, 'later');
    const keep = privateFile(missing);
    await expect(keep('a')).rejects.toThrow('ENOENT');
    const { mkdir } = await import('node:fs/promises');
    await mkdir(missing);
    expect(await readFile(await keep('b'), 'utf8')).toBe('b');
  });
});

it('the real environment ends in a file where there is no display and no terminal', async () => {
  const environment = {
    ...nodeClipboardEnvironment(() => {
      throw new Error('not a terminal');
    }, 'no desktop here'),
    env: {},
    platform: 'linux' as const,
    keepInFile: privateFile(directory),
  };
  const result = await copyText('a policy', environment);
  expect([result.outcome, result.failures.map(({ reason }) => reason)]).toEqual([
    'kept',
    ['terminal: not a terminal'],
  ]);
});
