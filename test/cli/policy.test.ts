import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { passRole } from '../support/training-policy.ts';
import { smExplore, words } from './session.ts';

const folder = mkdtempSync(join(tmpdir(), 'sm-explore-cli-'));
afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 }));

const statements = (text: string) => JSON.parse(text).Statement;

describe("a newcomer's policy", () => {
  it('lets somebody start a training job', async () => {
    const { code, out, err } = await smExplore(['policy', 'CreateTrainingJob', '--with-dependents']);
    expect(out).toBe(`{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Sid": "CreateTrainingJob",
      "Effect": "Allow",
      "Action": [
        "sagemaker:CreateTrainingJob"
      ],
      "Resource": [
        "arn:aws:sagemaker:*:*:training-job/*"
      ]
    },
    {
      "Sid": "PassRole",
      "Effect": "Allow",
      "Action": [
        "iam:PassRole"
      ],
      "Resource": [
        "arn:aws:iam::*:role/*"
      ],
      "Condition": {
        "StringEquals": {
          "iam:PassedToService": "sagemaker.amazonaws.com"
        }
      }
    }
  ]
}
`);
    expect(
      err.split('\n').map((line) => line.replace(/^(\w+: Statement\[\d\]\S*).*(\[.*\])$/, '$1 $2')),
    ).toContain('warning: Statement[1].Resource[0]: [pass-role-any-role]');
    expect(code).toBe(0);
  });

  it('names region, account, role, scope and conditions; each reaches what it fits', async () => {
    const { code, out, err } = await smExplore([
      'policy',
      'sagemaker:createtrainingjob',
      'CREATEENDPOINT',
      '--with-dependents=all',
      '--region=eu-west-1',
      '--account',
      '111122223333',
      '--role',
      'arn:aws:iam::111122223333:role/Train',
      '--resource',
      'training-job=arn:aws:sagemaker:eu-west-1:111122223333:training-job/ml-*',
      '--resource',
      'endpoint-config=arn:aws:sagemaker:eu-west-1:111122223333:endpoint-config/small',
      '--condition',
      'vpcsubnets=subnet-1,subnet-2',
      '--condition',
      'requesttag/cost center stringlike=a*',
    ]);
    expect(statements(out)).toEqual([
      {
        Sid: 'CreateTrainingJob',
        Effect: 'Allow',
        Action: ['sagemaker:CreateTrainingJob'],
        Resource: ['arn:aws:sagemaker:eu-west-1:111122223333:training-job/ml-*'],
        Condition: {
          'ForAllValues:StringEquals': { 'sagemaker:VpcSubnets': ['subnet-1', 'subnet-2'] },
          Null: { 'sagemaker:VpcSubnets': 'false' },
          StringLike: { 'aws:RequestTag/cost center': 'a*' },
        },
      },
      {
        Sid: 'CreateEndpoint',
        Effect: 'Allow',
        Action: ['sagemaker:CreateEndpoint'],
        Resource: [
          'arn:aws:sagemaker:eu-west-1:111122223333:endpoint-config/small',
          'arn:aws:sagemaker:eu-west-1:111122223333:endpoint/*',
        ],
        Condition: { StringLike: { 'aws:RequestTag/cost center': 'a*' } },
      },
      passRole('arn:aws:iam::111122223333:role/Train'),
      {
        Sid: 'AddTagsOnCreate',
        Effect: 'Allow',
        Action: ['sagemaker:AddTags'],
        // The configuration that CreateEndpoint reads is not what it tags.
        Resource: [
          'arn:aws:sagemaker:eu-west-1:111122223333:endpoint/*',
          'arn:aws:sagemaker:eu-west-1:111122223333:training-job/ml-*',
        ],
        Condition: {
          StringEquals: { 'sagemaker:TaggingAction': ['CreateEndpoint', 'CreateTrainingJob'] },
          StringLike: { 'aws:RequestTag/cost center': 'a*' },
        },
      },
      {
        Sid: 'CreateGrant',
        Effect: 'Allow',
        Action: ['kms:CreateGrant'],
        Resource: ['arn:aws:kms:eu-west-1:111122223333:key/*'],
      },
    ]);
    expect(err).toContain(
      'warning: Statement[1]: sagemaker:CreateEndpoint does not honour sagemaker:VpcSubnets, so it is allowed without that condition. [condition-not-honoured]\n',
    );
    expect(code).toBe(0);
  });
});

