/** The completions, asked in a real bash, and read by zsh and fish where these are installed. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import type { CommandRow } from '../../src/cli/command-row.ts';
import { commandTable } from '../../src/cli/command-table.ts';
import { addAction, emptyCart } from '../../src/policy/cart/cart.ts';
import { smExplore } from './session.ts';

const folder = mkdtempSync(join(tmpdir(), 'sm-explore-completion-'));
afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 }));

const has = (shell: string): boolean => spawnSync(shell, ['-c', 'true']).status === 0;
const program = fileURLToPath(new URL('../../bin/sm-explore.js', import.meta.url));

async function script(shell: string): Promise<string> {
  const path = join(folder, shell);
  const { code, out, err } = await smExplore(['completion', shell]);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  writeFileSync(path, out);
  return path;
}

/** Every command, and behind it the commands of it, each with the words that lead to it. */
const withInner = (
  rows: readonly CommandRow[],
  before = '',
): readonly { readonly words: string; readonly row: CommandRow }[] =>
  rows.flatMap((row) => {
    const words = `${before}${row.name}`;
    return [{ words, row }, ...withInner(row.commands ?? [], `${words} `)];
  });
const commands = withInner(commandTable);

/** What bash offers for the last of the words. */
async function offered(...words: readonly string[]): Promise<readonly string[]> {
  const quoted = ['sm-explore', ...words].map((word) => `'${word}'`).join(' ');
  const { stdout } = spawnSync(
    'bash',
    [
      '--norc',
      '-c',
      `sm-explore() { '${process.execPath}' '${program}' "$@"; }
       source '${await script('bash')}'
       COMP_WORDS=(${quoted}); COMP_CWORD=${words.length}
       _sm_explore; printf '%s\\n' "\${COMPREPLY[@]}"`,
    ],
    { encoding: 'utf8', cwd: folder, env: { ...process.env, XDG_STATE_HOME: folder } },
  );
  return stdout.split('\n').filter((line) => line !== '');
}

describe.skipIf(!has('bash'))('bash completes', () => {
  it('subcommands, and before them files and the flags of the explorer', async () => {
    expect(await offered('ch')).toEqual(['check', 'changes']);
    expect(await offered('--scr')).toEqual(['--screen-reader']);
    writeFileSync(join(folder, 'my policy.json'), '{}');
    expect(await offered('my')).toEqual(['my policy.json']);
  });

  it('options of a subcommand, with both forms of one that has two, and the values of a choice', async () => {
    expect(await offered('diff', '--f')).toEqual(['--fail-on']);
    expect(await offered('diff', '--fail-on', '')).toEqual(['gained', 'lost', 'any']);
    expect(await offered('policy', '--with')).toEqual(['--with-dependents', '--with-dependents=all']);
    expect(await offered('completion', 'z')).toEqual(['zsh']);
  });

  it('names of actions', async () => {
    expect(await offered('policy', 'CreateTrainingJ')).toEqual(['CreateTrainingJob']);
    expect(await offered('can', 'policy.json', '--action', 'CreateTrainingJ')).toEqual(['CreateTrainingJob']);
  });
});

describe.skipIf(!has('bash'))('behind a command that has commands, bash completes', () => {
  it('their names, their options and their operands', async () => {
    const named = join(folder, 'sm-explore/carts/named');
    mkdirSync(named, { recursive: true });
    const cart = addAction(emptyCart, 'sagemaker:CreateModel');
    writeFileSync(join(named, 'training.json'), JSON.stringify({ version: 1, cart }));
    expect(await offered('carts', 're')).toEqual(['rename']);
    // Without the name of a command it lists them.
    expect(await offered('carts', '--j')).toEqual(['--json']);
    expect(await offered('carts', 'list', '--j')).toEqual(['--json']);
    expect(await offered('carts', 'compare', '')).toEqual(['training']);
    expect(await offered('carts', 'compare', 'training', 'tr')).toEqual(['training']);
    expect(await offered('carts', 'list', '')).toEqual([]);
  });
});

describe.each(['zsh', 'fish'])('%s', (shell) => {
  it.skipIf(!has(shell))('reads its script without complaint', async () => {
    const { status, stderr } = spawnSync(shell, ['-n', await script(shell)], { encoding: 'utf8' });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });

  it('is told every subcommand and option', async () => {
    const { out } = await smExplore(['completion', shell]);
    for (const { row } of commands) {
      expect(out).toContain(row.name);
      for (const option of row.options) expect(out).toContain(option.name);
    }
  });
});

it('a shell that it does not know', async () => {
  expect(await smExplore(['completion', 'ksh'])).toEqual({
    code: 2,
    out: '',
    err: 'Name one of the shells bash, zsh, fish.\n',
  });
});

describe('the command table', () => {
  it('shows examples of the commands that they stand at, with options that these have', () => {
    for (const { words, row } of commands)
      for (const example of row.examples) {
        expect(`${example} `.startsWith(`${words} `), example).toBe(true);
        const known = row.options.map((option) => `--${option.name}`);
        for (const word of example.split(' ').filter((each) => each.startsWith('--')))
          expect(known, example).toContain(word.split('=')[0]);
      }
  });
});
