import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { smExplore } from './session.ts';

const folder = mkdtempSync(join(tmpdir(), 'sm-explore-check-'));
afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 }));

const file = (name: string, text: string | Uint8Array): string => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};

const good = `{
  "Version": "2012-10-17",
  "Statement": [
    { "Sid": "List", "Effect": "Allow", "Action": "sagemaker:ListModels", "Resource": "*" }
  ]
}`;
const misspelt = good.replace('ListModels', 'ListModles');

describe('sm-explore check', () => {
  it('has nothing to say about a good policy', async () => {
    const path = file('good.json', good);
    expect(await smExplore(['check', path])).toEqual({ code: 0, out: '', err: `${path}: nothing to say.\n` });
    expect(await smExplore(['check', path, '--json'])).toEqual({ code: 0, out: '[]\n', err: '' });
    expect((await smExplore(['check', file('bom.json', `\ufeff${good}`)])).code).toBe(0);
  });

  it('says where something is, as editors jump to it, and what would mend it', async () => {
    const path = file('misspelt.json', misspelt);
    const { code, out, err } = await smExplore(['check', path]);
    expect(out).toMatch(
      /^[^\n]*misspelt\.json:4:51: warning: sagemaker:ListModles .* did you mean sagemaker:ListModels\? Fix: Use sagemaker:ListModels; widens sagemaker:ListModels on \*; takes away sagemaker:ListModles on \*\. \[unknown-action\]\n$/,
    );
    expect({ code, err }).toEqual({ code: 1, err: `${path}: 1 warning.\n` });
  });

  it('prints findings for scripts', async () => {
    const { code, out, err } = await smExplore(['check', '-', '--json'], { stdin: misspelt });
    expect(JSON.parse(out)).toEqual([
      {
        rule: 'unknown-action',
        severity: 'warning',
        statement: 0,
        path: expect.stringMatching(/^Statement\[0\]\.Action/),
        message: expect.stringContaining('sagemaker:ListModles'),
        fix: {
          title: 'Use sagemaker:ListModels',
          effect: 'widens sagemaker:ListModels on *; takes away sagemaker:ListModles on *',
          edits: [
            {
              op: 'set',
              path: expect.arrayContaining(['Statement', 'Action']),
              value: 'sagemaker:ListModels',
            },
          ],
        },
        position: { line: 4, column: 51 },
      },
    ]);
    expect({ code, err }).toEqual({ code: 1, err: '' });
  });

  it('says on a terminal what takes so long, and in a pipe nothing of it', async () => {
    const policy = { Version: '2012-10-17', Statement: [{ Effect: 'Deny', Action: '*', Resource: '*' }] };
    const stdin = `${JSON.stringify(policy)}${'\n'.repeat(500_000)}`;
    const terminal = { input: false, output: false, errors: true };
    const shown = await smExplore(['check', '-'], { stdin, terminal });
    expect(shown.err).toMatch(/^Checking [0-9,]+ characters; ctrl-c stops it\.\n/);
    expect((await smExplore(['check', '-'], { stdin })).err).not.toContain('ctrl-c');
  });

  it('lets hints pass', async () => {
    const hinted = good
      .replace('ListModels', 'CreateModel')
      .replace('"*"', '"arn:aws:sagemaker:*:*:model/*"');
    const { code, out } = await smExplore(['check', '-'], { stdin: hinted });
    expect(out).toMatch(/^standard input:\d+:\d+: hint: /);
    expect(code).toBe(0);
  });

  it('knows the actions of every service that a policy mentions', async () => {
    const { out } = await smExplore(['check', '-'], {
      stdin: good.replace('sagemaker:ListModels', 's3:ListAllMyBukets'),
    });
    expect(out).toContain('did you mean s3:ListAllMyBuckets?');
  });

  it('counts what the policy is for, from the option or the configuration', async () => {
    const statement = (at: number) =>
      `{"Sid":"S${at}","Effect":"Allow","Action":"sagemaker:DescribeModel","Resource":"arn:aws:sagemaker:eu-west-1:111122223333:model/m${at}"}`;
    const long = `{"Version":"2012-10-17","Statement":[${Array.from({ length: 20 }, (_, at) => statement(at)).join(',')}]}`;
    const rules = async (args: readonly string[], configPath?: string) => {
      const { out } = await smExplore(
        ['check', '-', '--json', ...args],
        configPath === undefined ? { stdin: long } : { stdin: long, configPath },
      );
      return JSON.parse(out).map(({ rule }: { readonly rule: string }) => rule);
    };
    const configPath = file('config.json', '{"target": "user"}');
    expect(await rules([])).not.toContain('policy-size');
    expect(await rules(['--for', 'user'])).toContain('policy-size');
    expect(await rules([], configPath)).toContain('policy-size');
    expect(await rules(['--for=managed'], configPath)).not.toContain('policy-size');
  });

  it('finds what is wrong with the text itself, with line and column', async () => {
    const { code, out } = await smExplore(['check', '-'], {
      stdin: '{"Version": "2012-10-17",\n "Statement": [}',
    });
    expect(out.split('\n')[0]).toMatch(/^standard input:2:16: error: .* \[json-syntax\]$/);
    expect(code).toBe(1);
    expect((await smExplore(['check', '-'], { stdin: '' })).code).toBe(1);
  });

  it('shows control characters of the file instead of sending them', async () => {
    const evil = good.replace('"List"', '"\\u001b[2J\u202e\u009b"');
    for (const args of [[], ['--json']]) {
      const { out } = await smExplore(['check', '-', ...args], { stdin: evil });
      expect(out).not.toMatch(/[\u001b\u009b\u202e]/);
      expect(out).toContain('\\u202e');
    }
  });

  it.each([
    ['a file that is not there', 'absent.json', 'there is no such file'],
    ['a directory', '.', 'it is a directory'],
    ['text in another encoding', 'utf16.json', 'it is UTF-16 or UTF-32 text; save it as UTF-8'],
    ['more than any policy holds', 'huge.json', 'it is larger than 4 MiB'],
  ])('cannot read %s', async (_, name, reason) => {
    file('utf16.json', Buffer.from([0xff, 0xfe, 0x7b, 0]));
    file('huge.json', Buffer.alloc(4 * 1024 * 1024 + 1, 32));
    const path = join(folder, name);
    expect(await smExplore(['check', path])).toEqual({
      code: 2,
      out: '',
      err: `Cannot read ${path}: ${reason}.\n`,
    });
  });

  it('says what is wrong with the configuration, and goes on', async () => {
    const configPath = file('broken.json', '{"target": "nobody"}');
    const { code, err } = await smExplore(['check', '-'], { stdin: good, configPath });
    expect(err).toMatch(/^hint: The configuration .*broken\.json .*"target" must be one of .*\n/);
    expect(code).toBe(0);
  });

  it('checks a list of policies together, as policy prints one that it had to split', async () => {
    const statement = (Effect: string, Action: string) => ({
      Version: '2012-10-17',
      Statement: [{ Effect, Action, Resource: '*' }],
    });
    const describes = statement('Deny', 'sagemaker:DescribeModel');
    const list = JSON.stringify([describes, statement('Deny', 'sagemaker:Search')], null, 1);
    expect((await smExplore(['check', '-'], { stdin: list })).out).toBe('');
    const alone = await smExplore(['check', '-'], { stdin: JSON.stringify(describes) });
    expect(alone.out).toContain('[search-not-denied]');
    const wrong = JSON.stringify([describes, statement('Deny', 'sagemaker:Serch')], null, 1);
    const { out } = await smExplore(['check', '-', '--json'], { stdin: wrong });
    const found: unknown = JSON.parse(out);
    expect(found).toMatchObject([
      {
        rule: 'search-not-denied',
        document: 0,
        path: 'Statement[0].Action',
        position: { line: 7, column: 15 },
      },
      {
        rule: 'unknown-action',
        document: 1,
        path: 'Statement[0].Action',
        position: { line: 17, column: 15 },
      },
    ]);
    const broken = await smExplore(['check', '-'], { stdin: JSON.stringify([describes, 5]) });
    expect(broken.out).toContain('error: A policy is a JSON object. [element-shape]');
    expect((await smExplore(['check', '-'], { stdin: '[]' })).out).toContain('A policy is a JSON object.');
  });

  describe('reads a policy in whatever it comes', () => {
    const document = JSON.parse(misspelt);
    const [statement] = document.Statement;
    it.each([
      ['an answer with a version', { PolicyVersion: { Document: document, VersionId: 'v1' } }, ''],
      ['an inline policy of a role', { RoleName: 'R', PolicyName: 'P', PolicyDocument: document }, ''],
      ['a template', { Resources: { P: { Properties: { PolicyDocument: document } } } }, ''],
      ['text inside JSON', { Policy: JSON.stringify(document) }, ''],
      ['text as an address has it', { PolicyDocument: encodeURIComponent(JSON.stringify(document)) }, ''],
      ['a string', JSON.stringify(document), ''],
      ['a statement', statement, 'this is a statement'],
      ['statements', [statement, statement], 'these are statements'],
    ])('%s', async (_, value, said) => {
      const { out, err } = await smExplore(['check', '-'], { stdin: JSON.stringify(value, null, 2) });
      expect(out).toContain('ListModles');
      expect(out).toContain('[unknown-action]');
      expect(err).toContain(said);
      expect(err).toMatch(/warnings?(, \d hints?)?\.\n$/);
    });

    it.each([
      ['name: shop\nimage: shop\n', 'YAML'],
      ['resource "aws_iam_policy" "p" {\n  policy = "{}"\n}\n', 'Terraform'],
      ['```json\n{"Version": "2012-10-17"}\n```\n', 'fence'],
    ])('%j is said to be what it is, and to hold no policy', async (stdin, what) => {
      const { code, out } = await smExplore(['check', '-'], { stdin });
      expect(out).toContain(what);
      expect(out.trim().split('\n')).toHaveLength(1);
      expect(code).toBe(1);
    });

    it('what it printed itself', async () => {
      const { out } = await smExplore(['policy', 'ListModels', '--format', 'statements']);
      expect(await smExplore(['check', '-'], { stdin: out })).toMatchObject({ code: 0, out: '' });
    });
  });

  describe('tells the kind of a policy by what it holds', () => {
    const kms = {
      Version: '2012-10-17',
      Id: 'key-default-1',
      Statement: [
        {
          Sid: 'Enable IAM User Permissions',
          Effect: 'Allow',
          Principal: { AWS: 'arn:aws:iam::111122223333:root' },
          Action: 'kms:*',
          Resource: '*',
        },
      ],
    };
    const trust = {
      Version: '2012-10-17',
      Statement: [
        { Effect: 'Allow', Principal: { Service: 'sagemaker.amazonaws.com' }, Action: 'sts:AssumeRole' },
      ],
    };
    const rcp = {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Deny', Principal: '*', Action: 's3:*', Resource: '*' }],
    };

    it.each([
      ['the default policy of a key', kms, 'a policy of a resource'],
      ['the trust policy of a role', trust, 'a trust policy'],
      ['a resource control policy', rcp, 'a resource control policy'],
    ])('%s passes clean', async (_, value, kind) => {
      const ended = await smExplore(['check', '-'], { stdin: JSON.stringify(value) });
      expect(ended).toEqual({
        code: 0,
        out: '',
        err: `standard input: checked as ${kind}: nothing to say.\n`,
      });
    });

    it('is told where another kind was meant, and never to take the principal off', async () => {
      const { out } = await smExplore(['check', '-', '--for', 'scp'], { stdin: JSON.stringify(rcp) });
      expect(out).toContain('--for rcp');
      expect(out).not.toContain('Fix:');
      const bare = { ...rcp, Statement: [{ Effect: 'Deny', Action: 's3:*', Resource: '*' }] };
      const asked = await smExplore(['check', '-', '--for', 'rcp'], { stdin: JSON.stringify(bare) });
      expect(asked.out).toContain('Fix: Use Principal "*"; ');
    });
  });

  describe('keeps rules silent', () => {
    const path = file('silent.json', misspelt);

    it('by options', async () => {
      expect(await smExplore(['check', path, '--ignore', 'unknown-action'])).toEqual({
        code: 0,
        out: '',
        err: `${path}: nothing to say; 1 silenced.\n`,
      });
      expect((await smExplore(['check', path, '--only', 'version,unknown-action'])).code).toBe(1);
      expect((await smExplore(['check', path, '--only', 'version'])).out).toBe('');
      const { code, err } = await smExplore(['check', path, '--ignore', 'unknwon-action']);
      expect({ code, err }).toEqual({
        code: 2,
        err: expect.stringContaining('did you mean unknown-action?'),
      });
    });

    it('by the configuration', async () => {
      const configPath = file('ignoring.json', '{"ignoreRules": ["unknown-action"]}');
      expect((await smExplore(['check', path], { configPath })).out).toBe('');
    });

    it('by a file beside the policy, for one statement', async () => {
      const own = file('beside.json', misspelt);
      file('beside.ignore.json', '[{"rule": "unknown-action", "statement": "List", "reason": "to come"}]');
      expect((await smExplore(['check', own])).out).toBe('');
      file('beside.ignore.json', '[{"rule": "unknown-action", "statement": 2}]');
      const other = await smExplore(['check', own]);
      expect(other.out).toContain('[unknown-action]');
      expect(other.err).toContain('beside.ignore.json silences unknown-action');
      file('beside.ignore.json', '{"rule": "unknown-action"}');
      expect((await smExplore(['check', own])).code).toBe(2);
    });
  });
});

