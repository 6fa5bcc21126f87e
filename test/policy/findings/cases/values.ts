import type { ConditionBlock } from '../../../../src/iam/document.ts';
import { allBut, allow, anyPolicy, deny, policy, type RuleCases } from '../case.ts';

const object = 'arn:aws:s3:::b/*';
const read = (Condition: ConditionBlock) => policy(allow('s3:GetObject', object, Condition));
const refuse = (Condition: ConditionBlock) => policy(deny('s3:GetObject', object, Condition));
const at = 'Statement[0].Condition';
const mfa = 'aws:MultiFactorAuthPresent';
const types = 'sagemaker:InstanceTypes';
const train = (Condition: ConditionBlock) => policy(allow('sagemaker:CreateTrainingJob', '*', Condition));

/** Rules about the values and operators of conditions that hold for other requests than meant. */
export const valueCases: readonly RuleCases[] = [
  {
    rule: 'invalid-address',
    fires: [
      {
        when: 'a private range is asked of the public address',
        policy: read({ IpAddress: { 'aws:SourceIp': ['192.168.1.0/24', '203.0.113.0/24'] } }),
        finds: [['warning', `${at}.IpAddress.aws:SourceIp[0]`, ['192.168.1.0/24', 'aws:VpcSourceIp']]],
      },
      {
        when: 'the VPC of an address is left open',
        policy: read({ IpAddress: { 'aws:VpcSourceIp': '10.0.0.0/8' } }),
        finds: [['warning', `${at}.IpAddress.aws:VpcSourceIp`, ['aws:SourceVpc']]],
      },
      {
        when: 'bits stand behind the mask',
        policy: read({ IpAddress: { 'aws:SourceIp': '203.0.113.77/24' } }),
        finds: [['hint', `${at}.IpAddress.aws:SourceIp`, ['203.0.113.77/24', '203.0.113.0/24']]],
        fixed: read({ IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } }),
      },
    ],
    silent: [
      {
        when: 'ranges are public and whole',
        policy: read({ IpAddress: { 'aws:SourceIp': ['203.0.113.0/24', '2001:db8::/32', '198.51.100.7'] } }),
      },
      {
        when: 'a private address is of a named VPC',
        policy: read({
          IpAddress: { 'aws:VpcSourceIp': '10.0.0.0/8' },
          StringEquals: { 'aws:SourceVpc': 'vpc-0123456789abcdef0' },
        }),
      },
    ],
  },
  {
    rule: 'invalid-id',
    fires: [
      {
        when: 'ids are of something else',
        policy: read({
          StringEquals: {
            'aws:SourceVpc': 'vpce-0123456789abcdef0',
            'aws:SourceVpce': 'vpc-0123456789abcdef0',
            'aws:PrincipalOrgID': 'ou-ab12-11111111',
            'aws:PrincipalAccount': '1234',
          },
        }),
        finds: [
          ['warning', `${at}.StringEquals.aws:SourceVpc`, ['vpce-0123456789abcdef0', 'vpc-']],
          ['warning', `${at}.StringEquals.aws:SourceVpce`, ['vpce-']],
          ['warning', `${at}.StringEquals.aws:PrincipalOrgID`, ['ou-ab12-11111111', 'o-']],
          ['warning', `${at}.StringEquals.aws:PrincipalAccount`, ['1234', 'account']],
        ],
      },
      {
        when: 'a subnet is a security group',
        policy: train({ 'ForAllValues:StringEquals': { 'sagemaker:VpcSubnets': ['sg-0123456789abcdef0'] } }),
        finds: [
          [
            'warning',
            `${at}.ForAllValues:StringEquals.sagemaker:VpcSubnets[0]`,
            ['sg-0123456789abcdef0', 'subnet-'],
          ],
        ],
      },
    ],
    silent: [
      {
        when: 'they have the form of their key, a pattern or a variable in place',
        policy: read({
          StringLike: { 'aws:SourceVpc': ['vpc-0123abcd', 'vpc-*', '*'] },
          StringEquals: { 'aws:PrincipalOrgID': ['o-a1b2c3d4e5', '${aws:ResourceOrgID}'] },
          'ForAnyValue:StringLike': { 'aws:PrincipalOrgPaths': 'o-a1b2c3d4e5/r-ab12/ou-ab12-11111111/*' },
        }),
      },
    ],
  },
  {
    rule: 'redundant-value',
    fires: [
      {
        when: 'a value stands twice',
        policy: read({ StringEquals: { 'aws:PrincipalOrgID': ['o-a1b2c3d4e5', 'o-a1b2c3d4e5'] } }),
        finds: [['hint', `${at}.StringEquals.aws:PrincipalOrgID[1]`, ['o-a1b2c3d4e5', 'already']]],
        fixed: read({ StringEquals: { 'aws:PrincipalOrgID': ['o-a1b2c3d4e5'] } }),
      },
      {
        when: 'others cover values',
        policy: read({
          StringLike: { 's3:prefix': ['home/ann/*', 'home/*'] },
          IpAddress: { 'aws:SourceIp': ['203.0.113.0/24', '203.0.113.7'] },
        }),
        finds: [
          ['hint', `${at}.StringLike.s3:prefix[0]`, ['home/ann/*', 'home/*']],
          ['hint', `${at}.IpAddress.aws:SourceIp[1]`, ['203.0.113.7', '203.0.113.0/24']],
        ],
        fixed: read({
          StringLike: { 's3:prefix': ['home/*'] },
          IpAddress: { 'aws:SourceIp': ['203.0.113.0/24', '203.0.113.7'] },
        }),
      },
    ],
    silent: [
      {
        when: 'a star is a character',
        policy: read({ StringEquals: { 's3:prefix': ['home/ann', 'home/*'] } }),
      },
    ],
  },
  {
    rule: 'empty-condition',
    fires: [
      {
        when: 'an operator has no key',
        policy: read({ StringEquals: {} }),
        finds: [['warning', `${at}.StringEquals`, ['StringEquals']]],
        fixed: policy(allow('s3:GetObject', object)),
      },
      {
        when: 'the block is empty, and the Sid',
        policy: anyPolicy({
          Version: '2012-10-17',
          Statement: [{ Sid: '', ...allow('s3:GetObject', object), Condition: {} }],
        }),
        finds: [
          ['warning', at, ['Condition']],
          ['hint', 'Statement[0].Sid', ['Sid']],
        ],
        fixed: anyPolicy({
          Version: '2012-10-17',
          Statement: [{ Sid: '', ...allow('s3:GetObject', object) }],
        }),
      },
    ],
    silent: [{ when: 'something is asked', policy: read({ Bool: { 'aws:SecureTransport': 'true' } }) }],
  },
  {
    rule: 'session-as-principal',
    fires: [
      {
        when: 'the session is asked for',
        policy: read({ ArnLike: { 'aws:PrincipalArn': 'arn:aws:sts::111122223333:assumed-role/Train/*' } }),
        finds: [['warning', `${at}.ArnLike.aws:PrincipalArn`, ['arn:aws:iam::111122223333:role/Train']]],
        fixed: read({ ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::111122223333:role/Train' } }),
      },
    ],
    silent: [
      {
        when: 'it is the role',
        policy: read({ ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::111122223333:role/Train' } }),
      },
    ],
  },
  {
    rule: 'mfa-pattern',
    fires: [
      {
        when: 'those without a second factor are allowed',
        policy: read({ Bool: { [mfa]: 'false' } }),
        finds: [['warning', `${at}.Bool.${mfa}`, ['second factor', 'true']]],
        fixed: read({ Bool: { [mfa]: 'true' } }),
      },
      {
        when: 'access keys are let through by a denial',
        policy: refuse({ Bool: { [mfa]: 'false' } }),
        finds: [['warning', `${at}.Bool.${mfa}`, ['access key', 'BoolIfExists']]],
        fixed: refuse({ BoolIfExists: { [mfa]: 'false' } }),
      },
      {
        when: 'access keys are allowed beside those who used it',
        policy: read({ BoolIfExists: { [mfa]: 'true' } }),
        finds: [['warning', `${at}.BoolIfExists.${mfa}`, ['access key']]],
        fixed: read({ Bool: { [mfa]: 'true' } }),
      },
      {
        when: 'only that it is told is asked for',
        policy: read({ Null: { [mfa]: 'false' } }),
        finds: [['warning', `${at}.Null.${mfa}`, ['Null']]],
      },
    ],
    silent: [
      { when: 'it is asked for', policy: read({ Bool: { [mfa]: 'true' } }) },
      { when: 'whoever lacks it is denied', policy: refuse({ BoolIfExists: { [mfa]: 'false' } }) },
    ],
  },
  {
    rule: 'set-operator-by-effect',
    fires: [
      {
        when: 'one approved type admits others',
        policy: train({ 'ForAnyValue:StringEquals': { [types]: ['ml.m5.large'] } }),
        finds: [['warning', `${at}.ForAnyValue:StringEquals`, [types, 'ForAllValues']]],
        fixed: train({
          'ForAllValues:StringEquals': { [types]: 'ml.m5.large' },
          Null: { [types]: 'false' },
        }),
      },
      {
        when: 'one approved type lets others through',
        policy: policy(
          deny('sagemaker:CreateTrainingJob', '*', {
            'ForAllValues:StringNotEquals': { [types]: ['ml.m5.large'] },
          }),
        ),
        finds: [['warning', `${at}.ForAllValues:StringNotEquals`, [types, 'ForAnyValue']]],
        fixed: policy(
          deny('sagemaker:CreateTrainingJob', '*', {
            'ForAnyValue:StringNotEquals': { [types]: 'ml.m5.large' },
          }),
        ),
      },
      {
        when: 'one tag of several is enough',
        policy: train({ 'ForAnyValue:StringEquals': { 'aws:TagKeys': ['team'] } }),
        finds: [['hint', `${at}.ForAnyValue:StringEquals`, ['aws:TagKeys']]],
      },
    ],
    silent: [
      {
        when: 'a subscription is to one product',
        policy: policy(
          allow('aws-marketplace:Subscribe', '*', {
            'ForAnyValue:StringEquals': { 'aws-marketplace:ProductId': ['prod-1', 'prod-2'] },
          }),
        ),
      },
      {
        when: 'all are asked of what is allowed, and any of what is denied',
        policy: policy(
          allow('sagemaker:CreateTrainingJob', '*', {
            'ForAllValues:StringEquals': { [types]: ['ml.m5.large'] },
          }),
          deny('sagemaker:CreateTrainingJob', '*', {
            'ForAnyValue:StringNotEquals': { [types]: ['ml.m5.large'] },
          }),
        ),
      },
      {
        when: 'the key is about the caller',
        policy: train({ 'ForAnyValue:StringEquals': { 'aws:CalledVia': ['athena.amazonaws.com'] } }),
      },
    ],
  },
  {
    rule: 'tag-with-not-action',
    fires: [
      {
        when: 'all but some services are denied without a tag',
        policy: policy(allBut('Deny', 'iam:*', { StringNotEquals: { 'aws:ResourceTag/team': 'ml' } })),
        finds: [['warning', `${at}.StringNotEquals.aws:ResourceTag/team`, ['always denied']]],
      },
      {
        when: 'all but some services are allowed with a tag',
        policy: policy(allBut('Allow', 'iam:*', { StringEquals: { 'aws:RequestTag/team': 'ml' } })),
        finds: [['warning', `${at}.StringEquals.aws:RequestTag/team`, ['never allowed']]],
      },
    ],
    silent: [
      {
        when: 'the tag is the tag of the caller, which every request has',
        policy: policy(allBut('Deny', 'iam:*', { StringNotEquals: { 'aws:PrincipalTag/team': 'ml' } })),
      },
    ],
  },
];