describe('actions', () => {
  it('come from standard input, one a line', async () => {
    const { code, out } = await smExplore(['policy', '-', 'ListModels'], {
      stdin: '# models\nCreateModel\r\n\n  "sagemaker:DeleteModel",\n',
    });
    expect(
      statements(out)
        .flatMap((each: { Action: string[] }) => each.Action)
        .sort(),
    ).toEqual(['sagemaker:CreateModel', 'sagemaker:DeleteModel', 'sagemaker:ListModels']);
    expect(code).toBe(0);
  });

  it('come from other services too', async () => {
    const { out } = await smExplore(['policy', 's3:deletebucket']);
    expect(statements(out)).toEqual([
      { Sid: 'DeleteBucket', Effect: 'Allow', Action: ['s3:DeleteBucket'], Resource: ['arn:aws:s3:::*'] },
    ]);
  });

  it('that patterns match stay patterns, and what these grant is said', async () => {
    const { code, out, err } = await smExplore(['policy', 'describe*', 'CreateModel', 's3:*LifecycleConf*']);
    expect(statements(out).map((each: { Action: string[] }) => each.Action)).toEqual([
      ['sagemaker:Describe*'],
      ['sagemaker:CreateModel'],
      ['s3:*LifecycleConf*'],
    ]);
    expect(err).toMatch(/^warning: Statement\[0\]: sagemaker:Describe\* .*79 actions.*\[pattern-grows\]$/m);
    expect(err).toMatch(/^hint: --expand .*sagemaker:Describe\* and s3:\*LifecycleConf\*/m);
    expect(code).toBe(0);
  });

  it('that a pattern matches are limited and denied with it', async () => {
    const arn = 'arn:aws:sagemaker:eu-west-1:111122223333:endpoint/prod-*';
    const { out } = await smExplore([
      'policy',
      'Delete*Endpoint',
      '--deny',
      '--resource',
      `endpoint=${arn}`,
      '--condition',
      'aws:ResourceTag/team=red',
    ]);
    expect(statements(out)).toEqual([
      {
        Sid: 'DenyDeleteEndpoint',
        Effect: 'Deny',
        Action: ['sagemaker:Delete*Endpoint'],
        Resource: [arn],
        Condition: { StringEquals: { 'aws:ResourceTag/team': 'red' } },
      },
    ]);
  });

  it('that a pattern matches are named one by one on request', async () => {
    const { out, err } = await smExplore(['policy', '*LineageGroupPolicy', '--expand']);
    expect(
      statements(out)
        .flatMap((each: { Action: string[] }) => each.Action)
        .sort(),
    ).toEqual([
      'sagemaker:CreateLineageGroupPolicy',
      'sagemaker:DeleteLineageGroupPolicy',
      'sagemaker:GetLineageGroupPolicy',
      'sagemaker:PutLineageGroupPolicy',
    ]);
    expect(err).toContain('hint: sagemaker:*LineageGroupPolicy stands for 4 actions, named one by one.\n');
  });

  it('that are denied need no others', async () => {
    const { code, out, err } = await smExplore(words('policy CreateTrainingJob --deny --with-dependents'));
    expect(statements(out)).toEqual([
      {
        Sid: 'DenyCreateTrainingJob',
        Effect: 'Deny',
        Action: ['sagemaker:CreateTrainingJob'],
        Resource: ['arn:aws:sagemaker:*:*:training-job/*'],
      },
    ]);
    expect(err).toContain(
      'hint: A denied action needs no other, so --with-dependents adds nothing to --deny.\n',
    );
    expect(code).toBe(0);
  });
});

