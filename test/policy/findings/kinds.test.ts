/**
 * Policies of the kinds that people get wrong, of other services than the rules' own cases, with the right answer told
 * from AWS's documentation before the rules were asked: the rule that must speak, or that no warning may.
 */
import { describe, expect, it } from 'vitest';
import { loadCatalog, loadServices } from '../../../src/catalog/load.ts';
import type { PolicyKind } from '../../../src/iam/policy-kind.ts';
import { checkDocument, servicesIn } from '../../../src/policy/findings/check.ts';
import { allow, anyPolicy, deny } from './case.ts';

const core = loadCatalog();
const own = (rest: string): string => `arn:aws:${rest.replace('::', ':eu-west-1:111122223333:')}`;
const queue = own('sqs::q');
const objects = 'arn:aws:s3:::b/*';
const glue = ['catalog', 'database/db', 'table/db/t'].map((rest) => own(`glue::${rest}`));
const when = (statement: object, Condition: object): object => ({ ...statement, Condition });
const trust = (Principal: object, Condition?: object): object => ({
  Effect: 'Allow',
  Principal,
  Action: 'sts:AssumeRole',
  ...(Condition === undefined ? {} : { Condition }),
});

/** The rules that must speak among whatever else is said. */
const wrong: readonly (readonly [string, string, ...object[]])[] = [
  [
    'a table of Glue without its database and catalog',
    'required-resource-missing',
    allow('glue:GetTable', glue[2] ?? ''),
  ],
  ['objects that are a bucket', 'resource-fits-no-action', allow('s3:PutObject', 'arn:aws:s3:::b')],
  ['an alias in place of the key', 'resource-fits-no-action', allow('kms:Decrypt', own('kms::alias/a'))],
  [
    'an account that is a word',
    'invalid-resource',
    allow('sns:Publish', 'arn:aws:sns:us-east-1:ACCOUNT_ID:t'),
  ],
  [
    'a launch by a pattern, limited by a key of instances',
    'condition-on-some-types',
    when(allow('ec2:RunInst*', '*'), { StringEquals: { 'ec2:InstanceType': 't3.micro' } }),
  ],
  [
    'a launch limited by a key of volumes',
    'condition-on-some-types',
    when(allow('ec2:RunInstances', '*'), { StringEquals: { 'ec2:VolumeType': 'gp3' } }),
  ],
  [
    'an endpoint id that is a VPC',
    'invalid-id',
    when(allow('s3:GetObject', objects), { StringEquals: { 'aws:SourceVpce': 'vpc-0a1b2c3d' } }),
  ],
  [
    'a private range in IPv6',
    'invalid-address',
    when(allow('s3:GetObject', objects), { IpAddress: { 'aws:SourceIp': 'fd00::/8' } }),
  ],
  [
    'a second factor that may be absent',
    'mfa-pattern',
    when(allow('ec2:StopInstances', own('ec2::instance/*')), {
      BoolIfExists: { 'aws:MultiFactorAuthPresent': 'true' },
    }),
  ],
  [
    'one approved subnet that admits others',
    'set-operator-by-effect',
    when(allow('sagemaker:CreateTrainingJob', own('sagemaker::training-job/*')), {
      'ForAnyValue:StringEquals': { 'sagemaker:VpcSubnets': ['subnet-0a1b2c3d'] },
    }),
  ],
  [
    'a queue for a topic of anybody',
    'confused-deputy',
    { ...trust({ Service: 'sns.amazonaws.com' }), Action: 'sqs:SendMessage', Resource: queue },
  ],
  [
    'code that runs in a build with any role',
    'escalation',
    allow(['codebuild:CreateProject', 'codebuild:StartBuild', 'iam:PassRole'], '*'),
  ],
  ['an Allow under a wider Deny', 'denied-anyway', allow('sqs:SendMessage', queue), deny('sqs:*', '*')],
];

/** Nothing graver than a hint may be said. */
const right: readonly (readonly [string, PolicyKind | undefined, ...object[]])[] = [
  ['a table of Glue with its database and catalog', undefined, allow('glue:GetTable', glue)],
  ['an index of a table', undefined, allow('dynamodb:Query', own('dynamodb::table/t/index/*'))],
  [
    'a foundation model, which has no account',
    undefined,
    allow('bedrock:InvokeModel', 'arn:aws:bedrock:eu-west-1::foundation-model/a*'),
  ],
  ['China', undefined, allow('sqs:SendMessage', 'arn:aws-cn:sqs:cn-north-1:111122223333:q')],
  [
    'a public range beside a private one',
    undefined,
    when(allow('s3:GetObject', objects), { IpAddress: { 'aws:SourceIp': '172.32.0.0/16' } }),
  ],
  [
    'a default in a variable',
    undefined,
    allow('s3:GetObject', "arn:aws:s3:::b/${aws:PrincipalTag/team, 'none'}/*"),
  ],
  [
    'a second factor asked for by a denial',
    undefined,
    when(deny('ec2:StopInstances', '*'), { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } }),
  ],
  [
    'a topic that names its own',
    'resource',
    {
      ...trust({ Service: 'sns.amazonaws.com' }, { ArnEquals: { 'aws:SourceArn': own('sns::t') } }),
      Action: 'sqs:SendMessage',
      Resource: queue,
    },
  ],
  ['a trust policy for Lambda', 'trust', trust({ Service: 'lambda.amazonaws.com' })],
];

const found = (statements: readonly object[], kind: PolicyKind | undefined) => {
  const document = anyPolicy({ Version: '2012-10-17', Statement: statements });
  const asked = kind ?? (statements.some((each) => 'Principal' in each) ? 'resource' : 'managed');
  return checkDocument(document, loadServices(core, servicesIn(document)), { kind: asked });
};

const named = <Row extends readonly [string, ...unknown[]]>(rows: readonly Row[]) =>
  rows.map((row) => ({ name: row[0], row }));

describe('check', () => {
  it.each(named(wrong))('speaks of $name', ({ row: [, rule, ...statements] }) => {
    expect(found(statements, undefined).map((each) => each.rule)).toContain(rule);
  });

  it.each(named(right))('is silent about $name', ({ row: [, kind, ...statements] }) => {
    expect(found(statements, kind).filter(({ severity }) => severity !== 'hint')).toEqual([]);
  });
});
