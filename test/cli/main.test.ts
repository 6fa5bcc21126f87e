import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { subcommandList, subcommands } from '../../src/cli/command-table.ts';
import { readExplorerArguments } from '../../src/cli/explorer-arguments.ts';
import { localeIsAscii } from '../../src/cli/locale.ts';
import { smExplore } from './session.ts';

const folder = mkdtempSync(join(tmpdir(), 'sm-explore-main-'));
afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 }));

describe('the explorer without a terminal that can carry it', () => {
  it.each([
    [{ input: false, output: false }, 'neither input nor output is one'],
    [{ input: true, output: false }, 'standard output is none'],
    [{ input: false, output: true }, 'standard input is none'],
  ])('%j: one line that names the subcommands', async (terminal, what) => {
    expect(await smExplore([], { terminal })).toEqual({
      code: 2,
      out: '',
      err: `The explorer needs a terminal and ${what}; without it, use a subcommand: ${subcommandList}.\n`,
    });
  });

  it('a dumb terminal lacks a cursor that moves', async () => {
    const { code, err } = await smExplore(['--ascii'], {
      terminal: { input: true, output: true },
      env: { TERM: 'dumb' },
    });
    expect(err).toBe(
      `The explorer needs a terminal that can move the cursor, and TERM=dumb cannot; without it, use a subcommand: ${subcommandList}.\n`,
    );
    expect(code).toBe(2);
  });

  it.each([[['training', 'job']], [['CreateTrainingJob']], [['is:new']]])(
    'a query is no way round: %j',
    async (argv) => {
      expect((await smExplore(argv)).err).toMatch(/^The explorer needs a terminal/);
    },
  );

  it('a policy file is no way round', async () => {
    const path = join(folder, 'policy.json');
    writeFileSync(path, '{}');
    expect((await smExplore([path])).err).toMatch(/^The explorer needs a terminal/);
  });
});

describe('arguments that the explorer does not understand, each with one sentence and exit code 2', () => {
  it.each([
    [['polcy'], 'polcy is neither a subcommand nor a file; did you mean policy?\n'],
    [
      ['./no/such/policy.json'],
      `./no/such/policy.json is neither a subcommand nor a file; the subcommands are ${subcommandList}.\n`,
    ],
    [
      ['\u001b[2J'],
      `\\u001b[2J is neither a subcommand nor a file; the subcommands are ${subcommandList}.\n`,
    ],
    [[tmpdir()], `${tmpdir()} is a directory, not a policy file.\n`],
    [['a.json', 'b.json'], 'The explorer opens one file, or a query; not 2 of them.\n'],
    [['--reigon', 'x'], 'There is no option --reigon; did you mean --region?\n'],
    [['-q'], 'There is no option -q; see sm-explore --help.\n'],
    [['--region'], '--region needs a value, as in --region eu-west-1.\n'],
    [['--account', '--ascii'], '--account needs a value, as in --account 111122223333.\n'],
    [['--fresh=yes'], '--fresh takes no value.\n'],
    [['--region', 'x', 'policy'], 'Options go behind the subcommand: sm-explore policy … --option.\n'],
    [['--region', 'Oz'], '--region: "Oz" is not a region (write one like eu-west-1, or *).\n'],
    [['--account', '1'], '--account: "1" is not an account number: twelve digits, or *.\n'],
    [['--role', 'me'], '--role: me is not the ARN of a role, as in arn:aws:iam::111122223333:role/name.\n'],
    [['list', '--colour'], "Unknown option '--colour'.\n"],
    [['list', 'models'], "Too many arguments for 'list': expected 0 arguments but got 1.\n"],
    [['help', 'me'], `There is no such subcommand: they are ${subcommandList}.\n`],
  ])('%j', async (argv, err) => {
    expect(await smExplore(argv)).toEqual({ code: 2, out: '', err });
  });
});

describe('the explorer is told', () => {
  it('everything by flags', async () => {
    expect(
      await readExplorerArguments([
        'policy.json',
        '--fresh',
        '--ascii',
        '--screen-reader',
        '--region=eu-west-1',
        '--account',
        '111122223333',
        '--partition',
        'aws',
        '--role',
        'arn:aws:iam::111122223333:role/a',
        '--role',
        'arn:aws:iam::111122223333:role/b',
      ]),
    ).toEqual({
      wants: 'explorer',
      words: ['policy.json'],
      fresh: true,
      ascii: true,
      screenReader: true,
      defaults: {
        region: 'eu-west-1',
        account: '111122223333',
        partition: 'aws',
        roleArns: ['arn:aws:iam::111122223333:role/a', 'arn:aws:iam::111122223333:role/b'],
      },
    });
    expect((await readExplorerArguments(['--', '--odd-name.json'])).words).toEqual(['--odd-name.json']);
  });

  it.each([
    [{}, false],
    [{ LANG: 'en_GB.UTF-8' }, false],
    [{ LANG: 'C.utf8' }, false],
    [{ LANG: 'C' }, true],
    [{ LC_ALL: 'POSIX', LANG: 'en_GB.UTF-8' }, true],
    [{ LC_ALL: '', LC_CTYPE: 'de_DE.ISO-8859-1', LANG: 'en_GB.UTF-8' }, true],
    [{ LC_ALL: 'en_GB.UTF-8', LANG: 'C' }, false],
  ])('the locale %j, which leaves only ASCII: %s', (env, ascii) => {
    expect(localeIsAscii(env)).toBe(ascii);
  });
});

describe('help and version', () => {
  it('the help names every subcommand and every flag of the explorer', async () => {
    const { code, out, err } = await smExplore(['--help']);
    for (const name of subcommands) expect(out).toMatch(new RegExp(`^  ${name} `, 'm'));
    for (const flag of [
      '--fresh',
      '--ascii',
      '--screen-reader',
      '--region',
      '--account',
      '--partition',
      '--role',
    ])
      expect(out).toContain(`  ${flag} `);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect((await smExplore(['--ascii', '-h'])).out).toBe(out);
    expect((await smExplore(['help'])).out).toBe(out);
  });

  it.each(subcommands)('%s has its own', async (name) => {
    const { code, out, err } = await smExplore([name, '--help']);
    expect(out.startsWith(`Usage: sm-explore ${name} [options]`)).toBe(true);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect((await smExplore(['help', name])).out).toBe(out);
    expect(await smExplore([name, '--version'])).toEqual(await smExplore(['--version']));
  });
});