describe('what is refused, with nothing on standard output and exit code 2', () => {
  const cases: readonly (readonly [string, readonly string[], string])[] = [
    [
      'unknown actions, all of them, with the three nearest names',
      ['CreateTrainingJbo', 's3:GetObjekt', 'CreateModel'],
      'There is no action CreateTrainingJbo; nearest: sagemaker:CreateTrainingJob, sagemaker:CreateTrainingPlan, sagemaker:CreateTransformJob.\n' +
        'There is no action s3:GetObjekt; nearest: s3:GetObject, s3:GetObjectAcl, s3:GetObjectTagging.\n',
    ],
    [
      'a misspelt service',
      ['sagmaker:CreateModel'],
      'There is no action sagmaker:CreateModel; nearest: sagemaker:CreateModel, sagemaker:CreateModelCard, sagemaker:CreateModelPackage.\n',
    ],
    [
      'a pattern that matches nothing, with the patterns nearest to it',
      ['Descrbe*'],
      'No action matches Descrbe*; nearest: sagemaker:Describe*, sagemaker:DescribeAI*, sagemaker:DescribeApp*.\n',
    ],
    [
      'a pattern of a service that there is not',
      ['sagemkaer:*'],
      'There is no service sagemkaer, so sagemkaer:* matches nothing; nearest: sagemaker, sagemaker-mlflow, sagemaker-geospatial.\n',
    ],
    ['a pattern over services', ['*:Create*'], '*:Create* is refused: name one service before the colon.\n'],
    [
      'an ARN of another type',
      ['CreateModel', '--resource', 'model=arn:aws:sagemaker:eu-west-1:111122223333:endpoint/x'],
      'arn:aws:sagemaker:eu-west-1:111122223333:endpoint/x is refused: it is an ARN of sagemaker:endpoint, not of sagemaker:model.\n',
    ],
    [
      'an ARN with a placeholder',
      ['CreateModel', '--resource', 'model=arn:aws:sagemaker:${Region}:111122223333:model/x'],
      'arn:aws:sagemaker:${Region}:111122223333:model/x is refused: ${Region} is not filled in (write * for any).\n',
    ],
    [
      'an ARN of a type that no action takes',
      ['CreateModel', '--resource', 'domain=arn:aws:sagemaker:eu-west-1:111122223333:domain/d'],
      'No action here acts on sagemaker:domain, so --resource would limit nothing.\n',
    ],
    [
      'a type without an ARN',
      ['CreateModel', '--resource', 'model'],
      '--resource model is refused: write TYPE=ARN, as in training-job=arn:….\n',
    ],
    [
      'a condition on an unknown key',
      ['CreateModel', '--condition', 'VpcSubnet=x'],
      'There is no condition key VpcSubnet; nearest: sagemaker:VpcSubnets, aws:VpcSourceIp, aws:VpceAccount.\n',
    ],
    [
      'an operator that the key does not take',
      ['CreateModel', '--condition', 'NetworkIsolation NumericEquals=1'],
      'sagemaker:NetworkIsolation is of type Bool, which takes Bool, Null, not NumericEquals.\n',
    ],
    [
      'a value of the wrong kind',
      ['CreateModel', '--condition', 'NetworkIsolation=yes'],
      'Bool takes true or false, not "yes".\n',
    ],
    [
      'a tag key without its name',
      ['CreateModel', '--condition', 'RequestTag/=x'],
      '--condition RequestTag/=x is refused: the key needs a name, as in aws:RequestTag/team=….\n',
    ],
    [
      'one condition twice',
      ['CreateModel', '--condition', 'VpcSubnets=a', '--condition', 'vpcsubnets=b'],
      '--condition names sagemaker:VpcSubnets with ForAllValues:StringEquals twice: put its values into one, separated by commas.\n',
    ],
    [
      'an account that is none',
      ['CreateModel', '--account', '12'],
      '--account: "12" is not an account number: twelve digits, or *.\n',
    ],
    [
      'a region that is none',
      ['CreateModel', '--region', 'Frankfurt'],
      '--region: "Frankfurt" is not a region (write one like eu-west-1, or *).\n',
    ],
    [
      'a partition that is none',
      ['CreateModel', '--partition', 'azure'],
      '--partition: "azure" is not a partition (aws, aws-cn, aws-us-gov …).\n',
    ],
    [
      'a role that is none',
      ['CreateModel', '--role', 'Train'],
      '--role: Train is not the ARN of a role, as in arn:aws:iam::111122223333:role/name.\n',
    ],
    [
      'a role with a placeholder',
      ['CreateModel', '--role', 'arn:aws:iam::111122223333:role/<name>'],
      '--role: arn:aws:iam::111122223333:role/<name> is not the ARN of a role, as in arn:aws:iam::111122223333:role/name.\n',
    ],
    [
      'an ARN with a slash too many',
      ['CreateModel', '--resource', 'model=arn:aws:sagemaker:eu-west-1:111122223333:model/a/<b>'],
      'arn:aws:sagemaker:eu-west-1:111122223333:model/a/<b> is refused: the resource "model/a/<b>" holds a placeholder or a broken policy variable.\n',
    ],
    [
      'a format that there is not',
      ['CreateModel', '--format', 'xml'],
      '--format does not take xml: allowed choices are json, statements, terraform, cloudformation, cdk, cli.\n',
    ],
    [
      'dependents of another sort',
      ['CreateModel', '--with-dependents=some'],
      '--with-dependents does not take some: write --with-dependents or --with-dependents=all.\n',
    ],
    [
      'an option that there is not',
      ['CreateModel', '--regoin', 'x'],
      "Unknown option '--regoin'; did you mean --region?\n",
    ],
    ['an empty standard input', ['-'], 'Standard input holds no names of actions: write one a line.\n'],
    ['no action', [], "Missing required argument 'ACTION'.\n"],
  ];
  it.each(cases)('%s', async (_, args, said) => {
    const { code, out, err } = await smExplore(['policy', ...args]);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toBe(said);
  });

  it('control characters reach no terminal', async () => {
    const { err } = await smExplore(['policy', 'Create\u001b[2JModel']);
    expect(err).toMatch(/^There is no action Create\\u001b\[2JModel; nearest: /);
  });
});

describe('defaults', () => {
  const resource = async (args: readonly string[], parts: Parameters<typeof smExplore>[1]) => {
    const { out, err } = await smExplore(['policy', 'CreateModel', ...args], parts);
    return out === '' ? err : statements(out)[0].Resource[0];
  };
  const configPath = join(folder, 'config.json');
  writeFileSync(configPath, '{"region": "eu-north-1", "account": "444455556666"}');

  it('come from flags, then the configuration, then the environment', async () => {
    const env = { AWS_REGION: 'us-east-1', AWS_DEFAULT_REGION: 'us-west-2' };
    expect(await resource([], {})).toBe('arn:aws:sagemaker:*:*:model/*');
    expect(await resource([], { env: { AWS_DEFAULT_REGION: 'us-west-2', AWS_REGION: '' } })).toBe(
      'arn:aws:sagemaker:us-west-2:*:model/*',
    );
    expect(await resource([], { env })).toBe('arn:aws:sagemaker:us-east-1:*:model/*');
    expect(await resource([], { env, configPath })).toBe('arn:aws:sagemaker:eu-north-1:444455556666:model/*');
    expect(await resource(['--region', 'ap-south-1'], { env, configPath })).toBe(
      'arn:aws:sagemaker:ap-south-1:444455556666:model/*',
    );
  });

  it('take the partition from the region, unless it is given', async () => {
    expect(await resource(['--region', 'cn-north-1'], {})).toBe('arn:aws-cn:sagemaker:cn-north-1:*:model/*');
    expect(await resource(['--region', 'us-gov-west-1'], {})).toBe(
      'arn:aws-us-gov:sagemaker:us-gov-west-1:*:model/*',
    );
    expect(await resource(['--partition', '*'], {})).toBe('arn:*:sagemaker:*:*:model/*');
    for (const [region, partition] of [
      ['us-iso-east-1', 'aws-iso'],
      ['us-isob-east-1', 'aws-iso-b'],
      ['us-isof-south-1', 'aws-iso-f'],
      ['eu-isoe-west-1', 'aws-iso-e'],
      ['eusc-de-east-1', 'aws-eusc'],
    ])
      expect(await resource([`--region=${region}`], {})).toBe(
        `arn:${partition}:sagemaker:${region}:*:model/*`,
      );
  });

  it('refuse a region of another partition than the one that is named', async () => {
    expect(await resource(['--region', 'us-east-1', '--partition', 'aws-cn'], {})).toBe(
      '--region us-east-1 is in the partition aws, but --partition says aws-cn.\n',
    );
    expect(await resource(['--partition', 'aws'], { env: { AWS_REGION: 'cn-north-1' } })).toBe(
      'AWS_REGION cn-north-1 is in the partition aws-cn, but --partition says aws.\n',
    );
    expect(await resource(['--region', 'us-*', '--partition', 'aws-us-gov'], {})).toBe(
      'arn:aws-us-gov:sagemaker:us-*:*:model/*',
    );
  });

  it('that are wrong are named with the place they came from', async () => {
    expect(await resource([], { env: { AWS_REGION: 'moon' } })).toBe(
      'AWS_REGION: "moon" is not a region (write one like eu-west-1, or *).\n',
    );
  });
});

describe('formats and targets', () => {
  it('write the policy in the form asked for', async () => {
    const terraform = await smExplore([
      'policy',
      'ListModels',
      '--format',
      'terraform',
      '--name',
      'model lister',
    ]);
    expect(terraform.out).toBe(`data "aws_iam_policy_document" "model_lister" {
  statement {
    sid    = "ListModels"
    effect = "Allow"

    actions = ["sagemaker:ListModels"]

    resources = ["*"]
  }
}
`);
    const scp = await smExplore(['policy', 'ListModels', '--for', 'scp']);
    expect(scp.out).toBe(
      '{"Version":"2012-10-17","Statement":[{"Sid":"ListModels","Effect":"Allow","Action":["sagemaker:ListModels"],"Resource":["*"]}]}\n',
    );
  });

  it('split what is too large and say so', async () => {
    const { out, err, code } = await smExplore(['policy', '*', '--expand', '--account', '111122223333'], {
      terminal: { input: false, output: false, errors: true },
    });
    expect(err).toMatch(/^Assembling and checking 450 actions; ctrl-c stops it\.$/m);
    expect(JSON.parse(out).length).toBeGreaterThan(1);
    expect(err).toMatch(
      /^warning: policy 1: The policy has [\d,]+ characters .* split into \d+ policies.*\[policy-split\]$/m,
    );
    expect(code).toBe(0);
  });
});
