import { mkdirSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { loadConfig } from '../../src/storage/config.ts';
import { expandHome, storagePaths } from '../../src/storage/paths.ts';
import { testFolder } from './folder.ts';

const folder = testFolder();
afterEach(() => vi.unstubAllEnvs());

describe('the configuration file', () => {
  const load = (text: string) => {
    const path = join(folder(), 'config.json');
    writeFileSync(path, text);
    const { config, problem } = loadConfig(path);
    return { config, ...(problem === undefined ? {} : { problem: problem.replace(path, 'FILE') }) };
  };

  it('gives the defaults that it names', () => {
    const config = {
      partition: 'aws-us-gov',
      region: 'us-gov-west-1',
      account: '111122223333',
      roleArns: ['arn:aws-us-gov:iam::111122223333:role/service-role/Training'],
      target: 'role',
      ascii: true,
    };
    expect(load(`\ufeff${JSON.stringify(config)}`)).toEqual({ config });
    expect(load('{"region":"*","account":"*"}')).toEqual({ config: { region: '*', account: '*' } });
  });

  it('may be missing', () => {
    expect(loadConfig(join(folder(), 'none.json'))).toEqual({ config: {} });
  });

  it.each([
    [
      '{"account": 111122223333, "region": "eu-west-1"}',
      '"account" must be an account of 12 digits in quotes, or "*"',
    ],
    ['{"region": "Ireland"}', '"region" must be a region such as "eu-west-1", or "*"'],
    ['{"partition": "azure"}', '"partition" must be a partition such as "aws", or "*"'],
    ['{"roleArns": "arn:aws:iam::111122223333:role/x"}', '"roleArns" must be a list of role ARNs'],
    ['{"roleArns": ["arn:aws:iam::111122223333:user/x"]}', '"roleArns" must be a list of role ARNs'],
    ['{"target": "bucket"}', '"target" must be one of managed, user, group, role, boundary, scp, session'],
  ])('names a value that does not do, and keeps the others: %s', (text, why) => {
    const { config, problem } = load(text);
    expect(problem).toContain(`The configuration FILE has a value that is left out: ${why}`);
    expect(config).toEqual(text.includes('eu-west-1') ? { region: 'eu-west-1' } : {});
  });

  it('names what it does not know', () => {
    expect(load('{"__proto__": 1, "ascii": false}')).toEqual({
      config: { ascii: false },
      problem:
        'The configuration FILE holds "__proto__", but only partition, region, account, roleArns, target, ignoreRules, keys, theme, mouse, ascii are known.',
    });
    expect(load('[]').problem).toBe('The configuration FILE must be one JSON object.');
    expect(load('{').problem).toMatch(/^The configuration FILE is not valid JSON: .+\.$/);
    expect(load('{"\\u001b[2J": 1}').problem).toContain('"\\u001b[2J"');
  });

  it('says that it cannot be read', () => {
    mkdirSync(join(folder(), 'config.json'));
    const { problem } = loadConfig(join(folder(), 'config.json'));
    expect(problem).toBe(
      `The configuration ${join(folder(), 'config.json')} cannot be read: it is a folder.`,
    );
  });
});

describe.runIf(process.platform === 'linux')('where files are kept', () => {
  it('follows the XDG folders', () => {
    vi.stubEnv('XDG_CONFIG_HOME', '/x/config');
    vi.stubEnv('XDG_STATE_HOME', '/x/state');
    expect(storagePaths()).toEqual({
      config: '/x/config/sm-explore/config.json',
      state: '/x/state/sm-explore',
    });
  });

  it('is in the home folder where they are unset or relative', () => {
    for (const value of ['', 'relative']) {
      vi.stubEnv('XDG_CONFIG_HOME', value);
      vi.stubEnv('XDG_STATE_HOME', value);
      expect(storagePaths()).toEqual({
        config: join(homedir(), '.config/sm-explore/config.json'),
        state: join(homedir(), '.local/state/sm-explore'),
      });
    }
  });
});

it('reads ~ as shells do', () => {
  const home = join('/', 'home', 'me');
  expect(['~', '~/a', '~you/a', 'a/~', '/~'].map((path) => expandHome(path, home))).toEqual([
    home,
    join(home, 'a'),
    '~you/a',
    'a/~',
    '/~',
  ]);
});