describe('a file that holds policies', () => {
  it('is checked where they stand, each by its own kind', async () => {
    const template = join(import.meta.dirname, '../intake/policies/template.yaml');
    const { code, out } = await smExplore(['check', template]);
    expect(
      out
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => line.replace(/^.*yaml(:\d+:\d+: \w+):.*\[(.*)\]$/, '$1 $2')),
    ).toEqual([
      ':17:26: warning unknown-action',
      ':23:27: warning resource-fits-no-action',
      ':25:25: warning pass-role-any-service',
    ]);
    expect(code).toBe(1);
  });
});

describe('a finding that counts names', () => {
  const policy = JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: 'sagemaker:Delete*', Resource: '*' }],
  });

  it('names them all on request, and in JSON', async () => {
    const some = await smExplore(['check', '-'], { stdin: policy });
    expect(some.out).toMatch(/DeleteAIBenchmarkJob, .* and \d+ more are allowed.*\[write-on-everything\]/);
    const all = await smExplore(['check', '-', '--all'], { stdin: policy });
    expect(all.out).toMatch(/sagemaker:DeleteModel, .*sagemaker:DeleteWorkteam.*\[write-on-everything\]/);
    expect(all.out).not.toMatch(/\d+ more/);
    const [found] = JSON.parse((await smExplore(['check', '-', '--json'], { stdin: policy })).out);
    expect(found.message).toMatch(/ more /);
    expect(found.whole).toContain('sagemaker:DeleteWorkteam');
  });
});
