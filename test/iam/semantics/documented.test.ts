/**
 * What AWS documents of operators with absent keys, set operators, variables, ARNs and the kinds of policy, a request each; and
 * pairs of policies of which it follows whether they allow the same.
 */
import { describe, expect, it } from 'vitest';
import { loadCatalog, loadServices } from '../../../src/catalog/load.ts';
import { policyFacts } from '../../../src/catalog/policy-facts.ts';
import type { PolicyDocument, Statement } from '../../../src/iam/document.ts';
import { compare } from '../../../src/iam/semantics/compare.ts';
import { decide, type PolicyRequest } from '../../../src/iam/semantics/decide.ts';
import type { AttachedPolicy, LayerKind } from '../../../src/iam/semantics/layers.ts';

const facts = policyFacts(loadServices(loadCatalog(), ['s3', 'ec2']));
const A = (rest: Partial<Statement>): Statement => ({
  Effect: 'Allow',
  Action: 's3:GetObject',
  Resource: '*',
  ...rest,
});
const C = (Condition: Statement['Condition'], rest: Partial<Statement> = {}): Statement =>
  A({ ...(Condition === undefined ? {} : { Condition }), ...rest });

type Layer = readonly [
  kind: LayerKind,
  statements: readonly Statement[],
  more?: { readonly Version?: string; readonly level?: number },
];
type Case = readonly [
  name: string,
  layers: readonly Layer[],
  request: Partial<PolicyRequest>,
  answer: string,
];
const id = (condition: Statement['Condition']): readonly Layer[] => [['identity', [C(condition)]]];
const full: Layer = ['scp', [{ Effect: 'Allow', Action: '*', Resource: '*' }]];
const me = 'arn:aws:iam::111122223333:role/me';

const attached = ([kind, Statement, more]: Layer): AttachedPolicy => ({
  kind,
  file: kind,
  document: { Version: more?.Version ?? '2012-10-17', Statement },
  level: more?.level ?? 0,
});

