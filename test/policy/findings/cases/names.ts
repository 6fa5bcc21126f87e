import { allBut, allow, arn, deny, policy, type RuleCases } from '../case.ts';

/** Rules about names of actions, services and keys. */
export const nameCases: readonly RuleCases[] = [
  {
    rule: 'malformed-action',
    fires: [
      {
        when: 'the service is missing',
        policy: policy(allow('CreateModel', '*')),
        finds: [
          [
            'error',
            'Statement[0].Action',
            ['CreateModel', 'service:Name', 'rejects', 'sagemaker:CreateModel'],
          ],
        ],
      },
      {
        when: 'the service is a pattern',
        policy: policy(allow('sage*:CreateModel', '*')),
        finds: [['error', 'Statement[0].Action', ['sage*:CreateModel', 'rejects']]],
      },
      {
        when: 'it is empty',
        policy: policy(deny('', '*')),
        finds: [['error', 'Statement[0].Action', ['service:Name', 'rejects', 'sagemaker:CreateModel']]],
      },
    ],
    silent: [
      { when: 'service and name are there', policy: policy(allow('sagemaker:CreateModel', arn.model)) },
      { when: 'it is every action', policy: policy(allow(['*', '*:*'], '*')) },
    ],
  },
  {
    rule: 'unknown-service',
    fires: [
      {
        when: 'letters are swapped',
        policy: policy(allow(['sagemkaer:CreateModel'], '*')),
        finds: [['warning', 'Statement[0].Action[0]', ['sagemkaer:CreateModel', 'sagemaker:CreateModel']]],
        fixed: policy(allow(['sagemaker:CreateModel'], '*')),
      },
      {
        when: 'the service goes by another name',
        policy: policy(allow(['efs:CreateFileSystem'], '*')),
        finds: [['warning', 'Statement[0].Action[0]', ['elasticfilesystem:CreateFileSystem']]],
        fixed: policy(allow(['elasticfilesystem:CreateFileSystem'], '*')),
      },
      {
        when: 'the service of a pattern goes by another name',
        policy: policy(allow(['elb:Describe*'], '*')),
        finds: [['warning', 'Statement[0].Action[0]', ['elasticloadbalancing:Describe*']]],
        fixed: policy(allow(['elasticloadbalancing:Describe*'], '*')),
      },
      {
        when: 'the service that comes near has no such action, which is then no fix',
        policy: policy(allow(['lambdaa:DoNothing'], '*')),
        finds: [['warning', 'Statement[0].Action[0]', ['lambda']]],
      },
      {
        when: 'nothing comes near',
        policy: policy(allow('xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx:Do', '*')),
        finds: [['warning', 'Statement[0].Action', ['xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx:Do']]],
      },
    ],
    silent: [
      { when: 'the service is not loaded but exists', policy: policy(allow('braket:CreateJob', '*')) },
      { when: 'its case differs', policy: policy(allow('SageMaker:CreateModel', '*')) },
    ],
  },
  {
    rule: 'unknown-action',
    fires: [
      {
        when: 'it is an operation that IAM checks as another action',
        policy: policy(allow(['s3:ListObjectsV2', 'sagemaker:create_model'], '*')),
        finds: [
          ['warning', 'Statement[0].Action[0]', ['s3:ListBucket']],
          ['warning', 'Statement[0].Action[1]', ['sagemaker:CreateModel']],
        ],
        fixed: policy(allow(['s3:ListBucket', 'sagemaker:create_model'], '*')),
      },
      {
        when: 'another service has exactly that name, though its own has one that is near',
        policy: policy(allow(['batch:CreateEndpoint'], '*')),
        finds: [['warning', 'Statement[0].Action[0]', ['sagemaker:CreateEndpoint']]],
        fixed: policy(allow(['sagemaker:CreateEndpoint'], '*')),
      },
      {
        when: 'a letter is missing',
        policy: policy(allow('sagemaker:CreateTraningJob', '*')),
        finds: [
          ['warning', 'Statement[0].Action', ['sagemaker:CreateTraningJob', 'sagemaker:CreateTrainingJob']],
        ],
        fixed: policy(allow('sagemaker:CreateTrainingJob', '*')),
      },
      {
        when: 'a denial is aimed at an action that does not exist',
        policy: policy(deny(['sagemaker:DescribeModel', 'sagemaker:ReadModel'], '*')),
        finds: [['warning', 'Statement[0].Action[1]', ['sagemaker:ReadModel', 'sagemaker:CreateModel']]],
      },
      {
        when: 'it stands in NotAction',
        policy: policy(allBut('Deny', ['iam:GetRoles'])),
        finds: [['warning', 'Statement[0].NotAction[0]', ['iam:GetRoles', 'iam:GetRole']]],
        fixed: policy(allBut('Deny', ['iam:GetRole'])),
      },
      {
        when: 'it is a property that every object has',
        policy: policy(allow('sagemaker:constructor', '*')),
        finds: [['warning', 'Statement[0].Action', ['sagemaker:constructor', 'sagemaker:CreateAction']]],
      },
    ],
    silent: [
      {
        when: 'AWS writes it itself',
        policy: policy(
          allow('glue:ShareResource', 'arn:aws:glue:eu-west-1:111122223333:catalog'),
          allow('SNS:Receive', '*'),
        ),
      },
      { when: 'its case differs', policy: policy(allow('sagemaker:createtrainingjob', '*')) },
      { when: 'it is a pattern', policy: policy(allow('sagemaker:CreateTrain*', '*')) },
    ],
  },
  {
    rule: 'pattern-matches-nothing',
    fires: [
      {
        when: 'no action begins so',
        policy: policy(allow(['sagemaker:Fetch*', 'sagemaker:List*'], '*')),
        finds: [['warning', 'Statement[0].Action[0]', ['sagemaker:Fetch*']]],
      },
      {
        when: 'the wildcard stands for one letter',
        policy: policy(deny('sagemaker:CreateModel?', '*')),
        finds: [['warning', 'Statement[0].Action', ['sagemaker:CreateModel']]],
      },
    ],
    silent: [
      { when: 'one action matches', policy: policy(allow('sagemaker:*TrainingJobs', '*')) },
      { when: 'it matches in another case', policy: policy(allow('sagemaker:createmode*', '*')) },
    ],
  },
  {
    rule: 'unknown-key',
    fires: [
      {
        when: 'a letter is missing',
        policy: policy(
          allow('sagemaker:CreateModel', '*', {
            ArnLike: { 'sagemaker:VolumKmsKey': 'arn:aws:kms:*:*:key/1' },
          }),
        ),
        finds: [
          [
            'warning',
            'Statement[0].Condition.ArnLike.sagemaker:VolumKmsKey',
            ['sagemaker:VolumKmsKey', 'sagemaker:VolumeKmsKey'],
          ],
        ],
        fixed: policy(
          allow('sagemaker:CreateModel', '*', {
            ArnLike: { 'sagemaker:VolumeKmsKey': 'arn:aws:kms:*:*:key/1' },
          }),
        ),
      },
      {
        when: 'no reference or guide has it',
        policy: policy(
          allow('sagemaker:InvokeEndpoint', arn.endpoint, {
            StringEquals: { 'sagemaker:TargetVariantHostname': 'a' },
          }),
        ),
        finds: [
          [
            'warning',
            'Statement[0].Condition.StringEquals.sagemaker:TargetVariantHostname',
            ['sagemaker:TargetVariantHostname', 'sagemaker:TargetContainerHostname'],
          ],
        ],
      },
      {
        when: 'a global key is misspelt',
        policy: policy(deny('sagemaker:*', '*', { StringNotEquals: { 'aws:RequestRegion': 'eu-west-1' } })),
        finds: [
          [
            'warning',
            'Statement[0].Condition.StringNotEquals.aws:RequestRegion',
            ['aws:RequestRegion', 'aws:RequestedRegion'],
          ],
        ],
        fixed: policy(deny('sagemaker:*', '*', { StringNotEquals: { 'aws:RequestedRegion': 'eu-west-1' } })),
      },
      {
        when: 'its service does not exist',
        policy: policy(allow('sagemaker:CreateModel', '*', { StringEquals: { 'sagemakr:ModelArn': 'a' } })),
        finds: [['warning', 'Statement[0].Condition.StringEquals.sagemakr:ModelArn', ['sagemakr:ModelArn']]],
      },
    ],
    silent: [
      {
        when: 'its case differs',
        policy: policy(
          allow('sagemaker:CreateModel', '*', { Bool: { 'SageMaker:networkisolation': 'true' } }),
        ),
      },
      {
        when: 'a tag name is filled in',
        policy: policy(
          allow('sagemaker:CreateModel', '*', {
            StringEquals: { 'aws:RequestTag/team': 'ml', 'sagemaker:ResourceTag/a': 'b' },
          }),
        ),
      },
      {
        when: 'the reference spells the placeholder otherwise',
        policy: policy(
          allow('s3:GetObject', 'arn:aws:s3:::example-data/*', {
            StringEquals: { 's3:ExistingObjectTag/team': 'ml' },
          }),
        ),
      },
      {
        when: 'it is out of use, which deprecated-key says',
        policy: policy(
          allow('sagemaker:CreateDomain', '*', { StringEquals: { 'sagemaker:AppNetworkAccess': 'VpcOnly' } }),
        ),
      },
      {
        when: 'it is a key of an identity provider',
        policy: policy(
          allow('s3:GetObject', 'arn:aws:s3:::a/*', {
            StringEquals: { 'token.actions.githubusercontent.com:sub': 'x', 'saml:aud': 'y' },
          }),
        ),
      },
    ],
  },
  {
    rule: 'deprecated-key',
    fires: [
      {
        when: 'it has a successor',
        policy: policy(
          allow('sagemaker:CreateTrainingJob', arn.trainingJob, {
            ArnLike: { 'sagemaker:VolumeKmsKey': 'arn:aws:kms:*:*:key/1' },
          }),
        ),
        finds: [
          [
            'warning',
            'Statement[0].Condition.ArnLike.sagemaker:VolumeKmsKey',
            ['sagemaker:VolumeKmsKey', 'sagemaker:VolumeKmsKeyArn'],
          ],
        ],
        fixed: policy(
          allow('sagemaker:CreateTrainingJob', arn.trainingJob, {
            ArnLike: { 'sagemaker:VolumeKmsKeyArn': 'arn:aws:kms:*:*:key/1' },
          }),
        ),
      },
      {
        when: 'the 2020 reference had it under another name',
        policy: policy(
          allow('sagemaker:CreateDomain', '*', { StringEquals: { 'sagemaker:AppNetworkAccess': 'VpcOnly' } }),
        ),
        finds: [
          [
            'warning',
            'Statement[0].Condition.StringEquals.sagemaker:AppNetworkAccess',
            ['sagemaker:AppNetworkAccess', 'sagemaker:AppNetworkAccessType'],
          ],
        ],
        fixed: policy(
          allow('sagemaker:CreateDomain', '*', {
            StringEquals: { 'sagemaker:AppNetworkAccessType': 'VpcOnly' },
          }),
        ),
      },
    ],
    silent: [
      {
        when: 'the key is in use',
        policy: policy(
          allow('sagemaker:CreateTrainingJob', arn.trainingJob, {
            ArnLike: { 'sagemaker:VolumeKmsKeyArn': 'arn:aws:kms:*:*:key/1' },
          }),
        ),
      },
    ],
  },
];
