/** `can`, `diff` and `explain` as a user runs them. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Statement } from '../../src/iam/document.ts';
import { smExplore } from './session.ts';

const folder = mkdtempSync(join(tmpdir(), 'sm-explore-proof-'));
afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 }));

const json = (...statements: readonly Statement[]): string =>
  JSON.stringify({ Version: '2012-10-17', Statement: statements });

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const model = 'arn:aws:sagemaker:eu-west-1:111122223333:model/dev-m';
const devModels: Statement = {
  Sid: 'Dev',
  Effect: 'Allow',
  Action: ['sagemaker:CreateModel', 'sagemaker:DescribeModel'],
  Resource: 'arn:aws:sagemaker:*:*:model/dev-*',
};
const everything: Statement = { Effect: 'Allow', Action: '*', Resource: '*' };
const tagged: Statement = { ...devModels, Condition: { StringEquals: { 'aws:RequestTag/team': 'red' } } };
const dev = file('dev.json', json(devModels));
const red = file('red.json', json(tagged));
const all = file('all.json', json(everything));
const scp = file(
  'scp.json',
  json(everything, { Sid: 'NoModels', Effect: 'Deny', Action: 'sagemaker:CreateModel', Resource: '*' }),
);

describe('sm-explore can', () => {
  it('says yes, and by which statement', async () => {
    const { code, out } = await smExplore(['can', dev, '--action', 'createmodel', '--resource', model]);
    expect(out).toBe(`Allowed by ${dev}, statement 1 (Dev).\n`);
    expect(code).toBe(0);
  });

  it('says no, and why each statement does not count', async () => {
    const { code, out } = await smExplore([
      'can',
      dev,
      '--action',
      'sagemaker:CreateModel',
      '--resource',
      model.replace('dev', 'prod'),
      '--exact',
    ]);
    expect(out).toBe(
      "Denied: nothing in the identity's policies allows it.\n" +
        `  ${dev}, statement 1 (Dev): Allow, does not match; it asks that the resource is arn:aws:sagemaker:*:*:model/dev-*.\n`,
    );
    expect(code).toBe(1);
  });

  it('says what it hangs on, and with --exact that the key is absent', async () => {
    const ask = ['can', red, '--action', 'CreateModel', '--resource', model];
    expect(await smExplore(ask)).toEqual({
      code: 3,
      out: 'It depends: allowed if aws:RequestTag/team is red.\n',
      err: '',
    });
    expect((await smExplore([...ask, '--exact'])).code).toBe(1);
    expect((await smExplore([...ask, '--context', 'AWS:RequestTag/team=red'])).code).toBe(0);
  });

  it('names what an SCP, a boundary or a session policy denies, as JSON', async () => {
    const ask = ['can', all, '--action', 'CreateModel', '--resource', model, '--json'];
    const denied = await smExplore([...ask, '--scp', scp]);
    expect(JSON.parse(denied.out)).toEqual({
      decision: 'denied',
      kind: 'explicit',
      by: [{ file: scp, statement: 1, sid: 'NoModels' }],
      when: [],
    });
    for (const option of ['--boundary', '--session']) {
      expect(JSON.parse((await smExplore([...ask, option, red])).out)).toMatchObject({
        decision: 'depends',
        kind: null,
      });
      expect((await smExplore([...ask, option, dev])).code).toBe(0);
    }
    expect(JSON.parse((await smExplore(ask)).out)).toEqual({
      decision: 'allowed',
      kind: null,
      by: [{ file: all, statement: 0, sid: null }],
      when: [],
    });
  });

  it('says that an SCP of denials alone allows nothing', async () => {
    const denials = file('denials.json', json({ Effect: 'Deny', Action: 's3:*', Resource: '*' }));
    const { code, err } = await smExplore(['can', all, '--action', 'CreateModel', '--scp', denials]);
    expect(code).toBe(1);
    expect(err).toContain('FullAWSAccess');
  });

  it('tests policies with a file of requests, each of which is whole', async () => {
    const lines = [
      {
        action: 'sagemaker:CreateModel',
        resource: model,
        context: { 'aws:RequestTag/team': 'red' },
        expect: 'allowed',
      },
      { action: 'sagemaker:CreateModel', resource: model, expect: 'denied' },
      { action: 'sagemaker:DescribeModel', resource: model, context: { 'aws:RequestTag/team': ['red'] } },
    ];
    const requests = file('requests.jsonl', `${lines.map((line) => JSON.stringify(line)).join('\n')}\n\n`);
    const good = await smExplore(['can', red, '--requests', requests]);
    expect(good).toEqual({ code: 0, out: '', err: `${requests}: 2 of 2 as expected.\n` });
    const bad = await smExplore(['can', dev, '--requests', requests]);
    expect(bad.out).toMatch(
      /requests\.jsonl:2: sagemaker:CreateModel on \S+ is allowed, not denied\. Allowed by .*\n$/,
    );
    expect(bad.code).toBe(1);
    const { out } = await smExplore(['can', red, '--requests', requests, '--json']);
    expect(JSON.parse(out).map(({ decision }: { readonly decision: string }) => decision)).toEqual([
      'allowed',
      'denied',
      'allowed',
    ]);
  });

  it.each<readonly [what: string, args: readonly string[], said: RegExp]>([
    ['no question', [dev], /--action/],
    ['a pattern', [dev, '--action', 'sagemaker:*'], /one action/],
    ['a context without a value', [dev, '--action', 'CreateModel', '--context', 'k'], /KEY=VALUE/],
    [
      'a request that is none',
      [dev, '--requests', file('bad.jsonl', '{"action": 5}')],
      /bad\.jsonl:1 is no request: "action"/,
    ],
    [
      'a policy that is none',
      [file('broken.json', '{"Statement": ['), '--action', 'CreateModel'],
      /broken\.json:1:\d+: /,
    ],
    ['standard input twice', ['-', '-', '--action', 'CreateModel'], /once/],
  ])('refuses %s in a sentence', async (_, args, said) => {
    const { code, out, err } = await smExplore(['can', ...args], { stdin: '' });
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(said);
  });

  it('takes an action that the reference lacks, with a hint', async () => {
    const { code, err } = await smExplore(['can', all, '--action', 'sagemaker:CreateMdoel']);
    expect(code).toBe(0);
    expect(err).toMatch(/^hint: .*sagemaker:CreateModel/);
  });
});

describe('sm-explore diff', () => {
  it('compares policies that only deny beside ones that allow everything', async () => {
    const guard = (Action: string): string => json({ Effect: 'Deny', Action, Resource: '*' });
    const old = file('guard.json', guard('sagemaker:CreateModel'));
    const { out } = await smExplore(['diff', old, '-', '--json'], { stdin: guard('sagemaker:Create*Model') });
    expect(JSON.parse(out)).toMatchObject({
      equal: false,
      gained: [],
      lost: [{ action: 'sagemaker:CreateSharedModel', witness: { action: 'sagemaker:CreateSharedModel' } }],
      unknown: [],
    });
    const same = await smExplore(['diff', old, '-'], { stdin: guard('sagemaker:createmodel') });
    expect(same.out).toBe('The two allow the same.\n');
  });

  it('says that policies mean the same, however they are written', async () => {
    const other = json(
      { ...devModels, Action: 'sagemaker:DescribeModel' },
      { ...devModels, Action: 'SageMaker:CREATEmodel' },
    );
    const { code, out } = await smExplore(['diff', dev, '-', '--fail-on', 'any'], { stdin: other });
    expect({ code, out }).toEqual({ code: 0, out: 'The two allow the same.\n' });
    expect(JSON.parse((await smExplore(['diff', dev, dev, '--json'])).out)).toEqual({
      equal: true,
      gained: [],
      lost: [],
      unknown: [],
      escalations: [],
    });
  });

  it('sees that somebody else may come', async () => {
    const bucket = (AWS: string): string =>
      json({ Effect: 'Allow', Principal: { AWS }, Action: 's3:GetObject', Resource: 'arn:aws:s3:::b/*' });
    const before = file('bucket.json', bucket('111122223333'));
    const same = await smExplore(['diff', before, '-'], { stdin: bucket('arn:aws:iam::111122223333:root') });
    expect(same.out).toBe('The two allow the same.\n');
    const { out } = await smExplore(['diff', before, '-', '--json'], { stdin: bucket('*') });
    expect(JSON.parse(out)).toMatchObject({ equal: false, gained: [{ action: 's3:GetObject' }], lost: [] });
  });

  it('groups what is gained, with a request that shows it', async () => {
    const wider = file('wider.json', json({ ...devModels, Resource: 'arn:aws:sagemaker:*:*:model/*' }));
    const { code, out } = await smExplore(['diff', dev, wider]);
    expect(out).toBe(
      'Something is gained for 2 actions.\n' +
        '+ sagemaker:CreateModel and DescribeModel on arn:aws:sagemaker:*:*:model/*\n' +
        '    such as sagemaker:CreateModel on arn:aws:sagemaker:us-east-1:111122223333:model/x\n',
    );
    expect(code).toBe(0);
    expect((await smExplore(['diff', dev, wider, '--fail-on', 'gained'])).code).toBe(1);
    expect((await smExplore(['diff', dev, wider, '--fail-on', 'lost'])).code).toBe(0);
    expect((await smExplore(['diff', wider, dev, '--fail-on', 'lost'])).code).toBe(1);
  });

  it('tells 449 actions in a few lines, and all of them as JSON', async () => {
    const admin = json({ Effect: 'Allow', Action: 'sagemaker:*', Resource: '*' });
    const { out } = await smExplore(['diff', dev, '-'], { stdin: admin });
    expect(out.split('\n').length).toBeLessThan(15);
    expect(out).toContain('! escalation');
    const { gained } = JSON.parse((await smExplore(['diff', dev, '-', '--json'], { stdin: admin })).out);
    expect(new Set(gained.map(({ action }: { readonly action: string }) => action)).size).toBeGreaterThan(
      440,
    );
  });
});

describe('sm-explore explain', () => {
  it('says the whole first, then each statement, and what it does not reach', async () => {
    const policy = json(devModels, {
      Sid: 'Lists',
      Effect: 'Allow',
      Action: ['sagemaker:ListModels', 'sagemaker:DeleteModel'],
      Resource: 'arn:aws:sagemaker:*:*:model/*',
      Condition: { Bool: { 'aws:SecureTransport': 'true' } },
    });
    const { code, out } = await smExplore(['explain', '-'], { stdin: policy });
    const [summary, blank, first, second, unreached] = out.split('\n');
    expect(summary).toBe(
      '2 statements: 2 Allow and 0 Deny. It allows 3 actions of sagemaker (2 Write and 1 Read). 1 action only under conditions.',
    );
    expect(blank).toBe('');
    expect(first).toBe(
      '1. Dev: Whoever has this policy may use sagemaker:CreateModel and sagemaker:DescribeModel (1 Write and 1 Read) on arn:aws:sagemaker:*:*:model/dev-*.',
    );
    expect(second).toMatch(/only if aws:SecureTransport is true\.$/);
    expect(unreached).toContain('sagemaker:ListModels');
    expect(code).toBe(0);
  });

  it('counts what a wildcard stands for, and gives it as JSON', async () => {
    const policy = json({ Effect: 'Deny', NotAction: 'sagemaker:Describe*', NotResource: model });
    const { out } = await smExplore(['explain', '-', '--json'], { stdin: policy });
    expect(JSON.parse(out).statements).toMatchObject([
      {
        statement: 0,
        sid: null,
        effect: 'Deny',
        text: `Nobody with this policy may use any action but sagemaker:Describe* on any resource but ${model}.`,
      },
    ]);
  });

  it('shows control characters of the file instead of sending them', async () => {
    const policy = json({ ...devModels, Sid: '\u001b[2J\u202e' });
    for (const args of [
      ['explain', '-'],
      ['can', '-', '--action', 'CreateModel'],
      ['diff', dev, '-'],
    ])
      expect((await smExplore(args, { stdin: policy })).out).not.toMatch(/[\u001b\u202e]/);
  });
});
