import { describe, expect, test } from 'vitest';
import {
  accountOf,
  awsPrincipalProblem,
  isDeletedId,
  isEverybody,
  principalsOf,
  principalTypes,
  sessionOf,
} from '../../src/iam/principal-element.ts';
import { recogniseKind } from '../../src/iam/recognise-kind.ts';

const path = ['Statement', 0, 'Principal'];
const only = (text: string, type = 'AWS') => ({ type, text, path });

describe('the Principal element', () => {
  test('is read in order, each with its place', () => {
    expect(principalsOf('*', path)).toEqual([{ type: 'AWS', text: '*', path }]);
    expect(principalsOf({ AWS: '1', Service: ['a', 7, 'b'], Odd: 5 }, path)).toEqual([
      { type: 'AWS', text: '1', path: [...path, 'AWS'] },
      { type: 'Service', text: 'a', path: [...path, 'Service', 0] },
      { type: 'Service', text: 'b', path: [...path, 'Service', 2] },
    ]);
    for (const odd of [null, undefined, 5, ['*'], true]) expect(principalsOf(odd, path)).toEqual([]);
    expect(principalTypes).toEqual(['AWS', 'Service', 'Federated', 'CanonicalUser']);
  });

  test('everybody is * among accounts, not among services', () => {
    expect(isEverybody(only('*'))).toBe(true);
    expect(isEverybody(only('*', 'Service'))).toBe(false);
    expect(isEverybody(only('arn:aws:iam::*:root'))).toBe(false);
  });

  test('the account of a principal, where it names one', () => {
    const named = ['111122223333', 'arn:aws:iam::111122223333:role/x'];
    for (const text of named) {
      expect(accountOf(only(text))).toBe('111122223333');
      expect(accountOf(only(text, 'Service'))).toBeUndefined();
    }
    const odd = ['1111222233334', 'x111122223333', '*', 'arn:aws:iam::*:role/x'];
    for (const text of [...odd, 'arn:aws:iam::1111222233334:role/x', 'arn:aws:iam::x111122223333:role/x'])
      expect(accountOf(only(text))).toBeUndefined();
  });

  test('a session names its role', () => {
    expect(sessionOf('arn:aws-cn:sts::111122223333:assumed-role/Train/me')).toEqual({
      role: 'arn:aws-cn:iam::111122223333:role/Train',
      session: 'me',
    });
    expect(sessionOf('arn:aws:sts::111122223333:assumed-role/Train')?.session).toBe('');
    expect(sessionOf('arn:aws:sts::111122223333:assumed-role')).toBeUndefined();
    expect(sessionOf('arn:aws:iam::111122223333:assumed-role/Train/me')).toBeUndefined();
    expect(sessionOf('arn:aws:sts::111122223333:federated-user/me')).toBeUndefined();
    expect(sessionOf('me')).toBeUndefined();
  });

  test.each([
    ...['*', '111122223333', 'arn:aws:iam::111122223333:root'],
    ...['arn:aws:iam::111122223333:role/path/to/Train', 'arn:aws:iam::111122223333:user/me'],
    ...['arn:aws:sts::111122223333:assumed-role/Train/me'],
    ...['arn:aws:sts::111122223333:federated-user/me', 'arn:aws:sts::111122223333:self'],
    ...['arn:aws:iam::cloudfront:user/CloudFront Origin Access Identity E1', 'AROA1234567890EXAMPLE'],
    ...['AIDA123456789012'],
  ])('%s is one', (text) => {
    expect(awsPrincipalProblem(text)).toBeUndefined();
  });

  test.each([
    ['11112222333', /11 digits.*12/],
    ['1111222233334', /13 digits/],
    ['arn:aws:iam::*:root', /wildcard.*aws:PrincipalArn/],
    ['arn:aws:iam::111122223333:role/a?', /wildcard/],
    ['me', /no principal.*12 digits/],
    ['arn:aws:iam::111122223333', /no principal/],
    ['xarn:aws:iam::111122223333:root', /no principal/],
    ['arn:amazon:iam::111122223333:root', /not a partition/],
    ['arn:aws:s3:::bucket', /ARN of s3/],
    ['arn:aws:iam:eu-west-1:111122223333:root', /region/],
    ['arn:aws:iam::abc:root', /not an account/],
    ['arn:aws:iam::111122223333:group/x', /of type group,/],
    ['arn:aws:iam::111122223333:policy/x', /of type policy,/],
    ['arn:aws:iam::111122223333:instance-profile/x', /of type instance-profile,/],
    ['arn:aws:iam::111122223333:mfa/x', /of type mfa,/],
    ['arn:aws:iam::111122223333:server-certificate/x', /of type server-certificate,/],
    ['arn:aws:iam::111122223333:xgroup/x', /no root, role or user/],
    ['arn:aws:iam::111122223333:rootx', /no root, role or user/],
    ['arn:aws:iam::111122223333:role/', /no root, role or user/],
    ['arn:aws:iam::111122223333:xrole/x', /no root, role or user/],
    ['arn:aws:iam::111122223333:assumed-role/a/b', /no root, role or user/],
    ['arn:aws:sts::111122223333:assumed-role/Train', /no session/],
    ['arn:aws:sts::111122223333:assumed-role/Train/', /no session/],
    ['arn:aws:sts::111122223333:assumed-role//me', /no session/],
    ['arn:aws:sts::111122223333:federated-user/', /no session/],
    ['arn:aws:sts::111122223333:selfish', /no session/],
    ['arn:aws:sts::111122223333:root', /no session/],
    ['AIDA12345', /no principal/],
  ])('%s is none', (text, why) => {
    expect(awsPrincipalProblem(text)).toMatch(why);
    expect(awsPrincipalProblem(text)).toContain(text);
  });

  test('the id of what was deleted is four letters and at least twelve more', () => {
    const ids = ['AROA123456789012', 'AIDA1234567890EXAMPLE'];
    const others = ['AKIA1234567890EXAMPLE', 'AROA12345678901', 'AROA12345678901a', 'xAROA123456789012'];
    expect([...ids, ...others, 'AROA123456789012-'].filter(isDeletedId)).toEqual(ids);
  });
});

