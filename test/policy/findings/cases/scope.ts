import { allow, arn, deny, policy, type RuleCases } from '../case.ts';

/** Rules about resources, and whether actions and resources fit. */
export const scopeCases: readonly RuleCases[] = [
  {
    rule: 'invalid-resource',
    fires: [
      {
        when: 'it is a name',
        policy: policy(allow('sagemaker:DescribeModel', 'model/shop')),
        finds: [
          [
            'error',
            'Statement[0].Resource',
            'model/shop is neither * nor an ARN, so IAM rejects it; write arn:aws:service:region:account:resource.',
          ],
        ],
      },
      {
        when: 'fields are missing',
        policy: policy(allow('sagemaker:DescribeModel', 'arn:aws:sagemaker:model/shop')),
        finds: [
          [
            'error',
            'Statement[0].Resource',
            'arn:aws:sagemaker:model/shop lacks fields of an ARN; it has six, parted by colons.',
          ],
        ],
      },
      {
        when: 'the partition does not exist',
        policy: policy(allow('sagemaker:DescribeModel', 'arn:amazon:sagemaker:*:*:model/shop')),
        finds: [
          [
            'error',
            'Statement[0].Resource',
            'In arn:amazon:sagemaker:*:*:model/shop, "amazon" is not a partition (aws, aws-cn, aws-us-gov …).',
          ],
        ],
      },
      {
        when: 'the account has too few digits',
        policy: policy(allow('sagemaker:DescribeModel', ['*', 'arn:aws:sagemaker:*:11112222333:model/shop'])),
        finds: [
          [
            'error',
            'Statement[0].Resource[1]',
            'arn:aws:sagemaker:*:11112222333:model/shop has an account number of 11 digits; account numbers have 12.',
          ],
        ],
      },
      {
        when: 'the region is a name',
        policy: policy(deny('sagemaker:DescribeModel', 'arn:aws:sagemaker:ireland:*:model/shop')),
        finds: [
          [
            'error',
            'Statement[0].Resource',
            'In arn:aws:sagemaker:ireland:*:model/shop, "ireland" is not a region (write one like eu-west-1, or *).',
          ],
        ],
      },
      {
        when: 'the service has capitals',
        policy: policy(allow('sagemaker:DescribeModel', 'arn:aws:SageMaker:*:*:model/shop')),
        finds: [
          [
            'error',
            'Statement[0].Resource',
            'arn:aws:SageMaker:*:*:model/shop spells its service with capitals; IAM wants sagemaker.',
          ],
        ],
      },
    ],
    silent: [
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
        when: 'it is of another service',
        policy: policy(allow('sagemaker:DescribeModel', [arn.model, arn.bucket])),
        finds: [
          [
            'warning',
            'Statement[0].Resource[1]',
            'arn:aws:s3:::example-data is not of a type that sagemaker:DescribeModel can act on; correct or remove it.',
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
            'arn:aws:sagemaker:eu-west-1:111122223333:endpoint/shop is not of a type that sagemaker:DeleteModel can act on; correct or remove it.',
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
            'sagemaker:ListModels cannot be limited to resources, so arn:aws:sagemaker:eu-west-1:111122223333:model/shop never matches; use * as the resource.',
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
            'arn:aws:states:*:*:statemachine:shop is not of a type that states:DescribeStateMachine can act on; correct or remove it.',
          ],
        ],
      },
    ],
    silent: [
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
            'sagemaker:DisassociateTrialComponent also needs a resource of type sagemaker:experiment-trial-component and sagemaker:processing-job, so it is not allowed yet; add the ARN.',
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
            'sagemaker:CreateEndpoint also needs a resource of type sagemaker:endpoint-config, so it is not allowed yet; add the ARN.',
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
            'sagemaker:ListModels and sagemaker:ListEndpoints cannot be limited to resources, so they are never allowed here; state them apart, with * as the resource.',
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
            's3:GetObject acts on s3:accesspointobject and s3:object, and no resource given is of such a type, so it is never allowed; add its ARN.',
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
        when: 'a denial covers it everywhere',
        policy: policy(
          allow(['sagemaker:DeleteModel', 'sagemaker:DescribeModel'], arn.model),
          deny('sagemaker:Delete*', '*'),
        ),
        finds: [
          [
            'warning',
            'Statement[0].Action[0]',
            'sagemaker:DeleteModel is never allowed, because statement 2 denies it on every resource; remove one of the two.',
          ],
        ],
      },
    ],
    silent: [
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
