/** `policy --execution-role`: what the role needs that an action passes, and who may assume it. */
import { describe, expect, it } from 'vitest';
import { smExplore, words } from './session.ts';

interface Stated {
  readonly Action: readonly string[];
  readonly Resource: readonly string[];
}

async function roleOf(...args: readonly string[]) {
  const { code, out, err } = await smExplore(['policy', '--execution-role', ...args]);
  const statements: readonly Stated[] = out === '' ? [] : JSON.parse(out).Statement;
  const actions = statements.flatMap(({ Action }) => Action).sort();
  const on = (action: string) => statements.find(({ Action }) => Action.includes(action))?.Resource;
  return { code, err, actions, on };
}

describe('the policy of the role', () => {
  it('has what it always needs, and says what it needs in which case', async () => {
    const { code, actions, on, err } = await roleOf('CreateTrainingJob', '--region', 'eu-west-1');
    expect(code).toBe(0);
    expect(actions).toEqual([
      'cloudwatch:PutMetricData',
      'ecr:BatchCheckLayerAvailability',
      'ecr:BatchGetImage',
      'ecr:GetAuthorizationToken',
      'ecr:GetDownloadUrlForLayer',
      'logs:CreateLogGroup',
      'logs:CreateLogStream',
      'logs:DescribeLogStreams',
      'logs:PutLogEvents',
      's3:GetObject',
      's3:ListBucket',
      's3:PutObject',
    ]);
    expect(on('logs:PutLogEvents')).toContain(
      'arn:aws:logs:eu-west-1:*:log-group:/aws/sagemaker/*:log-stream:*',
    );
    expect(err).toMatch(/^hint: .*when a VPC is set: ec2:CreateNetworkInterface, .*=all/m);
    expect(err).toMatch(/^hint: .*when VolumeKmsKeyId is set: kms:CreateGrant; .*=all/m);
  });

  it('has all of it when all is asked for, and is scoped like any policy', async () => {
    const bucket = 'arn:aws:s3:::training-data';
    const { actions, on, err } = await roleOf(
      'CreateTrainingJob',
      '--with-dependents=all',
      '--resource',
      `s3:bucket=${bucket}`,
    );
    expect(actions).toContain('ec2:CreateNetworkInterface');
    expect(actions).toContain('kms:Decrypt');
    expect(on('s3:ListBucket')).toContain(bucket);
    expect(err).not.toContain('=all');
  });

  it('passes a role on only to whom its own actions do', async () => {
    const { out } = await smExplore(words('policy --execution-role CreateAutoMLJob --with-dependents=all'));
    const statements: readonly (Stated & { readonly Condition?: object })[] = JSON.parse(out).Statement;
    expect(statements.find(({ Action }) => Action.includes('iam:PassRole'))?.Condition).toEqual({
      StringEquals: { 'iam:PassedToService': 'sagemaker.amazonaws.com' },
    });
  });

  it.each([
    [['CreateFeatureGroup'], /needs nothing always.*--with-dependents=all.*offline store/],
    [['ListModels'], /sagemaker:ListModels is not known/],
    [['CreateTrainingJob', '--deny'], /leave --deny out/],
    [['CreateTrainingJob', '--role', 'arn:aws:iam::111122223333:role/R'], /leave it out/],
    [['--execution-role=both', 'CreateTrainingJob'], /--execution-role or --execution-role=trust/],
  ])('is refused for %j, with what to do', async (args, sentence) => {
    const { code, err } = await roleOf(...args);
    expect(code).toBe(2);
    expect(err).toMatch(sentence);
  });
});