describe('the kind that a document shows', () => {
  const kindOf = (...Statement: readonly Readonly<Record<string, unknown>>[]) =>
    // The rest of a document says nothing about its kind.
    recogniseKind(JSON.parse(JSON.stringify({ Version: '2012-10-17', Statement })));
  const plain = { Effect: 'Allow', Action: 's3:GetObject', Resource: '*' };
  const service = {
    Effect: 'Allow',
    Principal: { Service: 'sagemaker.amazonaws.com' },
    Action: 'sts:AssumeRole',
  };

  test('nobody named: an identity policy, a boundary, a control policy or a session policy', () => {
    expect(kindOf(plain)).toBeUndefined();
    expect(kindOf()).toBeUndefined();
    expect(recogniseKind(JSON.parse('{"Statement": [null, 5, "x"]}'))).toBeUndefined();
  });

  test('a role that may be taken: its trust policy', () => {
    expect(kindOf(service)).toBe('trust');
    expect(recogniseKind(JSON.parse(JSON.stringify({ Statement: service })))).toBe('trust');
    for (const Action of [
      'sts:*',
      'STS:AssumeRoleWithSAML',
      ['sts:AssumeRole', 'sts:TagSession'],
      'sts:SetSourceIdentity',
      'sts:SetContext',
    ])
      expect(kindOf({ ...service, Action })).toBe('trust');
    for (const Action of [
      'xsts:AssumeRole',
      [],
      undefined,
      'sts:GetCallerIdentity',
      ['sts:AssumeRole', 's3:*'],
      5,
    ])
      expect(kindOf({ ...service, Action })).toBe('resource');
    expect(kindOf({ ...service, Resource: '*' })).toBe('resource');
    expect(kindOf({ ...service, NotResource: 'x' })).toBe('resource');
    expect(kindOf(service, plain)).toBe('trust');
    expect(kindOf(service, { ...plain, Principal: '*' })).toBe('resource');
  });

  test('everybody denied on everything: a resource control policy', () => {
    const control = { Effect: 'Deny', Principal: '*', Action: 's3:*', Resource: '*' };
    expect(kindOf(control)).toBe('rcp');
    expect(kindOf({ ...control, Resource: ['x', '*'] })).toBe('rcp');
    expect(kindOf({ ...control, Resource: undefined, NotResource: 'arn:aws:s3:::b' })).toBe('rcp');
    expect(kindOf({ ...control, Effect: 'Allow', Action: '*' })).toBe('rcp');
    expect(kindOf({ ...control, Effect: 'Allow' })).toBe('resource');
    expect(kindOf({ ...control, Resource: 'arn:aws:s3:::b' })).toBe('resource');
    expect(kindOf({ ...control, Principal: { AWS: '*' } })).toBe('resource');
    expect(kindOf({ Effect: 'Deny', NotPrincipal: { AWS: '1' }, Action: 's3:*', Resource: '*' })).toBe(
      'resource',
    );
    expect(kindOf(control, { ...control, Resource: 'x' })).toBe('resource');
  });
});
