import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { smExplore } from './session.ts';

const folder = mkdtempSync(join(tmpdir(), 'sm-explore-from-'));
afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 }));

const file = (name: string, text: string): string => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};

const denied = (action: string, resource: string, reason: string): string =>
  `User: arn:aws:sts::444455556666:assumed-role/Exec/SageMaker is not authorized to perform: ${action} on resource: ${resource} ${reason}`;
const endpoint = 'arn:aws:sagemaker:eu-west-1:444455556666:endpoint/churn';
const nothing = 'because no identity-based policy allows the action';

describe('an error becomes a policy', () => {
  it('with the exact ARN, and says what it saw on standard error', async () => {
    const stdin = denied('sagemaker:DescribeEndpoint', endpoint, nothing);
    const { code, out, err } = await smExplore(['from', '-'], { stdin });
    expect(JSON.parse(out).Statement).toEqual([
      {
        Sid: 'DescribeEndpoint',
        Effect: 'Allow',
        Action: ['sagemaker:DescribeEndpoint'],
        Resource: [endpoint],
      },
    ]);
    expect(err).toContain(`standard input:1:1: denial: sagemaker:DescribeEndpoint on ${endpoint}\n`);
    expect(err).toContain('  by role Exec (session SageMaker)\n');
    expect(code).toBe(0);
  });

  it('for the type, or for any resource, when told so', async () => {
    const stdin = denied('sagemaker:DescribeEndpoint', endpoint, nothing);
    const resources = async (scope: string) =>
      JSON.parse((await smExplore(['from', '--scope', scope], { stdin })).out).Statement[0].Resource;
    expect(await resources('type')).toEqual(['arn:aws:sagemaker:eu-west-1:444455556666:endpoint/*']);
    expect(await resources('any')).toEqual(['*']);
  });

  it('keeps what another required type may be within the same region and account', async () => {
    const { out } = await smExplore(['from'], {
      stdin: denied('sagemaker:CreateEndpoint', endpoint, nothing),
    });
    expect(JSON.parse(out).Statement[0].Resource).toEqual([
      'arn:aws:sagemaker:eu-west-1:444455556666:endpoint-config/*',
      endpoint,
    ]);
  });

  it('not where no Allow helps: it says which policy has to change', async () => {
    const stdin = denied(
      'sagemaker:CreateEndpoint',
      endpoint,
      'with an explicit deny in a service control policy',
    );
    const { code, out, err } = await smExplore(['from'], { stdin });
    expect(out).toBe('');
    expect(err).toMatch(/service control policy denies it explicitly/);
    expect(code).toBe(1);
  });

  it('merged into a policy that is there, without what that allows already', async () => {
    const policy = {
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Action: 'sagemaker:DescribeEndpoint',
          Resource: 'arn:aws:sagemaker:*:*:endpoint/*',
        },
      ],
    };
    const stdin = [
      denied('sagemaker:DescribeEndpoint', endpoint, nothing),
      denied('sagemaker:DeleteEndpoint', endpoint, nothing),
    ].join('\n');
    const merge = file('policy.json', JSON.stringify(policy));
    const { out, err } = await smExplore(['from', '--merge', merge], { stdin });
    const { Statement } = JSON.parse(out);
    expect(Statement[0]).toEqual(policy.Statement[0]);
    expect(Statement.slice(1)).toMatchObject([
      { Action: ['sagemaker:DeleteEndpoint'], Resource: [endpoint] },
    ]);
    expect(err).toMatch(/sagemaker:DescribeEndpoint is allowed by .*policy\.json already/);
  });

  it('as JSON, with what was recognised', async () => {
    const path = file(
      'error.log',
      `first\n${denied('sagemaker:AddTags', 'arn:aws:sagemaker:us-east-1:444455556666:space/d-1/app', nothing)}\n`,
    );
    const { code, out } = await smExplore(['from', path, '--json']);
    const { arrivals, policy } = JSON.parse(out);
    expect(arrivals).toMatchObject([
      {
        kind: 'denial',
        line: 2,
        actions: [
          { id: 'sagemaker:AddTags', resources: ['arn:aws:sagemaker:us-east-1:444455556666:space/d-1/app'] },
        ],
        principal: { kind: 'role', name: 'Exec' },
        verdict: { reason: 'nothing-allowed', policy: 'identity-based' },
      },
    ]);
    expect(policy.Statement[0].Action).toEqual(['sagemaker:AddTags']);
    expect(code).toBe(0);
  });

  it('from events that gzip packed, with the resources that they name', async () => {
    const event = {
      eventSource: 'dynamodb.amazonaws.com',
      eventName: 'GetItem',
      awsRegion: 'eu-west-1',
      recipientAccountId: '444455556666',
      userIdentity: { arn: 'arn:aws:sts::444455556666:assumed-role/App/run' },
      requestParameters: { tableName: 'Orders' },
    };
    const path = join(folder, 'events.json.gz');
    writeFileSync(path, gzipSync(JSON.stringify({ Records: [event, event] })));
    const { out, err } = await smExplore(['from', path]);
    expect(JSON.parse(out).Statement).toMatchObject([
      { Action: ['dynamodb:GetItem'], Resource: ['arn:aws:dynamodb:eu-west-1:444455556666:table/Orders'] },
    ]);
    expect(err).toMatch(/use: dynamodb:GetItem .*, 2 events/);
  });

  it('from more resources than a policy has room for, as patterns, and says so', async () => {
    const event = (key: string) => ({
      eventSource: 's3.amazonaws.com',
      eventName: 'GetObject',
      userIdentity: { arn: 'arn:aws:sts::444455556666:assumed-role/App/run' },
      requestParameters: { bucketName: 'acme', key },
    });
    const Records = Array.from({ length: 3000 }, (_, at) => event(`raw/${at % 3}/part-${at}`));
    const { out, err } = await smExplore(['from'], { stdin: JSON.stringify({ Records }) });
    expect(JSON.parse(out).Statement).toMatchObject([
      { Action: ['s3:GetObject'], Resource: [0, 1, 2].map((at) => `arn:aws:s3:::acme/raw/${at}/*`) },
    ]);
    expect(err).toMatch(/3000 resources were used; 3 patterns stand for them/);
  });

  it('from the end of a log of many megabytes, with its line', async () => {
    const line = '2026-11-02T03:04:05Z INFO epoch 1 of 9, loss 0.25\n';
    const stdin = `${line.repeat(100_000)}${denied('sagemaker:DescribeEndpoint', endpoint, nothing)}\n${line}`;
    const { out, err } = await smExplore(['from'], { stdin });
    expect(JSON.parse(out).Statement).toMatchObject([{ Resource: [endpoint] }]);
    expect(err).toContain('standard input:100001:1: denial: sagemaker:DescribeEndpoint');
  });

  it('from the beginning of a line that is longer than any message, and from the lines behind it', async () => {
    const denial = (action: string): string => denied(action, endpoint, nothing);
    const noise = 'x'.repeat(3 * 1024 * 1024);
    const stdin = `ok\n${denial('sagemaker:InvokeEndpoint')} ${noise} ${denial('sagemaker:DeleteEndpoint')}\n${denial('sagemaker:DescribeEndpoint')}\n${noise}`;
    const { out, err } = await smExplore(['from', '-'], { stdin });
    expect(JSON.parse(out).Statement[0].Action).toEqual([
      'sagemaker:DescribeEndpoint',
      'sagemaker:InvokeEndpoint',
    ]);
    expect(err).toContain('standard input:3:1: denial: sagemaker:DescribeEndpoint');
    expect(err).toMatch(/^hint: lines 2 and 4 of standard input .* only their beginning is read\.$/m);
  });

  it('from all of a line of JSON, and of lines that end as a progress bar does', async () => {
    const noise = 'x'.repeat(3 * 1024 * 1024);
    const last = denied('sagemaker:DescribeEndpoint', endpoint, nothing);
    for (const stdin of [
      JSON.stringify([{ noise }, { message: last }]),
      `${'12 %\r'.repeat(600_000)}${last}`,
    ]) {
      const { out, err } = await smExplore(['from', '-'], { stdin });
      expect(JSON.parse(out).Statement[0].Action).toEqual(['sagemaker:DescribeEndpoint']);
      expect(err).not.toContain('only its beginning');
    }
  });

  it('from the first finds of a log of nothing but errors, and says that there are more', async () => {
    const stdin = `${denied('sagemaker:DescribeEndpoint', endpoint, nothing)}\n`.repeat(2_100);
    const { out, err } = await smExplore(['from'], { stdin });
    expect(JSON.parse(out).Statement).toMatchObject([{ Resource: [endpoint] }]);
    expect(err).toMatch(/hint: only the first 2,000 finds in standard input are taken/);
  });

  it('from a log with a broken byte, and from one that Windows PowerShell wrote', async () => {
    const text = denied('sagemaker:DescribeEndpoint', endpoint, nothing);
    writeFileSync(join(folder, 'broken.log'), Buffer.concat([Buffer.from([0xe9, 0x0a]), Buffer.from(text)]));
    writeFileSync(join(folder, 'wide.log'), Buffer.from(`\ufeff${text}`, 'utf16le'));
    for (const name of ['broken.log', 'wide.log'])
      expect(JSON.parse((await smExplore(['from', join(folder, name)])).out).Statement).toMatchObject([
        { Action: ['sagemaker:DescribeEndpoint'], Resource: [endpoint] },
      ]);
  });

  it('never by taking a broken policy for a list of the names in it', async () => {
    const merge = file(
      'broken.json',
      '{"Version": "2012-10-17", "Statement": [{"Action" "sagemaker:ListModels"}]}',
    );
    const { code, out, err } = await smExplore(['from', '--merge', merge], {
      stdin: denied('sagemaker:DescribeEndpoint', endpoint, nothing),
    });
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(/broken\.json holds no policy: .*\(line 1, column 51\)/);
  });

  it('or one sentence and code 1 where nothing is recognised', async () => {
    const { code, out, err } = await smExplore(['from'], { stdin: 'hello' });
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toMatch(/^Nothing in standard input is recognised: .*\n$/);
  });

  it('never lets the text act on the terminal', async () => {
    const stdin = denied(
      'sagemaker:DescribeEndpoint',
      'arn:aws:sagemaker:eu-west-1:444455556666:endpoint/a\u202eb',
      nothing,
    );
    const { out, err } = await smExplore(['from'], { stdin });
    expect(out + err).not.toContain('\u202e');
  });
});
