import { allow, anyPolicy, arn, deny, policy, type RuleCases } from '../case.ts';

const describe = allow('sagemaker:DescribeModel', arn.model);

/** Rules about the document as a whole, Sids, characters and principals. */
export const documentCases: readonly RuleCases[] = [
  {
    rule: 'version',
    fires: [
      {
        when: 'there is none',
        policy: anyPolicy({ Statement: [describe] }),
        finds: [['warning', 'Version', ['Version', '2008', 'without', '2012-10-17']]],
        fixed: anyPolicy({ Statement: [describe], Version: '2012-10-17' }),
      },
      {
        when: 'it is the old one',
        policy: { Version: '2008-10-17', Statement: [describe] },
        finds: [['warning', 'Version', ['Version', '2008-10-17', '2012-10-17']]],
        fixed: policy(describe),
      },
      {
        when: 'it is one that IAM does not have',
        policy: { Version: '2024-01-01', Statement: [describe] },
        finds: [['error', 'Version', ['2024-01-01', '2012-10-17']]],
        fixed: policy(describe),
      },
    ],
    silent: [{ when: 'it is 2012-10-17', policy: policy(describe) }],
  },
  {
    rule: 'policy-size',
    fires: [
      {
        when: 'a session policy has more than 2,048 characters',
        kind: 'session',
        policy: policy({ ...describe, Sid: 'x'.repeat(2000) }),
        finds: [['error', '', ['2166', '2048']]],
      },
      {
        when: 'a managed policy has more than 6,144 characters',
        kind: 'managed',
        policy: policy({ ...describe, Sid: 'x'.repeat(6144) }),
        finds: [['error', '', ['6310', '6144']]],
      },
      {
        when: 'inline policies share the limit',
        kind: 'user',
        policy: policy({ ...describe, Sid: 'x'.repeat(2048) }),
        finds: [['error', '', ['2214', '2048']]],
      },
    ],
    silent: [
      {
        when: 'the same policy is a managed one',
        kind: 'managed',
        policy: policy({ ...describe, Sid: 'x'.repeat(2000) }),
      },
    ],
  },
  {
    rule: 'characters',
    fires: [
      {
        when: 'a name holds an arrow',
        policy: policy(allow('sagemaker:DescribeModel', `${arn.model}→2`)),
        finds: [['error', 'Statement[0].Resource', ['U+2192']]],
      },
      {
        when: 'a typographic quote came along from a text processor',
        policy: policy(
          allow('sagemaker:DescribeModel', '*', { StringEquals: { 'aws:PrincipalTag/team': '“ml”' } }),
        ),
        finds: [['error', 'Statement[0].Condition.StringEquals.aws:PrincipalTag/team', ['U+201C']]],
      },
    ],
    silent: [
      {
        when: 'accented letters up to U+00FF are used',
        policy: policy(
          allow('sagemaker:DescribeModel', '*', { StringEquals: { 'aws:PrincipalTag/team': 'forêt' } }),
        ),
      },
    ],
  },
  {
    rule: 'sid-characters',
    fires: [
      {
        when: 'words are parted by blanks',
        policy: policy({ ...describe, Sid: 'Read the model' }),
        finds: [['error', 'Statement[0].Sid', ['Sid', 'ReadTheModel']]],
        fixed: policy({ ...describe, Sid: 'ReadTheModel' }),
      },
    ],
    silent: [
      { when: 'it has letters and digits', policy: policy({ ...describe, Sid: 'Read2' }) },
      { when: 'it is empty', policy: policy({ ...describe, Sid: '' }) },
      { when: 'there is none', policy: policy(describe) },
    ],
  },
  {
    rule: 'sid-not-unique',
    fires: [
      {
        when: 'two statements have the same',
        policy: policy(
          { ...describe, Sid: 'Read' },
          { ...describe, Sid: 'Read2' },
          { ...describe, Sid: 'Read' },
        ),
        finds: [['error', 'Statement[2].Sid', ['Sid', 'Read3']]],
        fixed: policy(
          { ...describe, Sid: 'Read' },
          { ...describe, Sid: 'Read2' },
          { ...describe, Sid: 'Read3' },
        ),
      },
    ],
    silent: [
      {
        when: 'they differ by case',
        policy: policy({ ...describe, Sid: 'Read' }, { ...describe, Sid: 'read' }),
      },
      { when: 'both are empty', policy: policy({ ...describe, Sid: '' }, { ...describe, Sid: '' }) },
    ],
  },
  {
    rule: 'principal',
    fires: [
      {
        when: 'an identity policy names whom it is for',
        policy: policy({ ...describe, Principal: '*' }),
        finds: [
          ['error', 'Statement[0].Principal', ['An identity policy has no Principal', '--for resource']],
        ],
      },
      {
        when: 'a service control policy excludes somebody',
        kind: 'scp',
        policy: policy({ ...describe, NotPrincipal: { AWS: '111122223333' } }),
        finds: [
          [
            'error',
            'Statement[0].NotPrincipal',
            ['A service control policy has no NotPrincipal', '--for resource'],
          ],
        ],
      },
      {
        when: 'a trust policy trusts nobody',
        kind: 'trust',
        policy: policy({ Effect: 'Allow', Action: 'sts:AssumeRole' }),
        finds: [['error', 'Statement[0]', ['trust policy', 'Principal']]],
      },
      {
        when: 'a resource control policy is about somebody',
        kind: 'rcp',
        policy: policy({ ...deny('s3:*', '*'), Principal: { AWS: '111122223333' } }),
        finds: [['error', 'Statement[0].Principal', ['resource control policy', '"*"']]],
        fixed: policy({ ...deny('s3:*', '*'), Principal: '*' }),
      },
      {
        when: 'a resource control policy leaves somebody out, and names nobody',
        kind: 'rcp',
        policy: policy({ ...deny('s3:*', '*'), NotPrincipal: { AWS: '111122223333' } }),
        finds: [['error', 'Statement[0].NotPrincipal', ['resource control policy', 'NotPrincipal']]],
      },
    ],
    silent: [
      { when: 'there is none', policy: policy(describe) },
      {
        when: 'a policy of a resource excludes somebody',
        kind: 'resource',
        policy: policy({ ...deny('s3:*', '*'), NotPrincipal: { AWS: '111122223333' } }),
      },
      {
        when: 'a resource control policy is about everybody',
        kind: 'rcp',
        policy: policy({ ...deny('s3:*', '*'), Principal: '*' }),
      },
    ],
  },
  {
    rule: 'element-of-kind',
    fires: [
      {
        when: 'a trust policy names a resource',
        kind: 'trust',
        policy: policy({
          ...allow('sts:AssumeRole', '*'),
          Principal: { Service: 'sagemaker.amazonaws.com' },
        }),
        finds: [['error', 'Statement[0].Resource', ['trust policy', 'Resource']]],
      },
      {
        when: 'a resource control policy leaves actions out',
        kind: 'rcp',
        policy: policy({ Effect: 'Deny', Principal: '*', NotAction: 's3:*', Resource: '*' }),
        finds: [['error', 'Statement[0].NotAction', ['resource control policy', 'NotAction']]],
      },
    ],
    silent: [
      {
        when: 'an identity policy does',
        policy: policy({ Effect: 'Deny', NotAction: 's3:*', NotResource: '*' }),
      },
    ],
  },
];