const requests: readonly Case[] = [
  ['ForAllValues absent key', id({ 'ForAllValues:StringEquals': { 'aws:TagKeys': ['a'] } }), {}, 'allowed'],
  [
    'ForAllValues empty list',
    id({ 'ForAllValues:StringEquals': { 'aws:TagKeys': ['a'] } }),
    { context: { 'aws:TagKeys': [] } },
    'allowed',
  ],
  [
    'ForAllValues subset',
    id({ 'ForAllValues:StringEquals': { 'aws:TagKeys': ['a', 'b'] } }),
    { context: { 'aws:TagKeys': ['a', 'c'] } },
    'denied implicit',
  ],
  ['ForAnyValue absent', id({ 'ForAnyValue:StringEquals': { 'aws:TagKeys': ['a'] } }), {}, 'denied implicit'],
  [
    'ForAnyValue StringNotEquals absent',
    id({ 'ForAnyValue:StringNotEquals': { 'aws:TagKeys': ['a'] } }),
    {},
    'denied implicit',
  ],
  [
    'ForAllValues StringNotEquals one listed',
    id({ 'ForAllValues:StringNotEquals': { 'aws:TagKeys': ['a'] } }),
    { context: { 'aws:TagKeys': ['b', 'a'] } },
    'denied',
  ],
  [
    'ForAnyValue StringNotLike one outside',
    id({ 'ForAnyValue:StringNotLike': { 'aws:TagKeys': ['a*'] } }),
    { context: { 'aws:TagKeys': ['b', 'a1'] } },
    'allowed',
  ],
  ['StringNotEquals absent', id({ StringNotEquals: { 'aws:PrincipalTag/x': 'a' } }), {}, 'allowed'],
  [
    'StringNotEqualsIfExists absent',
    id({ StringNotEqualsIfExists: { 'aws:PrincipalTag/x': 'a' } }),
    {},
    'allowed',
  ],
  ['StringEqualsIfExists absent', id({ StringEqualsIfExists: { 'aws:PrincipalTag/x': 'a' } }), {}, 'allowed'],
  [
    'StringEqualsIfExists other',
    id({ StringEqualsIfExists: { 'aws:PrincipalTag/x': 'a' } }),
    { context: { 'aws:PrincipalTag/x': 'b' } },
    'denied',
  ],
  [
    'StringNotEquals several values: all must differ',
    id({ StringNotEquals: { 'aws:PrincipalTag/x': ['a', 'b'] } }),
    { context: { 'aws:PrincipalTag/x': 'b' } },
    'denied',
  ],
  [
    'two keys are anded',
    id({ StringEquals: { 'aws:PrincipalTag/x': 'a', 'aws:PrincipalTag/y': 'b' } }),
    { context: { 'aws:PrincipalTag/x': 'a' } },
    'denied',
  ],
  [
    'Null true present',
    id({ Null: { 'aws:TokenIssueTime': 'true' } }),
    { context: { 'aws:TokenIssueTime': '2020-01-01T00:00:00Z' } },
    'denied',
  ],
  [
    'Null boolean json',
    id({ Null: { 'aws:TokenIssueTime': false } }),
    { context: { 'aws:TokenIssueTime': '2020-01-01T00:00:00Z' } },
    'allowed',
  ],
  [
    'Bool true json vs text',
    id({ Bool: { 'aws:SecureTransport': true } }),
    { context: { 'aws:SecureTransport': 'true' } },
    'allowed',
  ],
  ['Bool absent', id({ Bool: { 'aws:MultiFactorAuthPresent': 'false' } }), {}, 'denied'],
  [
    'BoolIfExists absent deny',
    [
      [
        'identity',
        [
          A({}),
          {
            Effect: 'Deny',
            Action: '*',
            Resource: '*',
            Condition: { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } },
          },
        ],
      ],
    ],
    {},
    'denied explicit',
  ],
  [
    'StringLike question',
    id({ StringLike: { 'aws:PrincipalTag/x': 'a?c' } }),
    { context: { 'aws:PrincipalTag/x': 'abc' } },
    'allowed',
  ],
  [
    'StringEquals star literal',
    id({ StringEquals: { 'aws:PrincipalTag/x': 'a*' } }),
    { context: { 'aws:PrincipalTag/x': 'abc' } },
    'denied',
  ],
  [
    'StringLike case',
    id({ StringLike: { 'aws:PrincipalTag/x': 'A*' } }),
    { context: { 'aws:PrincipalTag/x': 'abc' } },
    'denied',
  ],
  [
    'IgnoreCase',
    id({ StringEqualsIgnoreCase: { 'aws:PrincipalTag/x': 'ABC' } }),
    { context: { 'aws:PrincipalTag/x': 'abC' } },
    'allowed',
  ],
  [
    'key name case',
    id({ StringEquals: { 'AWS:principaltag/x': 'a' } }),
    { context: { 'aws:PrincipalTag/X': 'a' } },
    'allowed',
  ],
  [
    'operator in another case',
    id({ stringequals: { 'aws:PrincipalTag/x': 'a' } }),
    { context: { 'aws:PrincipalTag/x': 'a' } },
    'allowed',
  ],
  [
    'Numeric bound',
    id({ NumericLessThanEquals: { 's3:max-keys': '10' } }),
    { context: { 's3:max-keys': '10' } },
    'allowed',
  ],
  [
    'Numeric decimal',
    id({ NumericLessThan: { 's3:max-keys': '10' } }),
    { context: { 's3:max-keys': '9.999' } },
    'allowed',
  ],
  [
    'Numeric negative',
    id({ NumericGreaterThan: { 's3:max-keys': '-5' } }),
    { context: { 's3:max-keys': '-4.5' } },
    'allowed',
  ],
  [
    'Numeric not a number',
    id({ NumericLessThan: { 's3:max-keys': '10' } }),
    { context: { 's3:max-keys': 'x' } },
    'denied',
  ],
  ['NumericNotEquals absent', id({ NumericNotEquals: { 's3:max-keys': '10' } }), {}, 'allowed'],
  [
    'Date epoch',
    id({ DateLessThan: { 'aws:CurrentTime': '1577836800' } }),
    { context: { 'aws:CurrentTime': '2019-12-31T23:59:59Z' } },
    'allowed',
  ],
  [
    'Date only day',
    id({ DateGreaterThan: { 'aws:CurrentTime': '2020-01-01' } }),
    { context: { 'aws:CurrentTime': '2020-01-01T00:00:01Z' } },
    'allowed',
  ],
  [
    'Date zone',
    id({ DateEquals: { 'aws:CurrentTime': '2020-01-01T00:00:00+02:00' } }),
    { context: { 'aws:CurrentTime': '2019-12-31T22:00:00Z' } },
    'allowed',
  ],
  [
    'IPv6 range',
    id({ IpAddress: { 'aws:SourceIp': '2001:DB8:1234:5678::/64' } }),
    { context: { 'aws:SourceIp': '2001:db8:1234:5678:9::1' } },
    'allowed',
  ],
  [
    'IPv6 outside',
    id({ IpAddress: { 'aws:SourceIp': '2001:db8:1234:5678::/64' } }),
    { context: { 'aws:SourceIp': '2001:db8:1234:5679::1' } },
    'denied',
  ],
  [
    'IPv4 no mask',
    id({ IpAddress: { 'aws:SourceIp': '10.1.2.3' } }),
    { context: { 'aws:SourceIp': '10.1.2.3' } },
    'allowed',
  ],
  [
    'IPv4 host bits set',
    id({ IpAddress: { 'aws:SourceIp': '10.1.2.3/8' } }),
    { context: { 'aws:SourceIp': '10.200.0.1' } },
    'allowed',
  ],
  [
    'IPv4 not in v6 0/0',
    id({ IpAddress: { 'aws:SourceIp': '::/0' } }),
    { context: { 'aws:SourceIp': '10.0.0.1' } },
    'denied',
  ],
  ['NotIpAddress absent', id({ NotIpAddress: { 'aws:SourceIp': '10.0.0.0/8' } }), {}, 'allowed'],
  [
    'NotIpAddress v6 request',
    id({ NotIpAddress: { 'aws:SourceIp': '10.0.0.0/8' } }),
    { context: { 'aws:SourceIp': '2001:db8::1' } },
    'allowed',
  ],
  [
    'ArnLike star within field',
    id({ ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/x' } }),
    { context: { 'aws:PrincipalArn': 'arn:aws:iam::1:2:role/x' } },
    'denied',
  ],
  [
    'ArnEquals takes wildcards',
    id({ ArnEquals: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/*' } }),
    { context: { 'aws:PrincipalArn': 'arn:aws:iam::111122223333:role/a/b' } },
    'allowed',
  ],
  [
    'StringLike crosses colons',
    id({ StringLike: { 'aws:PrincipalArn': 'arn:*:role/x' } }),
    { context: { 'aws:PrincipalArn': 'arn:aws:iam::111122223333:role/x' } },
    'allowed',
  ],
  [
    'ArnLike few fields',
    id({ ArnLike: { 'aws:PrincipalArn': 'arn:*:role/x' } }),
    { context: { 'aws:PrincipalArn': 'arn:aws:iam::111122223333:role/x' } },
    'denied',
  ],
  ['ArnNotLike absent', id({ ArnNotLike: { 'aws:SourceArn': 'arn:aws:s3:::b' } }), {}, 'allowed'],
  [
    'Resource star tail over slash',
    [['identity', [A({ Resource: 'arn:aws:s3:::b*' })]]],
    { resource: 'arn:aws:s3:::bucket/a/b' },
    'allowed',
  ],
  [
    'Resource last field with colon',
    [['identity', [A({ Resource: 'arn:aws:s3:::b/*' })]]],
    { resource: 'arn:aws:s3:::b/a:b' },
    'allowed',
  ],
  ['Resource case', [['identity', [A({ Resource: 'arn:aws:s3:::B/*' })]]], {}, 'denied'],
  ['Resource question', [['identity', [A({ Resource: 'arn:aws:s3:::?/k' })]]], {}, 'allowed'],
  [
    'NotResource',
    [
      [
        'identity',
        [{ Effect: 'Allow', Action: 's3:*', NotResource: ['arn:aws:s3:::b', 'arn:aws:s3:::b/*'] }],
      ],
    ],
    {},
    'denied implicit',
  ],
  [
    'NotAction allow',
    [['identity', [{ Effect: 'Allow', NotAction: 'iam:*', Resource: '*' }]]],
    {},
    'allowed',
  ],
  [
    'NotAction deny except',
    [['identity', [A({}), { Effect: 'Deny', NotAction: ['s3:Get*', 'iam:ChangePassword'], Resource: '*' }]]],
    {},
    'allowed',
  ],
  ['action case', [['identity', [A({ Action: 'S3:gEtoBJECT' })]]], {}, 'allowed'],
  ['action ?', [['identity', [A({ Action: 's3:Get?bject' })]]], {}, 'allowed'],
  ['action wildcard service', [['identity', [A({ Action: '*:GetObject' })]]], {}, 'allowed'],
  [
    'variable',
    [['identity', [A({ Resource: 'arn:aws:s3:::b/${aws:username}' })]]],
    { context: { 'aws:username': 'k' } },
    'allowed',
  ],
  ['variable absent', [['identity', [A({ Resource: 'arn:aws:s3:::b/${aws:username}*' })]]], {}, 'denied'],
  [
    'variable default',
    [['identity', [A({ Resource: "arn:aws:s3:::b/${aws:PrincipalTag/team, 'k'}" })]]],
    {},
    'allowed',
  ],
  [
    'variable default not used',
    [['identity', [A({ Resource: "arn:aws:s3:::b/${aws:PrincipalTag/team, 'k'}" })]]],
    { context: { 'aws:PrincipalTag/team': 'z' } },
    'denied',
  ],
  [
    'variable in old version',
    [['identity', [A({ Resource: 'arn:aws:s3:::b/${aws:username}' })], { Version: '2008-10-17' }]],
    { context: { 'aws:username': 'k' } },
    'denied',
  ],
  [
    'escaped star',
    [['identity', [A({ Resource: 'arn:aws:s3:::b/${*}' })]]],
    { resource: 'arn:aws:s3:::b/*' },
    'allowed',
  ],
  [
    'escaped star not wildcard',
    [['identity', [A({ Resource: 'arn:aws:s3:::b/${*}' })]]],
    { resource: 'arn:aws:s3:::b/x' },
    'denied',
  ],
  [
    'value of variable is no pattern',
    [['identity', [A({ Resource: 'arn:aws:s3:::b/${aws:username}' })]]],
    { context: { 'aws:username': '*' } },
    'denied',
  ],
  [
    'variable in StringEquals',
    id({ StringEquals: { 'aws:ResourceTag/owner': '${aws:username}' } }),
    { context: { 'aws:username': 'me', 'aws:ResourceTag/owner': 'me' } },
    'allowed',
  ],
  ['both absent', id({ StringEquals: { 'aws:ResourceTag/owner': '${aws:username}' } }), {}, 'denied'],
  [
    'StringNotEquals variable absent',
    id({ StringNotEquals: { 'aws:ResourceTag/owner': '${aws:username}' } }),
    { context: { 'aws:ResourceTag/owner': 'x' } },
    'allowed',
  ],
  [
    'scp deny only',
    [
      ['identity', [A({})]],
      ['scp', [{ Effect: 'Deny', Action: 'ec2:*', Resource: '*' }]],
    ],
    {},
    'denied implicit',
  ],
  [
    'scp full + deny other',
    [['identity', [A({})]], full, ['scp', [{ Effect: 'Deny', Action: 'ec2:*', Resource: '*' }]]],
    {},
    'allowed',
  ],
  [
    'two levels',
    [
      ['identity', [A({})]],
      full,
      ['scp', [{ Effect: 'Allow', Action: 'ec2:*', Resource: '*' }], { level: 1 }],
    ],
    {},
    'denied implicit',
  ],
  [
    'boundary intersects',
    [
      ['identity', [A({})]],
      ['boundary', [A({ Action: 'ec2:*' })]],
    ],
    {},
    'denied implicit',
  ],
  [
    'boundary deny',
    [
      ['identity', [A({})]],
      ['boundary', [A({ Action: '*' }), { Effect: 'Deny', Action: 's3:*', Resource: '*' }]],
    ],
    {},
    'denied explicit',
  ],
  [
    'session',
    [
      ['identity', [A({})]],
      ['session', [A({ Resource: 'arn:aws:s3:::c/*' })]],
    ],
    {},
    'denied implicit',
  ],
  [
    'rcp deny principal',
    [
      ['identity', [A({})]],
      [
        'rcp',
        [
          { Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' },
          {
            Effect: 'Deny',
            Principal: '*',
            Action: 's3:*',
            Resource: '*',
            Condition: { StringNotEqualsIfExists: { 'aws:PrincipalOrgID': 'o-1' } },
          },
        ],
      ],
    ],
    { context: { 'aws:PrincipalOrgID': 'o-2' } },
    'denied explicit',
  ],
  [
    'resource policy alone names role',
    [
      ['identity', [A({ Action: 'ec2:*' })]],
      ['resource', [{ Effect: 'Allow', Principal: { AWS: me }, Action: 's3:*', Resource: '*' }]],
    ],
    { context: { 'aws:PrincipalArn': me } },
    'allowed',
  ],
  [
    'resource policy names account',
    [
      ['identity', [A({ Action: 'ec2:*' })]],
      ['resource', [{ Effect: 'Allow', Principal: { AWS: '111122223333' }, Action: 's3:*', Resource: '*' }]],
    ],
    { context: { 'aws:PrincipalArn': me } },
    'denied implicit',
  ],
  [
    'resource policy denies account',
    [
      ['identity', [A({})]],
      [
        'resource',
        [
          {
            Effect: 'Deny',
            Principal: { AWS: 'arn:aws:iam::111122223333:root' },
            Action: 's3:*',
            Resource: '*',
          },
        ],
      ],
    ],
    { context: { 'aws:PrincipalArn': me } },
    'denied explicit',
  ],
  [
    'NotPrincipal deny spares',
    [
      ['identity', [A({})]],
      [
        'resource',
        [
          {
            Effect: 'Deny',
            NotPrincipal: { AWS: [me, 'arn:aws:iam::111122223333:root'] },
            Action: 's3:*',
            Resource: '*',
          },
        ],
      ],
    ],
    { context: { 'aws:PrincipalArn': me } },
    'allowed',
  ],
  [
    'NotPrincipal deny others',
    [
      ['identity', [A({})]],
      [
        'resource',
        [
          {
            Effect: 'Deny',
            NotPrincipal: { AWS: 'arn:aws:iam::111122223333:role/other' },
            Action: 's3:*',
            Resource: '*',
          },
        ],
      ],
    ],
    { context: { 'aws:PrincipalArn': me } },
    'denied explicit',
  ],
  [
    'boundary does limit resource policy of a role',
    [
      ['identity', [A({ Action: 'ec2:*' })]],
      ['boundary', [A({ Action: 'ec2:*' })]],
      ['resource', [{ Effect: 'Allow', Principal: { AWS: me }, Action: 's3:*', Resource: '*' }]],
    ],
    { context: { 'aws:PrincipalArn': me } },
    'denied implicit',
  ],
  [
    'unknown operator',
    id({ StringEqualz: { 'aws:username': 'x' } }),
    { context: { 'aws:username': 'x' } },
    'depends',
  ],
  ['empty statement', [['identity', []]], {}, 'denied implicit'],
  [
    'multi-valued without set op',
    id({ StringEquals: { 'aws:TagKeys': 'a' } }),
    { context: { 'aws:TagKeys': ['b', 'a'] } },
    'allowed',
  ],
  ['binary', id({ BinaryEquals: { 'k:b': 'QmluYXJ5' } }), { context: { 'k:b': 'QmluYXJ5' } }, 'allowed'],
  [
    'unknown context depends',
    id({ StringEquals: { 'aws:RequestTag/team': 'red' } }),
    { unnamed: 'unknown' },
    'depends',
  ],
];

describe('a request', () => {
  it.each(requests)('%s', (_, layers, request, answer) => {
    const { decision, kind } = decide(
      layers.map(attached),
      { action: 's3:GetObject', resource: 'arn:aws:s3:::b/k', context: {}, unnamed: 'absent', ...request },
      facts,
    );
    expect(`${decision} ${kind ?? ''}`.trim()).toMatch(new RegExp(`^${answer}`));
  });
});

/** Whether the two allow the same, and how many sides have something of their own. */
type Pair = readonly [
  name: string,
  before: readonly Statement[],
  after: readonly Statement[],
  answer: readonly [equal: boolean | null, gains: 0 | 1, loses: 0 | 1],
];
const pairs: readonly Pair[] = [
  [
    'like vs equals',
    [C({ StringEquals: { 'aws:PrincipalTag/x': 'a' } })],
    [C({ StringLike: { 'aws:PrincipalTag/x': 'a' } })],
    [true, 0, 0],
  ],
  [
    'IgnoreCase widens',
    [C({ StringEquals: { 'aws:PrincipalTag/x': 'a' } })],
    [C({ StringEqualsIgnoreCase: { 'aws:PrincipalTag/x': 'A' } })],
    [false, 1, 0],
  ],
  [
    'IfExists widens',
    [C({ StringEquals: { 'aws:PrincipalTag/x': 'a' } })],
    [C({ StringEqualsIfExists: { 'aws:PrincipalTag/x': 'a' } })],
    [false, 1, 0],
  ],
  [
    'IfExists on negated is same',
    [C({ StringNotEquals: { 'aws:PrincipalTag/x': 'a' } })],
    [C({ StringNotEqualsIfExists: { 'aws:PrincipalTag/x': 'a' } })],
    [true, 0, 0],
  ],
  [
    'ForAllValues + Null vs ForAllValues',
    [C({ 'ForAllValues:StringEquals': { 'aws:TagKeys': ['a'] } })],
    [C({ 'ForAllValues:StringEquals': { 'aws:TagKeys': ['a'] }, Null: { 'aws:TagKeys': 'false' } })],
    [false, 0, 1],
  ],
  [
    'ForAny vs ForAll',
    [C({ 'ForAnyValue:StringEquals': { 'aws:TagKeys': ['a'] } })],
    [C({ 'ForAllValues:StringEquals': { 'aws:TagKeys': ['a'] } })],
    [false, 1, 1],
  ],
  [
    'deny twist',
    [A({}), { Effect: 'Deny', Action: 's3:GetObject', NotResource: 'arn:aws:s3:::b/*' }],
    [A({ Resource: 'arn:aws:s3:::b/*' })],
    [true, 0, 0],
  ],
  [
    'NotAction vs list',
    [{ Effect: 'Allow', NotAction: ['s3:PutObject'], Resource: '*' }],
    [
      { Effect: 'Allow', Action: '*', Resource: '*' },
      { Effect: 'Deny', Action: 's3:PutObject', Resource: '*' },
    ],
    [true, 0, 0],
  ],
  [
    'cidr split',
    [C({ IpAddress: { 'aws:SourceIp': '2001:db8::/32' } })],
    [C({ IpAddress: { 'aws:SourceIp': ['2001:db8::/33', '2001:db8:8000::/33'] } })],
    [true, 0, 0],
  ],
  [
    'dates',
    [C({ DateGreaterThan: { 'aws:CurrentTime': '2020-01-01T00:00:00Z' } })],
    [C({ DateGreaterThan: { 'aws:CurrentTime': '2020-01-01T01:00:00+01:00' } })],
    [true, 0, 0],
  ],
  [
    'dates epoch',
    [C({ DateGreaterThan: { 'aws:CurrentTime': '1577836800' } })],
    [C({ DateGreaterThan: { 'aws:CurrentTime': '2020-01-01T00:00:00Z' } })],
    [true, 0, 0],
  ],
  [
    'numbers written otherwise',
    [C({ NumericEquals: { 's3:max-keys': '10' } })],
    [C({ NumericEquals: { 's3:max-keys': '10.0' } })],
    [true, 0, 0],
  ],
  ['arn star vs short', [A({ Resource: 'arn:aws:s3:::*' })], [A({ Resource: '*' })], [false, 1, 0]],
  [
    'double star',
    [A({ Resource: 'arn:aws:s3:::b/**' })],
    [A({ Resource: 'arn:aws:s3:::b/*' })],
    [true, 0, 0],
  ],
  ['?* vs *', [A({ Resource: 'arn:aws:s3:::b/*' })], [A({ Resource: 'arn:aws:s3:::b/?*' })], [true, 0, 0]],
  [
    'Bool not false',
    [C({ Bool: { 'aws:SecureTransport': 'true' } })],
    [
      A({}),
      { Effect: 'Deny', Action: '*', Resource: '*', Condition: { Bool: { 'aws:SecureTransport': 'false' } } },
    ],
    [false, 1, 0],
  ],
  [
    'same variable',
    [A({ Resource: 'arn:aws:s3:::b/${aws:username}/*' })],
    [A({ Resource: 'arn:aws:s3:::b/${aws:userName}/*' })],
    [true, 0, 0],
  ],
  [
    'variable vs star',
    [A({ Resource: 'arn:aws:s3:::b/${aws:username}/*' })],
    [A({ Resource: 'arn:aws:s3:::b/*' })],
    [false, 1, 0],
  ],
  [
    'variable default',
    [A({ Resource: "arn:aws:s3:::b/${aws:PrincipalTag/t, 'x'}" })],
    [A({ Resource: 'arn:aws:s3:::b/${aws:PrincipalTag/t}' })],
    [false, 0, 1],
  ],
  [
    'statement order',
    [A({}), A({ Action: 's3:PutObject' })],
    [A({ Action: 's3:PutObject' }), A({})],
    [true, 0, 0],
  ],
  [
    'merged',
    [A({}), A({ Action: 's3:PutObject' })],
    [A({ Action: ['s3:putobject', 's3:getobject'] })],
    [true, 0, 0],
  ],
  [
    'key case',
    [C({ StringEquals: { 'aws:username': 'a' } })],
    [C({ StringEquals: { 'AWS:UserName': 'a' } })],
    [true, 0, 0],
  ],
  [
    'contradiction is nothing',
    [C({ StringEquals: { 'aws:PrincipalTag/x': 'a' }, StringNotEquals: { 'aws:PrincipalTag/x': 'a' } })],
    [],
    [true, 0, 0],
  ],
  ['unknown operator', [C({ StringEqualz: { 'aws:username': 'a' } })], [], [null, 0, 0]],
  ['Null both', [C({ Null: { 'aws:username': ['true', 'false'] } })], [A({})], [true, 0, 0]],
  [
    'two conditions one operator vs two',
    [C({ StringLike: { 'aws:PrincipalTag/x': 'a*' }, StringNotLike: { 'aws:PrincipalTag/x': 'ab*' } })],
    [
      C({ StringLike: { 'aws:PrincipalTag/x': 'a*' } }),
      {
        Effect: 'Deny',
        Action: '*',
        Resource: '*',
        Condition: { StringLike: { 'aws:PrincipalTag/x': 'ab*' } },
      },
    ],
    [true, 0, 0],
  ],
  ['empty action list', [A({ Action: [] })], [], [true, 0, 0]],
  [
    'ArnLike vs StringLike',
    [C({ ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/x' } })],
    [C({ StringLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/x' } })],
    [false, 1, 0],
  ],
];

describe('a pair', () => {
  it.each(pairs)('%s', (_, before, after, answer) => {
    const policies = (statements: readonly Statement[]): readonly AttachedPolicy[] => {
      const document: PolicyDocument = { Version: '2012-10-17', Statement: statements };
      return [{ kind: 'identity', file: '', document }];
    };
    const { equal, gained, lost } = compare(policies(before), policies(after), facts);
    expect([equal, Math.min(1, gained.length), Math.min(1, lost.length)]).toEqual(answer);
    const decision = (
      statements: readonly Statement[],
      request: (typeof gained)[number]['witness'],
    ): string => decide(policies(statements), { ...request, unnamed: 'absent' }, facts).decision;
    for (const { witness } of gained)
      expect([decision(before, witness), decision(after, witness)]).toEqual(['denied', 'allowed']);
    for (const { witness } of lost)
      expect([decision(before, witness), decision(after, witness)]).toEqual(['allowed', 'denied']);
  });
});
