import { allow, anyPolicy, arn, deny, policy, type RuleCases } from '../case.ts';

/** Rules about resources, and whether actions and resources fit. */
export const scopeCases: readonly RuleCases[] = [
  {
    rule: 'invalid-resource',
    fires: [
      {
        when: "API Gateway's short form stands in a policy of an identity",
        policy: policy(allow('execute-api:Invoke', 'execute-api:/*')),
        finds: [['error', 'Statement[0].Resource', ['execute-api:/*']]],
      },
      {
        when: 'the account is a placeholder',
        policy: policy(allow('sagemaker:DescribeModel', 'arn:aws:sagemaker:eu-west-1:ACCOUNT_ID:model/shop')),
        finds: [['error', 'Statement[0].Resource', ['ACCOUNT_ID']]],
      },
      {
        when: 'letters of the region are in another order',
        policy: policy(
          allow('sagemaker:DescribeModel', 'arn:aws:sagemaker:eu-wset-1:111122223333:model/shop'),
        ),
        finds: [['warning', 'Statement[0].Resource', ['eu-wset-1', 'eu-west-1']]],
        fixed: policy(
          allow('sagemaker:DescribeModel', 'arn:aws:sagemaker:eu-west-1:111122223333:model/shop'),
        ),
      },
      {
        when: 'the region is of another partition',
        policy: policy(
          allow('sagemaker:DescribeModel', 'arn:aws:sagemaker:cn-north-1:111122223333:model/shop'),
        ),
        finds: [['warning', 'Statement[0].Resource', ['cn-north-1', 'aws-cn']]],
        fixed: policy(
          allow('sagemaker:DescribeModel', 'arn:aws-cn:sagemaker:cn-north-1:111122223333:model/shop'),
        ),
      },

      {
        when: 'it is a name',
        policy: policy(allow('sagemaker:DescribeModel', 'model/shop')),
        finds: [
          [
            'error',
            'Statement[0].Resource',
            ['model/shop', '*', 'rejects', 'arn:aws:service:region:account:resource'],
          ],
        ],
      },
      {
        when: 'fields are missing',
        policy: policy(allow('sagemaker:DescribeModel', 'arn:aws:sagemaker:model/shop')),
        finds: [['error', 'Statement[0].Resource', ['arn:aws:sagemaker:model/shop']]],
      },
      {
        when: 'the partition does not exist',
        policy: policy(allow('sagemaker:DescribeModel', 'arn:amazon:sagemaker:*:*:model/shop')),
        finds: [['error', 'Statement[0].Resource', ['arn:amazon:sagemaker:*:*:model/shop']]],
      },
      {
        when: 'the account has too few digits',
        policy: policy(allow('sagemaker:DescribeModel', ['*', 'arn:aws:sagemaker:*:11112222333:model/shop'])),
        finds: [
          ['error', 'Statement[0].Resource[1]', ['arn:aws:sagemaker:*:11112222333:model/shop', '11', '12']],
        ],
      },
      {
        when: 'the region is a name',
        policy: policy(deny('sagemaker:DescribeModel', 'arn:aws:sagemaker:ireland:*:model/shop')),
        finds: [
          ['error', 'Statement[0].Resource', ['arn:aws:sagemaker:ireland:*:model/shop', 'eu-west-1', '*']],
        ],
      },
      {
        when: 'the service has capitals',
        policy: policy(allow('sagemaker:DescribeModel', 'arn:aws:SageMaker:*:*:model/shop')),
        finds: [['error', 'Statement[0].Resource', ['arn:aws:SageMaker:*:*:model/shop']]],
      },
    ],
    silent: [
      {
        when: "it is API Gateway's short form in a policy of an API",
        kind: 'resource',
        policy: anyPolicy({
          Version: '2012-10-17',
          Statement: [
            { Effect: 'Allow', Principal: '*', Action: 'execute-api:Invoke', Resource: 'execute-api:/*' },
          ],
        }),
      },
      {
        when: 'it is an ARN, with or without wildcards, or *',
        policy: policy(
          allow('s3:*', [
            '*',
            arn.bucket,
            'arn:aws:s3:::example-data/*',
            'arn:*:s3:::a',
            'arn:aws-cn:sagemaker:cn-north-1:*:model/*',
          ]),
        ),
      },
      {
        when: 'the account is a variable',
        policy: policy(
          allow('sagemaker:DescribeModel', 'arn:aws:sagemaker:*:${aws:PrincipalAccount}:model/*'),
        ),
      },
    ],
  },
  {
    rule: 'resource-fits-no-action',
    fires: [
      {
        when: 'the access point of one region lacks it',
        policy: policy(allow('s3:GetObject', 'arn:aws:s3::111122223333:accesspoint/shop/object/*')),
        finds: [['warning', 'Statement[0].Resource', ['lacks the region']]],
      },
      {
        when: 'a bucket is listed by the ARN of its objects',
        policy: policy(allow('s3:ListBucket', 'arn:aws:s3:::b/*')),
        finds: [['warning', 'Statement[0].Resource', ['s3:object', 's3:ListBucket', 's3:bucket']]],
      },
      {
        when: 'region and account are missing, or there is one too many',
        policy: policy(
          allow('sagemaker:DescribeModel', 'arn:aws:sagemaker:::model/m'),
          allow('s3:GetObject', 'arn:aws:s3:eu-west-1::b/*'),
          allow('iam:GetRole', 'arn:aws:iam::111122223333:role/T'),
        ),
        finds: [
          ['warning', 'Statement[0].Resource', ['lacks the region']],
          ['warning', 'Statement[1].Resource', ['has a region']],
        ],
      },
      {
        when: 'the reference knows of no ARN, and AWS uses one',
        policy: policy(allow('fsx:DescribeFileSystems', 'arn:aws:fsx:*:*:file-system/*')),
        finds: [['hint', 'Statement[0].Resource', ['fsx:DescribeFileSystems']]],
      },

      {
        when: 'it is of another service',
        policy: policy(allow('sagemaker:DescribeModel', [arn.model, arn.bucket])),
        finds: [
          [
            'warning',
            'Statement[0].Resource[1]',
            ['arn:aws:s3:::example-data is not of a type', 'sagemaker:DescribeModel', 'sagemaker:model'],
          ],
        ],
        fixed: policy(allow('sagemaker:DescribeModel', [arn.model])),
      },
      {
        when: 'it is of another type',
        policy: policy(deny('sagemaker:DeleteModel', arn.endpoint)),
        finds: [
          [
            'warning',
            'Statement[0].Resource',
            ['endpoint/shop is sagemaker:endpoint', 'sagemaker:DeleteModel', 'which is sagemaker:model'],
          ],
        ],
      },
      {
        when: 'the action takes only *',
        policy: policy(allow('sagemaker:ListModels', arn.model)),
        finds: [
          [
            'warning',
            'Statement[0].Resource',
            ['sagemaker:ListModels', 'arn:aws:sagemaker:eu-west-1:111122223333:model/shop', 'never', '*'],
          ],
        ],
        fixed: policy(allow('sagemaker:ListModels', '*')),
      },
      {
        when: 'its type is spelt with another case',
        policy: policy(allow('states:DescribeStateMachine', 'arn:aws:states:*:*:statemachine:shop')),
        finds: [
          [
            'warning',
            'Statement[0].Resource',
            ['arn:aws:states:*:*:statemachine:shop is not', 'which is states:statemachine'],
          ],
        ],
      },
    ],
    silent: [
      {
        when: 'an access point is for several regions',
        policy: policy(
          allow('s3:GetObject', 'arn:aws:s3::111122223333:accesspoint/mfzwi23gnjvgw.mrap/object/*'),
          allow('s3:ListBucket', 'arn:aws:s3::111122223333:accesspoint/mfzwi23gnjvgw.mrap'),
        ),
      },
      {
        when: "it is API Gateway's short form in a policy of an API",
        kind: 'resource',
        policy: anyPolicy({
          Version: '2012-10-17',
          Statement: [
            { Effect: 'Allow', Principal: '*', Action: 'execute-api:Invoke', Resource: 'execute-api:/*' },
          ],
        }),
      },
      {
        when: 'a stack is made of a transform',
        policy: policy(
          allow(
            'cloudformation:CreateChangeSet',
            'arn:aws:cloudformation:eu-west-1:aws:transform/Serverless-2016-10-31',
          ),
        ),
      },
      {
        when: 'AWS owns the document',
        policy: policy(allow('ssm:SendCommand', 'arn:aws:ssm:*::document/AWS-RunShellScript')),
      },

      {
        when: 'one action can act on it',
        policy: policy(allow(['sagemaker:ListModels', 'sagemaker:DescribeModel'], arn.model)),
      },
      {
        when: 'a pattern overlaps the type',
        policy: policy(allow('sagemaker:DescribeModel', 'arn:aws:sagemaker:*:*:mod*')),
      },
      {
        when: 'a variable may stand for it',
        policy: policy(allow('sagemaker:DescribeModel', 'arn:aws:sagemaker:*:*:${aws:PrincipalTag/x}')),
      },
      {
        when: 'an action is unknown',
        policy: policy(allow(['sagemaker:DescribeModel', 'sagemaker:ReadBucket'], arn.bucket)),
      },
      { when: 'every action is allowed', policy: policy(allow('*', arn.bucket)) },
    ],
  },
  {
    rule: 'required-resource-missing',
    fires: [
      {
        when: 'two of three types are missing',
        policy: policy(
          allow('sagemaker:DisassociateTrialComponent', 'arn:aws:sagemaker:*:*:experiment-trial/x'),
        ),
        finds: [
          [
            'warning',
            'Statement[0].Action',
            [
              'sagemaker:DisassociateTrialComponent',
              'sagemaker:experiment-trial-component',
              'sagemaker:processing-job',
              'allowed',
            ],
          ],
        ],
      },
      {
        when: 'the second type is missing',
        policy: policy(allow('sagemaker:CreateEndpoint', arn.endpoint)),
        finds: [
          [
            'warning',
            'Statement[0].Action',
            ['sagemaker:CreateEndpoint', 'sagemaker:endpoint-config', 'allowed'],
          ],
        ],
      },
      {
        when: 'actions take only *',
        policy: policy(
          allow(['sagemaker:DescribeModel', 'sagemaker:ListModels', 'sagemaker:ListEndpoints'], [arn.model]),
        ),
        finds: [
          [
            'warning',
            'Statement[0].Action[1]',
            ['sagemaker:ListModels', 'sagemaker:ListEndpoints', 'never', 'allowed', '*'],
          ],
        ],
        fixed: policy(
          allow(['sagemaker:DescribeModel'], [arn.model]),
          allow(['sagemaker:ListModels', 'sagemaker:ListEndpoints'], '*'),
        ),
      },
      {
        when: 'an action has no resource of its own',
        policy: policy(allow(['s3:ListBucket', 's3:GetObject'], arn.bucket)),
        finds: [
          [
            'warning',
            'Statement[0].Action[1]',
            ['s3:GetObject', 's3:accesspointobject', 's3:object', 'never', 'allowed'],
          ],
        ],
      },
    ],
    silent: [
      {
        when: 'the types are the kinds of ends that an association may have',
        policy: policy(allow('sagemaker:AddAssociation', 'arn:aws:sagemaker:*:*:artifact/x')),
      },
      {
        when: 'both are there',
        policy: policy(allow('sagemaker:CreateEndpoint', [arn.endpoint, arn.endpointConfig])),
      },
      {
        when: 'another statement has the second type',
        policy: policy(
          allow('sagemaker:CreateEndpoint', arn.endpoint),
          allow('sagemaker:Create*', arn.endpointConfig),
        ),
      },
      { when: 'it is *', policy: policy(allow('sagemaker:CreateEndpoint', '*')) },
      { when: 'it denies', policy: policy(deny('sagemaker:CreateEndpoint', arn.endpoint)) },
      {
        when: 'types are alternatives',
        policy: policy(allow('states:DescribeExecution', 'arn:aws:states:*:*:execution:shop:*')),
      },
      {
        when: 'NotResource leaves the type in',
        policy: policy({ Effect: 'Allow', Action: 'sagemaker:CreateEndpoint', NotResource: arn.model }),
      },
    ],
  },
  {
    rule: 'denied-anyway',
    fires: [
      {
        when: 'the denial covers what is named, under conditions that the allowance has, too',
        policy: policy(
          allow(['s3:GetObject', 's3:PutObject'], 'arn:aws:s3:::b/*', {
            Bool: { 'aws:SecureTransport': 'true' },
          }),
          deny('s3:Get*', 'arn:aws:s3:::b*', { Bool: { 'aws:SecureTransport': 'true' } }),
        ),
        finds: [['warning', 'Statement[0].Action[0]', ['s3:GetObject is never allowed', 'statement 2']]],
      },

      {
        when: 'a denial covers it everywhere',
        policy: policy(
          allow(['sagemaker:DeleteModel', 'sagemaker:DescribeModel'], arn.model),
          deny('sagemaker:Delete*', '*'),
        ),
        finds: [
          ['warning', 'Statement[0].Action[0]', ['sagemaker:DeleteModel', 'never', 'allowed', '2', 'denies']],
        ],
      },
      {
        when: 'two denials leave nothing of it together',
        policy: policy(
          allow(['sagemaker:DeleteModel', 'sagemaker:DescribeModel'], arn.model),
          deny('sagemaker:Delete*', '*', { StringEquals: { 'aws:RequestedRegion': 'eu-west-1' } }),
          deny('sagemaker:DeleteModel', '*', { StringNotEquals: { 'aws:RequestedRegion': 'eu-west-1' } }),
        ),
        finds: [
          [
            'warning',
            'Statement[0].Action[0]',
            ['sagemaker:DeleteModel is never allowed', 'statement 2', 'statement 3', 'together'],
          ],
        ],
      },
      {
        when: 'the denial asks for less than the allowance does',
        policy: policy(
          allow('sagemaker:DeleteModel', '*', { StringEquals: { 'aws:RequestedRegion': 'eu-west-1' } }),
          deny('sagemaker:DeleteModel', '*', { StringLike: { 'aws:RequestedRegion': 'eu-*' } }),
        ),
        finds: [['warning', 'Statement[0].Action', ['never allowed', 'statement 2']]],
      },
    ],
    silent: [
      {
        when: 'the denial is of some of the resources, or under a condition of its own',
        policy: policy(
          allow('s3:GetObject', 'arn:aws:s3:::b/*'),
          deny('s3:GetObject', 'arn:aws:s3:::b/secret/*'),
          deny('s3:GetObject', 'arn:aws:s3:::b/*', { Bool: { 'aws:SecureTransport': 'false' } }),
        ),
      },

      {
        when: 'the denial has a condition',
        policy: policy(
          allow('sagemaker:DeleteModel', arn.model),
          deny('sagemaker:Delete*', '*', { Bool: { 'aws:MultiFactorAuthPresent': 'false' } }),
        ),
      },
      {
        when: 'the denial is about other resources',
        policy: policy(allow('sagemaker:DeleteModel', '*'), deny('sagemaker:DeleteModel', arn.model)),
      },
      {
        when: 'only a part of the pattern is denied',
        policy: policy(allow('sagemaker:*', '*'), deny('sagemaker:Delete*', '*')),
      },
    ],
  },
];
