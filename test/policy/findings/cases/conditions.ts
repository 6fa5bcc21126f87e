import globalKeys from '../../../../catalog/global-keys.json' with { type: 'json' };
import type { ConditionBlock } from '../../../../src/iam/document.ts';
import { allBut, allow, anyPolicy, arn, deny, policy, type RuleCases } from '../case.ts';

const train = (condition: ConditionBlock) =>
  policy(allow('sagemaker:CreateTrainingJob', arn.trainingJob, condition));
const denyTraining = (condition: ConditionBlock) =>
  policy(deny('sagemaker:CreateTrainingJob', '*', condition));
const recordTypes = 'route53:ChangeResourceRecordSetsRecordTypes';
const notToEc2 = { StringNotEquals: { 'iam:PassedToService': 'ec2.amazonaws.com' } };
const subnets = 'sagemaker:VpcSubnets';
const kms = 'arn:aws:kms:eu-west-1:111122223333:key/1';

/** Rules about Condition blocks. */
export const conditionCases: readonly RuleCases[] = [
  {
    rule: 'invalid-operator',
    fires: [
      {
        when: 'it does not exist',
        policy: train({ StringMatches: { 'aws:PrincipalTag/team': 'ml' } }),
        finds: [['error', 'Statement[0].Condition.StringMatches', ['StringMatches', 'StringEquals']]],
      },
      {
        when: 'the set prefix is misspelt',
        policy: train({ 'ForAllValue:StringEquals': { [subnets]: 'a' } }),
        finds: [
          [
            'error',
            'Statement[0].Condition.ForAllValue:StringEquals',
            ['ForAllValue:StringEquals', 'StringEquals'],
          ],
        ],
      },
      {
        when: 'its case differs',
        policy: train({
          'foranyvalue:stringLike': { [subnets]: 'a', 'aws:TagKeys': 'b' },
          Bool: { 'aws:SecureTransport': 'true' },
        }),
        finds: [
          [
            'error',
            'Statement[0].Condition.foranyvalue:stringLike',
            ['foranyvalue:stringLike', 'ForAnyValue:StringLike'],
          ],
        ],
        fixed: train({
          'ForAnyValue:StringLike': { [subnets]: 'a', 'aws:TagKeys': 'b' },
          Bool: { 'aws:SecureTransport': 'true' },
        }),
      },
      {
        when: 'both spellings are there, which no fix may join',
        policy: train({
          StringEquals: { 'aws:PrincipalTag/team': 'a' },
          stringequals: { 'aws:PrincipalTag/Team': 'b' },
        }),
        finds: [['error', 'Statement[0].Condition.stringequals', ['StringEquals']]],
      },
      {
        when: 'bool is written as in examples of AWS',
        policy: train({ bool: { 'aws:SecureTransport': 'true' } }),
        finds: [['warning', 'Statement[0].Condition.bool', ['Bool']]],
        fixed: train({ Bool: { 'aws:SecureTransport': 'true' } }),
      },
    ],
    silent: [
      {
        when: 'it has a set prefix and IfExists',
        policy: train({ 'ForAnyValue:StringLikeIfExists': { [subnets]: 'a' } }),
      },
    ],
  },
  {
    rule: 'invalid-value',
    fires: [
      {
        when: 'an instance type is invented, or a number beyond what the API takes',
        policy: policy(
          allow('sagemaker:CreateTrainingJob', arn.trainingJob, {
            'ForAnyValue:StringEquals': {
              'sagemaker:InstanceTypes': ['ml.m5.huge', 'ml.t3.medium', 'ml.m5.*'],
            },
            NumericLessThanEquals: { 'sagemaker:KeepAlivePeriod': '36000' },
          }),
        ),
        finds: [
          [
            'warning',
            'Statement[0].Condition.ForAnyValue:StringEquals.sagemaker:InstanceTypes[0]',
            ['ml.m5.huge', 'sagemaker:InstanceTypes'],
          ],
          [
            'warning',
            'Statement[0].Condition.NumericLessThanEquals.sagemaker:KeepAlivePeriod',
            ['36000', '3600'],
          ],
        ],
      },
      {
        when: 'a Bool is neither true nor false',
        policy: train({ Bool: { 'aws:SecureTransport': 'yes' } }),
        finds: [['error', 'Statement[0].Condition.Bool.aws:SecureTransport', ['Bool', 'never']]],
      },
      {
        when: 'a number is a word',
        policy: train({ NumericLessThan: { 'aws:MultiFactorAuthAge': 'one' } }),
        finds: [['error', 'Statement[0].Condition.NumericLessThan.aws:MultiFactorAuthAge', ['never']]],
      },
      {
        when: 'a date is written the other way round',
        policy: train({ DateLessThan: { 'aws:CurrentTime': '31.01.2027' } }),
        finds: [
          [
            'error',
            'Statement[0].Condition.DateLessThan.aws:CurrentTime',
            ['31.01.2027', '2027-01-31T12:00:00Z', '1970', 'never'],
          ],
        ],
      },
      {
        when: 'a range is too long',
        policy: train({ IpAddress: { 'aws:SourceIp': ['203.0.113.0/33', '2001:db8::/32'] } }),
        finds: [
          [
            'error',
            'Statement[0].Condition.IpAddress.aws:SourceIp[0]',
            ['203.0.113.0/33', '203.0.113.0/24', '2001:db8::/32', 'never'],
          ],
        ],
      },
      {
        when: 'an ARN is a name',
        policy: train({ ArnLike: { 'sagemaker:VolumeKmsKeyArn': 'my-key' } }),
        finds: [
          [
            'error',
            'Statement[0].Condition.ArnLike.sagemaker:VolumeKmsKeyArn',
            ['arn:aws:iam::111122223333:role/name', 'never'],
          ],
        ],
      },
    ],
    silent: [
      {
        when: 'values fit',
        policy: train({
          Bool: { 'aws:SecureTransport': true },
          NumericLessThan: { 'aws:MultiFactorAuthAge': 3600 },
          DateLessThan: { 'aws:CurrentTime': '2027-01-31T00:00:00Z' },
          IpAddress: { 'aws:SourceIp': ['203.0.113.0/24', '2001:db8::/32'] },
          ArnLike: { 'sagemaker:VolumeKmsKeyArn': kms },
        }),
      },
      { when: 'true is written with a capital', policy: train({ Bool: { 'aws:SecureTransport': 'True' } }) },
    ],
  },
  {
    rule: 'no-values',
    fires: [
      {
        when: 'the list is empty',
        policy: train({ StringEquals: { 'aws:PrincipalTag/team': [] } }),
        finds: [
          [
            'warning',
            'Statement[0].Condition.StringEquals.aws:PrincipalTag/team',
            ['StringEquals', 'aws:PrincipalTag/team'],
          ],
        ],
      },
    ],
    silent: [
      {
        when: 'the value is an empty text',
        policy: train({ StringEquals: { 'aws:PrincipalTag/team': '' } }),
      },
    ],
  },
  {
    rule: 'several-bool-values',
    fires: [
      {
        when: 'Bool has both',
        policy: train({ Bool: { 'aws:SecureTransport': ['true', 'false'] } }),
        finds: [
          ['error', 'Statement[0].Condition.Bool.aws:SecureTransport', ['Bool', 'aws:SecureTransport', '2']],
        ],
      },
      {
        when: 'Null has both',
        policy: train({ Null: { [subnets]: ['true', 'false'] } }),
        finds: [
          [
            'error',
            'Statement[0].Condition.Null.sagemaker:VpcSubnets',
            ['Null', 'sagemaker:VpcSubnets', '2'],
          ],
        ],
      },
    ],
    silent: [
      { when: 'a list holds one', policy: train({ Bool: { 'aws:SecureTransport': ['true'] } }) },
      {
        when: 'the operator compares strings',
        policy: train({ StringEquals: { 'aws:PrincipalTag/team': ['a', 'b'] } }),
      },
    ],
  },
  {
    rule: 'null-with-modifier',
    fires: [
      {
        when: 'it has IfExists',
        policy: train({ NullIfExists: { [subnets]: 'false' } }),
        finds: [['error', 'Statement[0].Condition.NullIfExists', ['rejects', 'Null', 'IfExists']]],
        fixed: train({ Null: { [subnets]: 'false' } }),
      },
      {
        when: 'it has a set operator',
        policy: train({ 'ForAllValues:Null': { [subnets]: 'false' } }),
        finds: [
          [
            'warning',
            'Statement[0].Condition.ForAllValues:Null',
            ['ForAllValues:Null', 'sagemaker:VpcSubnets', 'Null'],
          ],
        ],
        fixed: train({ Null: { [subnets]: 'false' } }),
      },
    ],
    silent: [{ when: 'it stands alone', policy: train({ Null: { [subnets]: 'false' } }) }],
  },
  {
    rule: 'keys-differ-by-case',
    fires: [
      {
        when: 'one operator has both spellings',
        policy: train({ StringEquals: { 'aws:PrincipalTag/team': 'a', 'aws:principaltag/Team': 'b' } }),
        finds: [
          [
            'error',
            'Statement[0].Condition.StringEquals.aws:principaltag/Team',
            ['aws:PrincipalTag/team', 'aws:principaltag/Team', 'rejects'],
          ],
        ],
      },
    ],
    silent: [
      {
        when: 'they stand under different operators',
        policy: train({
          StringEquals: { 'aws:PrincipalTag/team': 'a' },
          StringLike: { 'aws:principaltag/Team': 'b*' },
        }),
      },
    ],
  },
  {
    rule: 'tag-key-without-name',
    fires: [
      {
        when: 'only the prefix stands there',
        policy: train({ StringEquals: { 'sagemaker:ResourceTag/': 'ml' } }),
        finds: [
          [
            'error',
            'Statement[0].Condition.StringEquals.sagemaker:ResourceTag/',
            ['sagemaker:ResourceTag/', 'sagemaker:ResourceTag/team'],
          ],
        ],
      },
      {
        when: 'the slash is missing, too',
        policy: train({ StringEquals: { 'aws:RequestTag': 'ml' } }),
        finds: [
          [
            'error',
            'Statement[0].Condition.StringEquals.aws:RequestTag',
            ['aws:RequestTag', 'aws:RequestTag/team'],
          ],
        ],
      },
    ],
    silent: [{ when: 'the tag is named', policy: train({ StringEquals: { 'aws:RequestTag/team': 'ml' } }) }],
  },
  {
    rule: 'invalid-variable',
    fires: [
      {
        when: 'a variable lacks its opening',
        policy: policy(
          allow('s3:GetObject', ['arn:aws:s3:::b/$aws:username}/*', 'arn:aws:s3:::b/{aws:username}/*']),
        ),
        finds: [
          ['error', 'Statement[0].Resource[0]', ['$aws:username}', '${aws:username}']],
          ['error', 'Statement[0].Resource[1]', ['{aws:username}', '${aws:username}']],
        ],
        fixed: policy(
          allow('s3:GetObject', ['arn:aws:s3:::b/${aws:username}/*', 'arn:aws:s3:::b/{aws:username}/*']),
        ),
      },

      {
        when: 'the brace is not closed',
        policy: train({ StringEquals: { 'aws:PrincipalTag/team': '${aws:username' } }),
        finds: [
          [
            'error',
            'Statement[0].Condition.StringEquals.aws:PrincipalTag/team',
            ['${aws:username', 'rejects'],
          ],
        ],
      },
      {
        when: 'it is empty',
        policy: train({ StringEquals: { 'aws:PrincipalTag/team': '${}' } }),
        finds: [['error', 'Statement[0].Condition.StringEquals.aws:PrincipalTag/team', ['${}', 'rejects']]],
      },
      {
        when: 'a placeholder of an ARN template was left',
        policy: policy(
          allow('sagemaker:DescribeModel', 'arn:aws:sagemaker:${Region}:111122223333:model/shop'),
        ),
        finds: [['error', 'Statement[0].Resource', ['${Region}', 'never']]],
      },
      {
        when: 'a pseudo parameter of CloudFormation was left',
        policy: policy(allow('sagemaker:DescribeModel', 'arn:${AWS::Partition}:sagemaker:*:*:model/shop')),
        finds: [['error', 'Statement[0].Resource', ['${AWS::Partition}', 'never']]],
      },
      {
        when: 'it holds a blank',
        policy: policy(allow('sagemaker:DescribeModel', 'arn:aws:sagemaker:*:*:model/${aws: username}')),
        finds: [['error', 'Statement[0].Resource', ['${aws', 'username}', 'rejects']]],
      },
      {
        when: 'its default has no quotes',
        policy: policy(allow('sagemaker:DescribeModel', 'arn:aws:sagemaker:*:*:model/${aws:username, none}')),
        finds: [['error', 'Statement[0].Resource', ['${aws:username', 'none}', 'without', 'rejects']]],
      },
      {
        when: 'the key does not exist',
        policy: policy(allow('sagemaker:DescribeModel', 'arn:aws:sagemaker:*:*:model/${aws:UserNam}')),
        finds: [['warning', 'Statement[0].Resource', ['${aws:UserNam}', 'aws:username']]],
      },
    ],
    silent: [
      {
        when: 'a dollar or a brace is part of the name',
        policy: policy(
          allow('lambda:InvokeFunction', 'arn:aws:lambda:*:*:function:shop:$LATEST'),
          allow('iot:Publish', 'arn:aws:iot:*:*:topic/$aws/things/*'),
        ),
      },

      {
        when: 'keys exist',
        policy: policy(
          allow(
            'sagemaker:DescribeApp',
            "arn:aws:sagemaker:*:*:app/${sagemaker:DomainId}/${aws:PrincipalTag/team, 'none'}/*/*",
          ),
        ),
      },
      {
        when: 'characters are escaped',
        policy: train({ StringLike: { 'aws:PrincipalTag/team': 'a${*}b${?}${$}' } }),
      },
    ],
  },
  {
    rule: 'variable-misplaced',
    fires: [
      {
        when: 'it stands in an action',
        policy: policy(allow('sagemaker:${aws:username}', '*')),
        finds: [['error', 'Statement[0].Action', ['${aws:username}']]],
      },
      {
        when: 'it stands in a key',
        policy: train({ StringEquals: { 'aws:PrincipalTag/${aws:username}': 'a' } }),
        finds: [
          [
            'error',
            'Statement[0].Condition.StringEquals.aws:PrincipalTag/${aws:username}',
            ['${aws:username}'],
          ],
        ],
      },
      {
        when: 'the operator compares numbers',
        policy: train({ NumericLessThan: { 'aws:MultiFactorAuthAge': '${aws:userid}' } }),
        finds: [
          [
            'error',
            'Statement[0].Condition.NumericLessThan.aws:MultiFactorAuthAge',
            ['${aws:userid}', 'NumericLessThan'],
          ],
        ],
      },
      {
        when: 'it stands for the service of an ARN',
        policy: policy(allow('sagemaker:DescribeModel', 'arn:aws:${aws:PrincipalTag/s}:*:*:model/x')),
        finds: [['error', 'Statement[0].Resource', ['${aws:PrincipalTag/s}']]],
      },
      {
        when: 'the version has no variables',
        policy: {
          ...policy(allow('sagemaker:DescribeModel', 'arn:aws:sagemaker:*:*:model/${aws:username}')),
          Version: '2008-10-17',
        },
        finds: [
          ['warning', 'Statement[0].Resource', ['Without', 'Version', '2012-10-17', '${aws:username}']],
        ],
        fixed: policy(allow('sagemaker:DescribeModel', 'arn:aws:sagemaker:*:*:model/${aws:username}')),
      },
    ],
    silent: [
      {
        when: 'it stands in the resource part and in a string',
        policy: policy(
          allow('sagemaker:DescribeModel', 'arn:aws:sagemaker:*:*:model/${aws:username}', {
            StringEquals: { 'aws:ResourceAccount': '${aws:PrincipalAccount}' },
          }),
        ),
      },
    ],
  },
  {
    rule: 'key-not-honoured',
    fires: [
      {
        when: 'a condition on the same key leaves it out, and no other speaks',
        policy: policy(
          deny(['s3:GetObject', 's3:ListAllMyBuckets'], '*', {
            StringNotEquals: { 's3:ExistingObjectTag/team': 'x' },
            Null: { 's3:ExistingObjectTag/team': 'false' },
          }),
        ),
        finds: [
          [
            'warning',
            'Statement[0].Condition.Null.s3:ExistingObjectTag/team',
            ['s3:ListAllMyBuckets', 'never denied'],
          ],
        ],
      },
      {
        when: 'only the condition keeps everybody out',
        kind: 'resource',
        policy: anyPolicy({
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: '*',
              Action: 's3:*',
              Resource: 'arn:aws:s3:::b',
              Condition: { StringEquals: { 's3:DataAccessPointAccount': '111122223333' } },
            },
          ],
        }),
        finds: [
          [
            'hint',
            'Statement[0].Condition.StringEquals.s3:DataAccessPointAccount',
            ['never allowed', 'only with a limit'],
          ],
        ],
      },
      {
        when: 'a denial of a pattern takes most actions away whatever the key would be',
        policy: policy(
          deny('ec2:*', '*', { StringNotLike: { 'ec2:InstanceType': 't3.*' } }),
          deny('ec2:*', '*', { Null: { 'aws:RequestTag/team': 'true' } }),
        ),
        finds: [
          [
            'warning',
            'Statement[0].Condition.StringNotLike.ec2:InstanceType',
            ['denied whatever', 'statement of their own'],
          ],
          ['warning', 'Statement[1].Condition.Null.aws:RequestTag/team', ['denied whatever']],
        ],
      },
      {
        when: 'it takes few away, IfExists says so, or a tag spares what another condition denies',
        policy: policy(
          deny('s3:*', '*', { StringNotEquals: { 's3:ResourceAccount': '111122223333' } }),
          deny('ec2:*', '*', { StringNotLikeIfExists: { 'ec2:InstanceType': 't3.*' } }),
          deny('ec2:Describe*', '*', {
            StringNotEquals: { 'aws:ResourceOrgID': 'o-a1b2c3d4e5', 'aws:ResourceTag/open': 'yes' },
          }),
        ),
        finds: [
          ['hint', 'Statement[0].Condition.StringNotEquals.s3:ResourceAccount', ['denied whatever']],
          ['hint', 'Statement[1].Condition.StringNotLikeIfExists.ec2:InstanceType', ['denied whatever']],
          ['hint', 'Statement[2].Condition.StringNotEquals.aws:ResourceTag/open', ['aws:ResourceOrgID']],
        ],
      },
      {
        when: 'no action has the key, so IfExists limits nothing',
        policy: policy(
          allow('dynamodb:PutItem', 'arn:aws:dynamodb:eu-west-1:111122223333:table/t', {
            StringEqualsIfExists: { 'dynamodb:Select': 'SPECIFIC_ATTRIBUTES' },
          }),
        ),
        finds: [
          ['warning', 'Statement[0].Condition.StringEqualsIfExists.dynamodb:Select', ['without this limit']],
        ],
      },
      {
        when: 'only the request that begins a session has the key, and STS is named nowhere else',
        policy: policy(
          allow('s3:GetObject', 'arn:aws:s3:::photos/*', { StringEquals: { 'saml:aud': 'photos' } }),
        ),
        finds: [
          ['warning', 'Statement[0].Condition.StringEquals.saml:aud', ['s3:GetObject', 'saml:aud', 'never']],
        ],
      },
      {
        when: 'another service lists the key, by a prefix that is none of a service',
        policy: policy(
          allow('s3:GetObject', 'arn:aws:s3:::photos/*', {
            ArnEquals: { 'identitycenter:InstanceArn': 'arn:aws:sso:::instance/ssoins-1' },
          }),
        ),
        finds: [
          [
            'warning',
            'Statement[0].Condition.ArnEquals.identitycenter:InstanceArn',
            ['s3:GetObject', 'identitycenter:InstanceArn', 'never'],
          ],
        ],
      },
      {
        when: 'what is denied never has the key that has to be absent',
        policy: policy(deny('sagemaker:DeleteModel', '*', { Null: { 'sagemaker:RootAccess': 'true' } })),
        finds: [
          [
            'warning',
            'Statement[0].Condition.Null.sagemaker:RootAccess',
            ['sagemaker:DeleteModel', 'denied whatever sagemaker:RootAccess would be'],
          ],
        ],
      },
      {
        when: 'another key still limits what is denied',
        policy: policy(
          deny('sagemaker:DeleteModel', '*', {
            StringNotEquals: { 'sagemaker:RootAccess': 'Disabled', 'aws:RequestedRegion': 'eu-west-1' },
          }),
        ),
        finds: [
          [
            'warning',
            'Statement[0].Condition.StringNotEquals.sagemaker:RootAccess',
            ['only aws:RequestedRegion still limits'],
          ],
        ],
      },

      {
        when: 'Allow waits for a key that never comes',
        policy: policy(
          allow(['sagemaker:CreateTrainingJob', 'sagemaker:ListTrainingJobs'], '*', {
            ArnLike: { 'sagemaker:VolumeKmsKeyArn': kms },
          }),
        ),
        finds: [
          [
            'warning',
            'Statement[0].Condition.ArnLike.sagemaker:VolumeKmsKeyArn',
            ['sagemaker:ListTrainingJobs', 'sagemaker:VolumeKmsKeyArn', 'never', 'allowed', 'without'],
          ],
        ],
      },
      {
        when: 'Allow with IfExists lets the others through',
        policy: policy(
          allow(['sagemaker:ListModels', 'sagemaker:ListTrainingJobs'], '*', {
            ArnLikeIfExists: { 'sagemaker:VolumeKmsKeyArn': kms },
          }),
        ),
        finds: [
          [
            'warning',
            'Statement[0].Condition.ArnLikeIfExists.sagemaker:VolumeKmsKeyArn',
            [
              'sagemaker:ListModels',
              'sagemaker:ListTrainingJobs',
              'sagemaker:VolumeKmsKeyArn',
              'allowed',
              'without',
              'limit',
            ],
          ],
        ],
      },
      {
        when: 'Deny never strikes',
        policy: policy(
          deny('sagemaker:DeleteModel', '*', { StringEquals: { 'sagemaker:RootAccess': 'Enabled' } }),
        ),
        finds: [
          [
            'warning',
            'Statement[0].Condition.StringEquals.sagemaker:RootAccess',
            ['sagemaker:DeleteModel', 'sagemaker:RootAccess', 'never', 'denied'],
          ],
        ],
      },
      {
        when: 'Deny with a negated operator always strikes',
        policy: policy(
          deny(['sagemaker:DeleteModel', 'sagemaker:CreateNotebookInstance'], '*', {
            StringNotEquals: { 'sagemaker:RootAccess': 'Disabled' },
          }),
        ),
        finds: [
          [
            'warning',
            'Statement[0].Condition.StringNotEquals.sagemaker:RootAccess',
            ['sagemaker:DeleteModel', 'sagemaker:RootAccess', 'denied'],
          ],
        ],
      },
      {
        when: 'a pattern sweeps up actions that do not honour the key',
        policy: policy(
          allow('sagemaker:*TrainingJob', '*', { ArnLike: { 'sagemaker:VolumeKmsKeyArn': kms } }),
        ),
        finds: [
          [
            'hint',
            'Statement[0].Condition.ArnLike.sagemaker:VolumeKmsKeyArn',
            [
              'sagemaker:DeleteTrainingJob',
              'sagemaker:DescribeTrainingJob',
              'sagemaker:StopTrainingJob',
              'sagemaker:UpdateTrainingJob',
              'sagemaker:VolumeKmsKeyArn',
              'never',
              'allowed',
              'without',
            ],
          ],
        ],
      },
      {
        when: 'no action of a pattern honours the key',
        policy: policy(
          deny('sagemaker:ListTr*', '*', { StringEquals: { 'sagemaker:RootAccess': 'Enabled' } }),
        ),
        finds: [
          [
            'warning',
            'Statement[0].Condition.StringEquals.sagemaker:RootAccess',
            [
              'sagemaker:ListTrainingJobs',
              'sagemaker:ListTrainingJobsForHyperParameterTuningJob',
              'sagemaker:ListTrainingPlans',
              '3',
              'sagemaker:RootAccess',
              'never',
              'denied',
            ],
          ],
        ],
      },
    ],
    silent: [
      {
        when: 'a denial of a pattern asks for the key to be there, or is about all regions but one',
        policy: policy(
          deny('ec2:*', '*', {
            StringNotLike: { 'ec2:InstanceType': 't3.*' },
            Null: { 'ec2:InstanceType': 'false' },
          }),
          deny('ec2:*', '*', { StringNotEquals: { 'aws:RequestedRegion': 'eu-west-1' } }),
          allBut('Deny', ['iam:*', 'sts:*'], { StringNotEquals: { 'aws:RequestedRegion': 'eu-west-1' } }),
        ),
      },
      {
        when: 'a denial of a pattern is about instances alone',
        policy: policy(
          deny('ec2:Run*', 'arn:aws:ec2:*:*:instance/*', { StringNotLike: { 'ec2:InstanceType': 't3.*' } }),
        ),
      },
      {
        when: 'a denial is narrowed to what has the key',
        policy: policy(
          deny('ec2:*', '*', {
            StringNotEquals: { 'ec2:ResourceTag/team': 'x' },
            Null: { 'ec2:ResourceTag/team': 'false' },
          }),
        ),
      },
      {
        when: 'the resources leave out what lacks the key',
        policy: policy(
          deny('s3:Put*', 'arn:aws:s3:::b', { StringNotEquals: { 's3:authType': 'REST-HEADER' } }),
        ),
      },
      {
        when: 'IfExists lets those pass on purpose that do not have it',
        policy: policy(
          allow(['dynamodb:Query', 'dynamodb:PutItem'], 'arn:aws:dynamodb:eu-west-1:111122223333:table/t', {
            StringEqualsIfExists: { 'dynamodb:Select': 'SPECIFIC_ATTRIBUTES' },
          }),
        ),
      },
      {
        when: 'the key is documented outside the reference',
        policy: policy(
          allow(['aws-marketplace:Subscribe', 'aws-marketplace:Unsubscribe'], '*', {
            'ForAnyValue:StringEquals': { 'aws-marketplace:ProductId': 'prod-1' },
          }),
        ),
      },
      {
        when: 'the request that begins a session is the one in which its tags are passed',
        kind: 'trust',
        policy: anyPolicy({
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: {
                Federated: 'arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com',
              },
              Action: ['sts:AssumeRoleWithWebIdentity', 'sts:TagSession'],
              Condition: {
                StringEquals: {
                  'token.actions.githubusercontent.com:aud': 'sts.amazonaws.com',
                  'token.actions.githubusercontent.com:actor': 'octocat',
                },
              },
            },
          ],
        }),
      },
      {
        when: 'a session that began by federation keeps the key',
        policy: policy(
          allow('s3:GetObject', 'arn:aws:s3:::photos/*', {
            StringEquals: {
              'cognito-identity.amazonaws.com:aud': 'pool',
              'www.amazon.com:user_id': 'amzn1',
              'SAML:sub_type': 'persistent',
            },
          }),
          allow('sts:AssumeRole', arn.role),
        ),
      },
      { when: 'the action has the key', policy: train({ ArnLike: { 'sagemaker:VolumeKmsKeyArn': kms } }) },
      {
        when: 'its resource type has the key',
        policy: policy(
          allow('sagemaker:DeleteModel', arn.model, { StringEquals: { 'aws:ResourceTag/team': 'ml' } }),
        ),
      },
      {
        when: 'the key is in every request',
        policy: policy(
          deny('sagemaker:DeleteModel', '*', { StringNotEquals: { 'aws:RequestedRegion': 'eu-west-1' } }),
        ),
      },
      {
        when: 'the key has to be absent for what is allowed',
        policy: policy(allow('sagemaker:DeleteModel', '*', { Null: { 'sagemaker:RootAccess': 'true' } })),
      },
    ],
  },
  {
    rule: 'resource-tag-on-create',
    fires: [
      {
        when: 'a model is created under a tag of itself',
        policy: policy(
          allow('sagemaker:CreateModel', arn.model, { StringEquals: { 'aws:ResourceTag/team': 'ml' } }),
        ),
        finds: [
          [
            'hint',
            'Statement[0].Condition.StringEquals.aws:ResourceTag/team',
            ['sagemaker:CreateModel', 'no tags yet', 'aws:RequestTag/team'],
          ],
        ],
        fixed: policy(
          allow('sagemaker:CreateModel', arn.model, { StringEquals: { 'aws:RequestTag/team': 'ml' } }),
        ),
      },
      {
        when: 'another action acts on what exists',
        policy: policy(
          allow(['sagemaker:CreateModel', 'sagemaker:DeleteModel'], arn.model, {
            StringLike: { 'sagemaker:ResourceTag/team': 'm*' },
          }),
        ),
        finds: [
          [
            'hint',
            'Statement[0].Condition.StringLike.sagemaker:ResourceTag/team',
            ['sagemaker:CreateModel', 'sagemaker:ResourceTag/team', 'aws:RequestTag/team'],
          ],
        ],
      },
    ],
    silent: [
      {
        when: 'the operator holds without the tag',
        policy: policy(
          allow('sagemaker:CreateModel', arn.model, {
            StringEqualsIfExists: { 'aws:ResourceTag/team': 'ml' },
            StringNotEquals: { 'sagemaker:ResourceTag/team': 'ops' },
          }),
        ),
      },
      {
        when: 'the action reads something else that carries it',
        policy: policy(
          allow('sagemaker:CreateEndpoint', [arn.endpoint, arn.endpointConfig], {
            StringEquals: { 'aws:ResourceTag/team': 'ml' },
          }),
        ),
      },
      {
        when: 'it opens what exists',
        policy: policy(
          allow('sagemaker:CreatePresignedDomainUrl', 'arn:aws:sagemaker:*:*:user-profile/*', {
            StringEquals: { 'aws:ResourceTag/team': 'ml' },
          }),
        ),
      },
      {
        when: 'it adds to what exists',
        policy: policy(
          allow(['sagemaker:CreateImageVersion', 'sagemaker:CreateEdgeDeploymentStage'], '*', {
            StringEquals: { 'aws:ResourceTag/team': 'ml' },
          }),
        ),
      },
      {
        when: 'it denies',
        policy: policy(
          deny('sagemaker:CreateModel', '*', { StringEquals: { 'aws:ResourceTag/team': 'ml' } }),
        ),
      },
    ],
  },
  {
    rule: 'operator-type',
    fires: [
      {
        when: 'an ARN is compared as text',
        policy: train({ StringLike: { 'sagemaker:VolumeKmsKeyArn': kms } }),
        finds: [
          [
            'hint',
            'Statement[0].Condition.StringLike',
            ['sagemaker:VolumeKmsKeyArn', 'StringLike', 'ArnLike'],
          ],
        ],
        fixed: train({ ArnLike: { 'sagemaker:VolumeKmsKeyArn': kms } }),
      },
      {
        when: 'Bool meets a key that is a String',
        policy: policy(
          allow('sagemaker:CreateNotebookInstance', arn.notebook, {
            Bool: { 'sagemaker:RootAccess': 'false' },
          }),
        ),
        finds: [
          ['error', 'Statement[0].Condition.Bool', ['sagemaker:RootAccess', 'Bool', 'never', 'StringEquals']],
        ],
        fixed: policy(
          allow('sagemaker:CreateNotebookInstance', arn.notebook, {
            StringEquals: { 'sagemaker:RootAccess': 'false' },
          }),
        ),
      },
      {
        when: 'an address is compared as text',
        policy: denyTraining({ StringNotEquals: { 'aws:SourceIp': '203.0.113.7' } }),
        finds: [
          [
            'warning',
            'Statement[0].Condition.StringNotEquals',
            ['aws:SourceIp', 'StringNotEquals', 'NotIpAddress'],
          ],
        ],
        fixed: denyTraining({ NotIpAddress: { 'aws:SourceIp': '203.0.113.7' } }),
      },
      {
        when: 'a date is compared as a Bool',
        policy: train({ Bool: { 'aws:CurrentTime': 'true' } }),
        finds: [['error', 'Statement[0].Condition.Bool', ['aws:CurrentTime', 'Bool', 'never']]],
      },
      {
        when: 'a text is compared as a number',
        policy: train({ NumericEquals: { 'aws:RequestTag/team': '5' } }),
        finds: [
          [
            'warning',
            'Statement[0].Condition.NumericEquals',
            ['aws:RequestTag/team', 'NumericEquals', 'StringEquals'],
          ],
        ],
        fixed: train({ StringEquals: { 'aws:RequestTag/team': '5' } }),
      },
      {
        when: 'it holds all the same when the key is absent',
        policy: train({ NumericEqualsIfExists: { 'aws:RequestTag/team': '5' } }),
        finds: [
          [
            'warning',
            'Statement[0].Condition.NumericEqualsIfExists',
            ['aws:RequestTag/team', 'NumericEquals', 'StringEquals'],
          ],
        ],
        fixed: train({ StringEqualsIfExists: { 'aws:RequestTag/team': '5' } }),
      },
    ],
    silent: [
      {
        when: 'it is compared with a variable, which address operators do not take',
        policy: policy(
          deny('*', '*', { StringNotEquals: { 'aws:Ec2InstanceSourcePrivateIPv4': '${aws:VpcSourceIp}' } }),
        ),
      },
      { when: 'it fits', policy: train({ ArnEquals: { 'sagemaker:VolumeKmsKeyArn': kms } }) },
      { when: 'it asks for presence', policy: train({ Null: { 'sagemaker:VolumeKmsKeyArn': 'false' } }) },
      {
        when: 'a key of type String holds an ARN',
        policy: train({ ArnLike: { 'aws:PrincipalTag/key': kms } }),
      },
      {
        when: 'a text pattern spans fields of an ARN',
        policy: train({ StringLike: { 'sagemaker:VolumeKmsKeyArn': 'arn:aws:kms:*' } }),
      },
      {
        when: 'an epoch time is a number',
        policy: train({ NumericLessThan: { 'aws:EpochTime': '1800000000' } }),
      },
    ],
  },
  {
    rule: 'set-operator-missing',
    fires: [
      {
        when: 'IfExists lets requests without it pass',
        policy: train({ StringEqualsIfExists: { [subnets]: 'subnet-1' } }),
        finds: [
          ['warning', 'Statement[0].Condition.StringEqualsIfExists', ['ForAllValues:StringEqualsIfExists.']],
        ],
        fixed: train({ 'ForAllValues:StringEqualsIfExists': { [subnets]: 'subnet-1' } }),
      },
      {
        when: 'a rule may name several sources',
        policy: policy(
          allow('events:PutRule', 'arn:aws:events:eu-west-1:111122223333:rule/r', {
            StringEquals: { 'events:source': 'aws.ec2' },
          }),
        ),
        finds: [['warning', 'Statement[0].Condition.StringEquals', ['events:source']]],
        fixed: policy(
          allow('events:PutRule', 'arn:aws:events:eu-west-1:111122223333:rule/r', {
            'ForAllValues:StringEquals': { 'events:source': 'aws.ec2' },
            Null: { 'events:source': 'false' },
          }),
        ),
      },
      {
        when: 'Allow compares a list as one value',
        policy: train({ StringEquals: { [subnets]: ['subnet-1', 'subnet-2'] } }),
        finds: [
          [
            'warning',
            'Statement[0].Condition.StringEquals',
            ['sagemaker:VpcSubnets', 'StringEquals', 'ForAllValues:StringEquals', 'Null'],
          ],
        ],
        fixed: train({
          'ForAllValues:StringEquals': { [subnets]: ['subnet-1', 'subnet-2'] },
          Null: { [subnets]: 'false' },
        }),
      },
      {
        when: 'Deny does',
        policy: denyTraining({ StringNotEquals: { [subnets]: 'subnet-1' } }),
        finds: [
          [
            'warning',
            'Statement[0].Condition.StringNotEquals',
            ['sagemaker:VpcSubnets', 'StringNotEquals', 'ForAnyValue:StringNotEquals'],
          ],
        ],
        fixed: denyTraining({ 'ForAnyValue:StringNotEquals': { [subnets]: 'subnet-1' } }),
      },
      {
        when: 'the list is about the caller',
        policy: train({ StringEquals: { 'aws:CalledVia': 'cloudformation.amazonaws.com' } }),
        finds: [
          [
            'warning',
            'Statement[0].Condition.StringEquals',
            ['aws:CalledVia', 'StringEquals', 'ForAnyValue:StringEquals'],
          ],
        ],
        fixed: train({ 'ForAnyValue:StringEquals': { 'aws:CalledVia': 'cloudformation.amazonaws.com' } }),
      },
    ],
    silent: [
      {
        when: 'events are put one by one',
        policy: policy(
          allow('events:PutEvents', 'arn:aws:events:eu-west-1:111122223333:event-bus/b', {
            StringEquals: { 'events:source': 'com.example' },
          }),
        ),
      },
      { when: 'it has one', policy: train({ 'ForAnyValue:StringEquals': { [subnets]: 'subnet-1' } }) },
      { when: 'it asks for presence', policy: train({ Null: { [subnets]: 'false' } }) },
      { when: 'the key has one value', policy: train({ StringEquals: { 'aws:PrincipalTag/team': 'ml' } }) },
    ],
  },
  {
    rule: 'set-operator-on-single-value',
    fires: [
      {
        when: 'Allow with ForAllValues',
        policy: train({ 'ForAllValues:StringEquals': { 'aws:RequestTag/team': 'ml' } }),
        finds: [
          [
            'warning',
            'Statement[0].Condition.ForAllValues:StringEquals',
            ['aws:RequestTag/team', 'ForAllValues', 'allows', 'without'],
          ],
        ],
        fixed: train({ StringEquals: { 'aws:RequestTag/team': 'ml' } }),
      },
      {
        when: 'Allow with ForAnyValue',
        policy: train({ 'ForAnyValue:StringLike': { 'aws:RequestTag/team': 'ml*' } }),
        finds: [
          ['hint', 'Statement[0].Condition.ForAnyValue:StringLike', ['aws:RequestTag/team', 'ForAnyValue']],
        ],
        fixed: train({ StringLike: { 'aws:RequestTag/team': 'ml*' } }),
      },
      {
        when: 'Deny with ForAllValues',
        policy: denyTraining({ 'ForAllValues:StringEquals': { 'aws:RequestTag/team': 'ml' } }),
        finds: [
          [
            'warning',
            'Statement[0].Condition.ForAllValues:StringEquals',
            ['aws:RequestTag/team', 'ForAllValues', 'denies', 'without'],
          ],
        ],
        fixed: denyTraining({ StringEquals: { 'aws:RequestTag/team': 'ml' } }),
      },
    ],
    silent: [
      {
        when: 'a provider lists how somebody signed in',
        kind: 'trust',
        policy: anyPolicy({
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: { Federated: 'cognito-identity.amazonaws.com' },
              Action: 'sts:AssumeRoleWithWebIdentity',
              Condition: {
                'ForAnyValue:StringLike': { 'cognito-identity.amazonaws.com:amr': 'authenticated' },
              },
            },
          ],
        }),
      },
      {
        when: 'the key holds several',
        policy: train({ 'ForAllValues:StringEquals': { 'aws:TagKeys': ['team'] } }),
      },
    ],
  },
  {
    rule: 'for-all-values-without-guard',
    fires: [
      {
        when: 'tags that pass on to further sessions need not be there',
        policy: policy(
          allow('sts:TagSession', '*', { 'ForAllValues:StringEquals': { 'sts:TransitiveTagKeys': 'team' } }),
        ),
        finds: [
          [
            'hint',
            'Statement[0].Condition.ForAllValues:StringEquals.sts:TransitiveTagKeys',
            ['sts:TransitiveTagKeys'],
          ],
        ],
      },
      {
        when: 'nothing asks for the key to be there',
        policy: train({ 'ForAllValues:StringEquals': { [subnets]: 'subnet-1' } }),
        finds: [
          [
            'warning',
            'Statement[0].Condition.ForAllValues:StringEquals.sagemaker:VpcSubnets',
            [
              'ForAllValues',
              'allows',
              'without',
              'sagemaker:VpcSubnets',
              'Null',
              'sagemaker:VpcSubnets',
              'false',
            ],
          ],
        ],
        fixed: train({
          'ForAllValues:StringEquals': { [subnets]: 'subnet-1' },
          Null: { [subnets]: 'false' },
        }),
      },
      {
        when: 'a guard would shut out another action of the statement',
        policy: policy(
          allow(
            ['route53:ChangeResourceRecordSets', 'route53:ListResourceRecordSets'],
            'arn:aws:route53:::hostedzone/*',
            { 'ForAllValues:StringEquals': { [recordTypes]: ['TXT'] } },
          ),
        ),
        finds: [
          [
            'warning',
            `Statement[0].Condition.ForAllValues:StringEquals.${recordTypes}`,
            ['state route53:ChangeResourceRecordSets in a', 'route53:ListResourceRecordSets never has'],
          ],
        ],
      },
      {
        when: 'the guard is the wrong way round',
        policy: train({
          'ForAllValues:StringEquals': { 'aws:TagKeys': 'team' },
          Null: { 'aws:TagKeys': 'true' },
        }),
        finds: [
          [
            'hint',
            'Statement[0].Condition.ForAllValues:StringEquals.aws:TagKeys',
            ['ForAllValues', 'allows', 'without', 'aws:TagKeys', 'Null', 'aws:TagKeys', 'false'],
          ],
        ],
      },
    ],
    silent: [
      {
        when: 'a name of the list is asked for',
        policy: policy(
          allow('kms:Decrypt', 'arn:aws:kms:eu-west-1:111122223333:key/*', {
            StringEquals: { 'kms:EncryptionContext:App': 'x' },
            'ForAllValues:StringEquals': { 'kms:EncryptionContextKeys': 'App' },
          }),
          allow('s3:PutObject', 'arn:aws:s3:::b/*', {
            StringEquals: { 's3:RequestObjectTag/team': 'x' },
            'ForAllValues:StringEquals': { 's3:RequestObjectTagKeys': 'team' },
          }),
        ),
      },
      {
        when: 'Null guards it',
        policy: train({
          'ForAllValues:StringEquals': { [subnets]: 'subnet-1' },
          Null: { 'SageMaker:VpcSubnets': 'false' },
        }),
      },
      {
        when: 'a tag of the request is required anyway',
        policy: train({
          'ForAllValues:StringEquals': { 'aws:TagKeys': 'team' },
          StringEquals: { 'aws:RequestTag/team': 'ml' },
        }),
      },
      { when: 'it denies', policy: denyTraining({ 'ForAllValues:StringEquals': { [subnets]: 'subnet-1' } }) },
    ],
  },
  {
    rule: 'wildcard-without-like',
    fires: [
      {
        when: 'StringEquals has a *',
        policy: train({ StringEquals: { 'aws:RequestTag/team': ['ml', 'ml-*'] } }),
        finds: [
          [
            'warning',
            'Statement[0].Condition.StringEquals.aws:RequestTag/team[1]',
            ['StringEquals', 'ml-*', 'StringLike'],
          ],
        ],
        fixed: train({ StringLike: { 'aws:RequestTag/team': ['ml', 'ml-*'] } }),
      },
      {
        when: 'the operator is negated and about a set',
        policy: denyTraining({ 'ForAnyValue:StringNotEquals': { [subnets]: 'subnet-?' } }),
        finds: [
          [
            'warning',
            'Statement[0].Condition.ForAnyValue:StringNotEquals.sagemaker:VpcSubnets',
            ['StringNotEquals', 'StringNotLike'],
          ],
        ],
        fixed: denyTraining({ 'ForAnyValue:StringNotLike': { [subnets]: 'subnet-?' } }),
      },
      {
        when: 'the key holds an ARN',
        policy: train({ StringEquals: { 'sagemaker:VolumeKmsKeyArn': 'arn:aws:kms:*:*:key/*' } }),
        finds: [
          [
            'warning',
            'Statement[0].Condition.StringEquals.sagemaker:VolumeKmsKeyArn',
            ['StringEquals', 'arn:aws:kms:*:*:key/*', 'ArnLike'],
          ],
        ],
        fixed: train({ ArnLike: { 'sagemaker:VolumeKmsKeyArn': 'arn:aws:kms:*:*:key/*' } }),
      },
      {
        when: 'case is ignored',
        policy: train({ StringEqualsIgnoreCase: { 'aws:RequestTag/team': 'ml-*' } }),
        finds: [
          [
            'warning',
            'Statement[0].Condition.StringEqualsIgnoreCase.aws:RequestTag/team',
            ['StringEqualsIgnoreCase', 'ml-*', 'StringLike'],
          ],
        ],
      },
    ],
    silent: [
      { when: 'it is StringLike', policy: train({ StringLike: { 'aws:RequestTag/team': 'ml-*' } }) },
      {
        when: 'it compares ARNs',
        policy: train({ ArnEquals: { 'sagemaker:VolumeKmsKeyArn': 'arn:aws:kms:*:*:key/*' } }),
      },
      {
        when: 'the character is escaped',
        policy: train({ StringEquals: { 'aws:RequestTag/team': 'ml-${*}' } }),
      },
    ],
  },
  {
    rule: 'negated-operator',
    fires: [
      {
        when: 'Allow is open to requests without the key',
        policy: train({ StringNotEquals: { 'aws:RequestTag/team': 'guest' } }),
        finds: [
          [
            'hint',
            'Statement[0].Condition.StringNotEquals.aws:RequestTag/team',
            ['StringNotEquals', 'allows', 'aws:RequestTag/team', 'Null', 'aws:RequestTag/team', 'false'],
          ],
        ],
        fixed: train({
          StringNotEquals: { 'aws:RequestTag/team': 'guest' },
          Null: { 'aws:RequestTag/team': 'false' },
        }),
      },
      ...[
        ['StringNotEquals', 'aws:SourceVpce', 'vpce-1a2b3c4d'] as const,
        ['NotIpAddress', 'aws:SourceIp', '203.0.113.0/24'] as const,
        ['StringNotEquals', 'aws:PrincipalTag/team', 'guest'] as const,
      ].map(([operator, key, value]) => ({
        when: `every action honours ${key}, which may be absent`,
        policy: train({ [operator]: { [key]: value } }),
        finds: [
          [
            'hint',
            `Statement[0].Condition.${operator}.${key}`,
            [operator, 'also allows', key, 'Null', 'false'],
          ] as const,
        ],
        fixed: train({ [operator]: { [key]: value }, Null: { [key]: 'false' } }),
      })),
      {
        when: 'another action of the statement has no iam:PassedToService',
        policy: policy(allow(['iam:PassRole', 'iam:GetRole'], arn.role, notToEc2)),
        finds: [
          [
            'hint',
            'Statement[0].Condition.StringNotEquals.iam:PassedToService',
            ['StringNotEquals', 'allows', 'state iam:PassRole in a', 'Null', 'iam:GetRole never has'],
          ],
        ],
      },
    ],
    silent: [
      ...globalKeys.keys
        .filter(({ description }) => description.includes('Always present'))
        .map(({ id }) => ({
          when: `${id} is always present`,
          policy: train({ StringNotEquals: { [id]: 'a' } }),
        })),
      {
        when: 'every caller has an ARN',
        policy: train({ ArnNotLike: { 'AWS:principalarn': 'arn:aws:iam::*:role/guest' } }),
      },
      {
        when: 'PassRole names the service',
        policy: policy(allow('iam:PassRole', arn.role, notToEc2)),
      },
      {
        when: 'the key is required',
        policy: train({
          StringNotEquals: { 'aws:RequestTag/team': 'guest' },
          Null: { 'aws:RequestTag/team': 'false' },
        }),
      },
      { when: 'it denies', policy: denyTraining({ StringNotEquals: { 'aws:RequestTag/team': 'ml' } }) },
      {
        when: 'IfExists says so',
        policy: train({ StringNotEqualsIfExists: { 'aws:RequestTag/team': 'guest' } }),
      },
    ],
  },
];
