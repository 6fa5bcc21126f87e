import { allow, arn, deny, policy, type RuleCases } from '../case.ts';

const fleets = 'arn:aws:sagemaker:*:*:device-fleet/';

/** Rules about what is said twice. */
export const redundancyCases: readonly RuleCases[] = [
  {
    rule: 'duplicate-action',
    fires: [
      {
        when: 'one stands twice, in another case',
        policy: policy(allow(['sagemaker:ListModels', 'sagemaker:listmodels'], '*')),
        finds: [['hint', 'Statement[0].Action[1]', ['sagemaker:listmodels']]],
        fixed: policy(allow(['sagemaker:ListModels'], '*')),
      },
    ],
    silent: [
      {
        when: 'they stand in two statements',
        policy: policy(allow('sagemaker:ListModels', '*'), deny('sagemaker:ListModels', '*')),
      },
    ],
  },
  {
    rule: 'redundant-action',
    fires: [
      {
        when: 'a pattern covers it',
        policy: policy(allow(['sagemaker:List*', 'sagemaker:listmodels', 'sagemaker:ListM*s'], '*')),
        finds: [
          ['hint', 'Statement[0].Action[1]', ['sagemaker:listmodels', 'sagemaker:List*']],
          ['hint', 'Statement[0].Action[2]', ['sagemaker:ListM*s', 'sagemaker:List*']],
        ],
        fixed: policy(allow(['sagemaker:List*', 'sagemaker:ListM*s'], '*')),
      },
      {
        when: 'everything is allowed anyway',
        policy: policy(allow(['*', 'sagemaker:ListModels'], '*')),
        finds: [['hint', 'Statement[0].Action[1]', ['sagemaker:ListModels', '*']]],
        fixed: policy(allow(['*'], '*')),
      },
      {
        when: 'two cover each other, of which one stays',
        policy: policy(allow(['sagemaker:List*', 'sagemaker:List**'], '*')),
        finds: [['hint', 'Statement[0].Action[1]', ['sagemaker:List**', 'sagemaker:List*']]],
        fixed: policy(allow(['sagemaker:List*'], '*')),
      },
    ],
    silent: [
      { when: 'patterns overlap only', policy: policy(allow(['sagemaker:List*', 'sagemaker:*Models'], '*')) },
    ],
  },
  {
    rule: 'duplicate-resource',
    fires: [
      {
        when: 'one stands twice',
        policy: policy(allow('sagemaker:DescribeModel', [arn.model, arn.model])),
        finds: [
          ['hint', 'Statement[0].Resource[1]', ['arn:aws:sagemaker:eu-west-1:111122223333:model/shop']],
        ],
        fixed: policy(allow('sagemaker:DescribeModel', [arn.model])),
      },
    ],
    silent: [
      {
        when: 'they differ by case, which ARNs mind',
        policy: policy(allow('s3:GetObject', ['arn:aws:s3:::a/SageMaker', 'arn:aws:s3:::a/sagemaker'])),
      },
    ],
  },
  {
    rule: 'redundant-resource',
    fires: [
      {
        when: 'a pattern covers it',
        policy: policy(allow('sagemaker:DescribeModel', ['arn:aws:sagemaker:*:*:model/s*', arn.model])),
        finds: [
          [
            'hint',
            'Statement[0].Resource[1]',
            ['arn:aws:sagemaker:eu-west-1:111122223333:model/shop', 'arn:aws:sagemaker:*:*:model/s*'],
          ],
        ],
        fixed: policy(allow('sagemaker:DescribeModel', ['arn:aws:sagemaker:*:*:model/s*'])),
      },
      {
        when: '* covers it',
        policy: policy(allow('sagemaker:DescribeModel', [arn.model, '*'])),
        finds: [
          ['hint', 'Statement[0].Resource[0]', ['arn:aws:sagemaker:eu-west-1:111122223333:model/shop', '*']],
        ],
        fixed: policy(allow('sagemaker:DescribeModel', ['*'])),
      },
      {
        when: 'two cover each other, of which one stays',
        policy: policy(allow('sagemaker:ListModels', ['*', '**'])),
        finds: [['hint', 'Statement[0].Resource[1]', ['**', '*']]],
        fixed: policy(allow('sagemaker:ListModels', ['*'])),
      },
      {
        when: 'both are of one nested type',
        policy: policy(
          allow(
            ['sagemaker:DescribeDevice', 'sagemaker:DescribeDeviceFleet'],
            [`${fleets}*/device/*`, `${fleets}*/device/a*`],
          ),
        ),
        finds: [['hint', 'Statement[0].Resource[1]', [`${fleets}*/device/a*`, `${fleets}*/device/*`]]],
        fixed: policy(
          allow(['sagemaker:DescribeDevice', 'sagemaker:DescribeDeviceFleet'], [`${fleets}*/device/*`]),
        ),
      },
    ],
    silent: [
      {
        when: 'the covered one is of a type of its own that an action takes',
        policy: policy(
          allow(
            ['sagemaker:DescribeDevice', 'sagemaker:DescribeDeviceFleet'],
            [`${fleets}*`, `${fleets}*/device/*`],
          ),
          allow('sagemaker:UpdateMonitoringAlert', [
            'arn:aws:sagemaker:*:*:monitoring-schedule/*',
            'arn:aws:sagemaker:*:*:monitoring-schedule/*/alert/*',
          ]),
        ),
      },
      {
        when: 'patterns overlap only',
        policy: policy(
          allow('s3:GetObject', [
            'arn:aws:s3:::*SageMaker*',
            'arn:aws:s3:::*Sagemaker*',
            'arn:aws:s3:::*sagemaker*',
          ]),
        ),
      },
    ],
  },
  {
    rule: 'redundant-statement',
    fires: [
      {
        when: 'two are the same apart from the Sid',
        policy: policy(
          { ...allow('sagemaker:ListModels', '*'), Sid: 'One' },
          { ...allow('sagemaker:ListModels', '*'), Sid: 'Two' },
        ),
        finds: [['hint', 'Statement[1]', ['statement', 'remove']]],
        fixed: policy({ ...allow('sagemaker:ListModels', '*'), Sid: 'One' }),
      },
      {
        when: 'a wider one has fewer conditions',
        policy: policy(
          allow('sagemaker:DescribeModel', arn.model, { Bool: { 'aws:SecureTransport': 'true' } }),
          allow('sagemaker:Describe*', '*'),
        ),
        finds: [['hint', 'Statement[0]', ['2']]],
        fixed: policy(allow('sagemaker:Describe*', '*')),
      },
      {
        when: 'two others leave nothing to it together',
        policy: policy(
          allow('sagemaker:DescribeModel', arn.model),
          allow('sagemaker:Describe*', '*', { StringEquals: { 'aws:RequestedRegion': 'eu-west-1' } }),
          allow('sagemaker:DescribeModel', '*', { StringNotEquals: { 'aws:RequestedRegion': 'eu-west-1' } }),
        ),
        finds: [['hint', 'Statement[0]', ['together', 'remove']]],
        fixed: policy(
          allow('sagemaker:Describe*', '*', { StringEquals: { 'aws:RequestedRegion': 'eu-west-1' } }),
          allow('sagemaker:DescribeModel', '*', { StringNotEquals: { 'aws:RequestedRegion': 'eu-west-1' } }),
        ),
      },
      {
        when: 'its condition is the narrower one in other words',
        policy: policy(
          allow('sagemaker:DescribeModel', '*', { NumericLessThan: { 'aws:MultiFactorAuthAge': '600' } }),
          allow('sagemaker:DescribeModel', '*', {
            NumericLessThanEquals: { 'aws:MultiFactorAuthAge': '3600' },
          }),
        ),
        finds: [['hint', 'Statement[0]', ['together', 'remove']]],
        fixed: policy(
          allow('sagemaker:DescribeModel', '*', {
            NumericLessThanEquals: { 'aws:MultiFactorAuthAge': '3600' },
          }),
        ),
      },
    ],
    silent: [
      {
        when: 'the others leave a gap, a request without the key',
        policy: policy(
          allow('sagemaker:DescribeModel', arn.model, { StringEquals: { 'aws:PrincipalTag/team': 'red' } }),
          allow('sagemaker:DescribeModel', '*', { StringEquals: { 'aws:SourceVpc': 'vpc-1' } }),
          allow('sagemaker:DescribeModel', '*', {
            'ForAnyValue:StringNotEquals': { 'aws:SourceVpc': 'vpc-1' },
          }),
        ),
      },
      {
        when: 'one of its actions is its own',
        policy: policy(
          allow(['sagemaker:DescribeModel', 'sagemaker:DescribeApp'], '*', {
            StringEquals: { 'aws:PrincipalTag/team': 'red' },
          }),
          allow('sagemaker:DescribeModel', '*', { Bool: { 'aws:SecureTransport': 'true' } }),
          allow('sagemaker:DescribeModel', '*', { Bool: { 'aws:SecureTransport': 'false' } }),
        ),
      },
      {
        when: 'the wider one has a condition of its own',
        policy: policy(
          allow('sagemaker:DescribeModel', arn.model),
          allow('sagemaker:Describe*', '*', { Bool: { 'aws:SecureTransport': 'true' } }),
        ),
      },
      {
        when: 'effects differ',
        policy: policy(allow('sagemaker:DescribeModel', arn.model), deny('sagemaker:Describe*', '*')),
      },
    ],
  },
];