describe('the trust policy', () => {
  const trust = async (...args: readonly string[]) =>
    JSON.parse((await smExplore(['policy', '--execution-role=trust', ...args])).out).Statement;

  it('lets the service assume the role for the account that is known', async () => {
    expect(await trust('CreateTrainingJob', '--account', '111122223333', '--region', 'eu-west-1')).toEqual([
      {
        Sid: 'AssumeRole',
        Effect: 'Allow',
        Principal: { Service: ['sagemaker.amazonaws.com'] },
        Action: 'sts:AssumeRole',
        Condition: {
          StringEquals: { 'aws:SourceAccount': '111122223333' },
          ArnLike: { 'aws:SourceArn': ['arn:aws:sagemaker:eu-west-1:111122223333:*'] },
        },
      },
    ]);
  });

  it('names every service that takes the role, and no account that is not known', async () => {
    expect(await trust('CreateJob')).toEqual([
      {
        Sid: 'AssumeRole',
        Effect: 'Allow',
        Principal: { Service: ['job.sagemaker.amazonaws.com', 'sagemaker.amazonaws.com'] },
        Action: 'sts:AssumeRole',
      },
    ]);
    const { err } = await roleOf('CreateTrainingJob');
    expect(err).toContain(
      'hint: Without --account the trust policy is not limited to your account; name it.',
    );
  });
});

describe('sm-explore show ACTION', () => {
  it('tells who needs what, when and by whose word within 80 columns and a page', async () => {
    const { out } = await smExplore(['show', 'CreateCompilationJob']);
    const lines = out.split('\n');
    const from = lines.findIndex((row) => row.startsWith('Caller needs'));
    const to = lines.findIndex((row) => row.startsWith('Resource types'));
    expect(lines.slice(from, to)).toEqual([
      'Caller needs    always: iam:PassRole [1 2 3 4]',
      '                when the request sets Tags: sagemaker:AddTags [2 3 4]',
      'Tags unasked    Studio [5], Service Catalog [6], CloudFormation [7]',
      'Role goes to    sagemaker.amazonaws.com [4]',
    ]);
    const notes = lines.findIndex((row) => row.startsWith('Who says so'));
    expect(lines.slice(notes, notes + 5)).toEqual([
      'Who says so     1 AWS reference 2020-04; 2 AWS reference 2026-06; 3 SDK request',
      '                  shape 2026-11; 4 AWS reference, API operations 2026; 5',
      '                  SageMaker guide, permissions for tagging 2026-11-26; 6',
      '                  Service Catalog guide, AutoTags 2026-11-26; 7 CloudFormation',
      '                  guide, resource tags 2026-11-26',
    ]);
  });

  it('shows all that CreateTrainingJob and its role need on the first page of 80 by 24', async () => {
    const { out } = await smExplore(['show', 'CreateTrainingJob']);
    const lines = out.split('\n');
    const after = lines.findIndex((row) => row.startsWith('Tags unasked'));
    const page = lines.slice(0, after);
    // The prompt takes the last row.
    expect(page.length).toBeLessThanOrEqual(23);
    expect(page.filter((row) => row.length > 80)).toEqual([]);
    expect(page.join('\n')).toMatch(
      /Caller needs.*iam:PassRole[\s\S]*Its role needs[\s\S]*a VPC is set: ec2:CreateNetwork/,
    );
  });

  it.each([
    'CreateTrainingJob',
    'CreateDomain',
    'CreateCluster',
    'CreateFeatureGroup',
    'CreateNotebookInstance',
  ])('fits the needs of %s into 80 columns', async (action) => {
    const lines = (await smExplore(['show', action])).out.split('\n');
    const from = lines.findIndex((row) => row.startsWith('Caller needs'));
    const to = lines.findIndex((row) => row.startsWith('Resource types'));
    expect(to - from).toBeGreaterThan(5);
    for (const row of lines.slice(from, to)) expect(row.length).toBeLessThanOrEqual(80);
  });

  it('says who tags unasked, and what sources contradict', async () => {
    const tags = await smExplore(['show', 'AddTags']);
    expect(tags.out).toMatch(/^Tags unasked +Studio \[\d\], Service Catalog \[\d\], CloudFormation \[\d\]/m);
    const start = await smExplore(['show', 'StartNotebookInstance']);
    expect(start.out).toMatch(/iam:PassRole \[1; not 2\]/);
  });
});
