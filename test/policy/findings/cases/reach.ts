import { allow, policy, type RuleCases } from '../case.ts';

const group = 'arn:aws:logs:eu-west-1:111122223333:log-group:/aws/sagemaker/TrainingJobs';
const launch = [
  'arn:aws:ec2:*:*:instance/*',
  'arn:aws:ec2:*:*:subnet/*',
  'arn:aws:ec2:*:*:security-group/*',
  'arn:aws:ec2:*:*:network-interface/*',
  'arn:aws:ec2:*::image/*',
];
const micro = { StringEquals: { 'ec2:InstanceType': 't3.micro' } };
const [instance = '', ...besides] = launch;

/** Rules about statements whose reach is nothing, or everything that one should not hand out lightly. */
const endpoint = (name: string): string => `arn:aws:sagemaker:*:111122223333:endpoint/${name}`;

export const reachCases: readonly RuleCases[] = [
  {
    rule: 'log-group-without-star',
    fires: [
      {
        when: 'the ARN ends with the name',
        policy: policy(allow('logs:FilterLogEvents', group)),
        finds: [['warning', 'Statement[0].Resource', ['logs:FilterLogEvents', `${group}:*`]]],
        fixed: policy(allow('logs:FilterLogEvents', `${group}:*`)),
      },
    ],
    silent: [
      { when: 'it ends in :*', policy: policy(allow('logs:FilterLogEvents', `${group}:*`)) },
      { when: 'the name ends in a star', policy: policy(allow('logs:FilterLogEvents', `${group}*`)) },
      { when: 'tags are meant', policy: policy(allow('logs:TagResource', group)) },
      {
        when: 'both forms stand beside each other',
        policy: policy(allow(['logs:TagResource', 'logs:PutRetentionPolicy'], [group, `${group}:*`])),
      },
    ],
  },
  {
    rule: 'endpoint-name-capitals',
    fires: [
      {
        when: 'the name has capitals',
        policy: policy(allow('sagemaker:InvokeEndpoint', endpoint('My-Endpoint-${aws:PrincipalTag/Team}'))),
        finds: [
          [
            'hint',
            'Statement[0].Resource',
            ['My-Endpoint', endpoint('my-endpoint-${aws:PrincipalTag/Team}')],
          ],
        ],
        fixed: policy(allow('sagemaker:InvokeEndpoint', endpoint('my-endpoint-${aws:PrincipalTag/Team}'))),
      },
    ],
    silent: [
      {
        when: 'it has none',
        policy: policy(allow('sagemaker:InvokeEndpoint', endpoint('my-endpoint'))),
      },
      {
        when: 'it is the configuration of an endpoint',
        policy: policy(
          allow('sagemaker:DescribeEndpointConfig', 'arn:aws:sagemaker:*:111122223333:endpoint-config/My'),
        ),
      },
    ],
  },
  {
    rule: 'condition-on-some-types',
    fires: [
      {
        when: 'the type of an instance is asked of its subnet, too',
        policy: policy(allow('ec2:RunInstances', launch, micro)),
        finds: [
          [
            'warning',
            'Statement[0].Condition.StringEquals.ec2:InstanceType',
            ['ec2:RunInstances', 'ec2:image', 'ec2:subnet', 'ec2:InstanceType'],
          ],
        ],
      },
    ],
    silent: [
      {
        when: 'the rest is allowed apart',
        policy: policy(allow('ec2:RunInstances', instance, micro), allow('ec2:RunInstances', besides)),
      },
      {
        when: 'the condition holds without the key',
        policy: policy(
          allow('ec2:RunInstances', launch, {
            StringEqualsIfExists: { 'ec2:InstanceType': 't3.micro' },
          }),
        ),
      },
      {
        when: 'every request has the key',
        policy: policy(
          allow('ec2:RunInstances', launch, { StringEquals: { 'aws:RequestedRegion': 'eu-west-1' } }),
        ),
      },
    ],
  },
  {
    rule: 'data-exfiltration',
    fires: [
      {
        when: 'objects and secrets of all may be read',
        policy: policy(allow(['s3:GetObject', 'secretsmanager:GetSecretValue'], '*')),
        finds: [['hint', 'Statement[0].Action[0]', ['s3:GetObject and secretsmanager:GetSecretValue']]],
      },
    ],
    silent: [
      { when: 'one bucket is named', policy: policy(allow('s3:GetObject', 'arn:aws:s3:::b/*')) },
      {
        when: 'the tag of the resource limits it',
        policy: policy(
          allow('secretsmanager:GetSecretValue', '*', { StringEquals: { 'aws:ResourceTag/team': 'ml' } }),
        ),
      },
    ],
  },
  {
    rule: 'credentials-exposure',
    fires: [
      {
        when: 'any role may be taken',
        policy: policy(allow('sts:AssumeRole', '*')),
        finds: [['hint', 'Statement[0].Action', ['sts:AssumeRole']]],
      },
    ],
    silent: [
      {
        when: 'one role is named',
        policy: policy(allow('sts:AssumeRole', 'arn:aws:iam::111122223333:role/Train')),
      },
      {
        when: 'the action takes nothing but *',
        policy: policy(allow('ecr:GetAuthorizationToken', '*')),
      },
    ],
  },
  {
    rule: 'resource-exposure',
    fires: [
      {
        when: 'every bucket may be opened',
        policy: policy(allow('s3:PutBucketPolicy', '*')),
        finds: [['hint', 'Statement[0].Action', ['s3:PutBucketPolicy', 'other accounts']]],
      },
    ],
    silent: [{ when: 'one bucket may', policy: policy(allow('s3:PutBucketPolicy', 'arn:aws:s3:::b')) }],
  },
  {
    rule: 'permissions-management',
    fires: [
      {
        when: 'the policies of every role may be written',
        policy: policy(allow(['iam:PutRolePolicy', 'iam:GetRole'], '*')),
        finds: [['hint', 'Statement[0].Action[0]', ['iam:PutRolePolicy']]],
      },
    ],
    silent: [
      {
        when: 'one role may',
        policy: policy(allow('iam:PutRolePolicy', 'arn:aws:iam::111122223333:role/Train')),
      },
    ],
  },
];
