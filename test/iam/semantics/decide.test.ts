import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../../../src/catalog/load.ts';
import { policyFacts } from '../../../src/catalog/policy-facts.ts';
import type { Statement } from '../../../src/iam/document.ts';
import { decide, deciding, type PolicyRequest } from '../../../src/iam/semantics/decide.ts';
import type { AttachedPolicy, LayerKind } from '../../../src/iam/semantics/layers.ts';

const facts = policyFacts(loadCatalog());
const attached = (kind: LayerKind, ...Statement: readonly Statement[]): AttachedPolicy => ({
  kind,
  document: { Version: '2012-10-17', Statement },
  file: `${kind}.json`,
});
const allow = (rest: Omit<Statement, 'Effect'> = {}): Statement => ({
  Effect: 'Allow',
  Action: 'sagemaker:*',
  Resource: '*',
  ...rest,
});
const deny = (rest: Omit<Statement, 'Effect'> = {}): Statement => ({ ...allow(rest), Effect: 'Deny' });
const model = 'arn:aws:sagemaker:eu-west-1:111122223333:model/m';
const whole = (context: PolicyRequest['context'] = {}): PolicyRequest => ({
  action: 'sagemaker:CreateModel',
  resource: model,
  context,
  unnamed: 'absent',
});
const open = (context: PolicyRequest['context'] = {}): PolicyRequest => ({
  ...whole(context),
  unnamed: 'unknown',
});

/** Whether a request with the context meets a line of a Condition. */
const meets = (
  operator: string,
  key: string,
  values: string | readonly string[],
  context: PolicyRequest['context'] = {},
): boolean => {
  const policy = attached('identity', allow({ Condition: { [operator]: { [key]: values } } }));
  return decide([policy], whole(context), facts).decision === 'allowed';
};

describe('operators, as IAM documents them', () => {
  const key = 'aws:RequestTag/k';
  it.each<readonly [operator: string, wanted: string, given: string, holds: boolean]>([
    ['StringEquals', 'a*', 'ab', false],
    ['StringEquals', 'a', 'A', false],
    ['StringEqualsIgnoreCase', 'a', 'A', true],
    ['StringNotEqualsIgnoreCase', 'a', 'A', false],
    ['StringLike', 'a*', 'ab', true],
    ['StringLike', 'a?c', 'ac', false],
    ['StringLike', 'a${*}c', 'abc', false],
    ['StringLike', 'a${*}c', 'a*c', true],
    ['NumericEquals', '10', '10.0', true],
    ['NumericLessThan', '10', '9', true],
    ['NumericLessThanEquals', '10', '10', true],
    ['NumericGreaterThan', '9', '10', true],
    ['DateLessThan', '2027-01-01T00:00:00Z', '2026-12-31T23:59:59Z', true],
    ['DateGreaterThan', '2027-01-01T00:00:00+01:00', '2026-12-31T23:30:00Z', true],
    ['DateEquals', '1798761600', '2027-01-01T00:00:00Z', true],
    ['Bool', 'true', 'TRUE', true],
    ['BinaryEquals', 'QUJD', 'QUJD', true],
    ['IpAddress', '203.0.113.0/24', '203.0.113.255', true],
    ['IpAddress', '203.0.113.0/24', '203.0.114.0', false],
    ['NotIpAddress', '2001:db8::/32', '2001:db8:1::1', false],
    ['ArnLike', 'arn:aws:iam::*:role/*', 'arn:aws:iam::111122223333:role/a/b', true],
    ['ArnEquals', 'arn:aws:iam::*:role/*', 'arn:aws:iam::111122223333:role/a', true],
    ['ArnLike', 'arn:aws:sns:*:t', 'arn:aws:sns:eu-west-1:111122223333:t', false],
    ['ArnNotLike', 'arn:aws:iam::*:role/*', 'arn:aws:iam::111122223333:user/a', true],
    ['StringLike', 'arn:aws:sns:*:t', 'arn:aws:sns:eu-west-1:111122223333:t', true],
  ])('%s %s of %s is %s', (operator, wanted, given, holds) => {
    expect(meets(operator, key, wanted, { [key]: given })).toBe(holds);
  });

  it.each<readonly [operator: string, holds: boolean]>([
    ['StringEquals', false],
    ['StringNotEquals', true],
    ['StringNotLike', true],
    ['StringEqualsIfExists', true],
    ['StringNotEqualsIfExists', true],
    ['NumericNotEquals', true],
    ['Bool', false],
    ['NotIpAddress', true],
    ['ArnNotEquals', true],
    ['ForAllValues:StringEquals', true],
    ['ForAllValues:StringNotEquals', true],
    ['ForAnyValue:StringEquals', false],
    ['ForAnyValue:StringNotEquals', false],
    ['ForAnyValue:StringEqualsIfExists', true],
  ])('%s without the key is %s', (operator, holds) => {
    expect(meets(operator, key, 'true')).toBe(holds);
  });

  it.each<readonly [operator: string, given: readonly string[], holds: boolean]>([
    ['ForAllValues:StringEquals', ['a', 'b'], true],
    ['ForAllValues:StringEquals', ['a', 'c'], false],
    ['ForAllValues:StringEquals', [''], true],
    ['ForAllValues:StringNotEquals', ['c'], true],
    ['ForAllValues:StringNotEquals', ['c', 'a'], false],
    ['ForAnyValue:StringEquals', ['a', 'c'], true],
    ['ForAnyValue:StringEquals', ['c'], false],
    ['ForAnyValue:StringNotEquals', ['a', 'c'], true],
    ['ForAnyValue:StringNotEquals', ['a', 'b'], false],
  ])('%s [a, b] of %j is %s', (operator, given, holds) => {
    expect(meets(operator, 'aws:TagKeys', ['a', 'b'], { 'aws:tagkeys': given })).toBe(holds);
  });

  it('tests with Null whether a key is there', () => {
    expect(meets('Null', key, 'true')).toBe(true);
    expect(meets('Null', key, 'false')).toBe(false);
    expect(meets('Null', key, 'false', { [key]: 'a' })).toBe(true);
  });

  it('ignores the case of keys and actions, and keeps that of resources', () => {
    expect(meets('StringEquals', 'AWS:requesttag/K', 'a', { [key]: 'a' })).toBe(true);
    const policy = attached('identity', allow({ Action: 'SAGEMAKER:createmodel', Resource: model }));
    expect(decide([policy], whole()).decision).toBe('allowed');
    expect(decide([policy], { ...whole(), resource: model.replace('model/m', 'model/M') }).decision).toBe(
      'denied',
    );
  });
});

describe('policy variables', () => {
  const policy = (resource: string, Version = '2012-10-17'): AttachedPolicy => ({
    kind: 'identity',
    file: 'policy.json',
    document: { Version, Statement: [allow({ Resource: resource })] },
  });
  const own = 'arn:aws:sagemaker:*:*:model/${aws:username}';

  it('stand for the value of the request, in which wildcards are characters', () => {
    expect(decide([policy(own)], whole({ 'aws:UserName': 'm' })).decision).toBe('allowed');
    expect(decide([policy(own)], whole({ 'aws:username': '*' })).decision).toBe('denied');
  });

  it('match nothing without a value, but for their default', () => {
    expect(decide([policy(own)], whole()).decision).toBe('denied');
    expect(decide([policy(own.replace('}', ", 'm'}"))], whole()).decision).toBe('allowed');
    expect(meets('StringNotEquals', 'aws:RequestTag/k', '${aws:username}', { 'aws:RequestTag/k': 'a' })).toBe(
      true,
    );
  });

  it('are text in policies of 2008', () => {
    expect(decide([policy(own, '2008-10-17')], whole({ 'aws:username': 'm' })).decision).toBe('denied');
  });
});

describe('the kinds of policy together', () => {
  const everything = allow({ Action: '*' });

  it('an explicit Deny anywhere decides, and is named', () => {
    for (const kind of ['identity', 'scp', 'rcp', 'boundary', 'session', 'resource'] as const) {
      const denying = attached(kind, deny({ Sid: 'No', Principal: '*' }), allow({ Principal: '*' }));
      const answer = decide([attached('identity', everything), denying], whole());
      expect({ decision: answer.decision, kind: answer.kind }).toEqual({
        decision: 'denied',
        kind: 'explicit',
      });
      expect(answer.by.map(({ policy, statement }) => [policy.file, statement.Sid])).toEqual([
        [`${kind}.json`, 'No'],
      ]);
    }
  });

  it.each(['scp', 'boundary', 'session'] as const)('without an Allow in a %s there is none', (kind) => {
    const limit = attached(kind, allow({ Action: 'sagemaker:Describe*' }));
    const answer = decide([attached('identity', everything), limit], whole());
    expect(answer).toMatchObject({ decision: 'denied', kind: 'implicit', by: [], missing: [kind] });
    expect(decide([attached('identity', everything), attached(kind, everything)], whole()).decision).toBe(
      'allowed',
    );
  });

  it('each level of the organization has to allow', () => {
    const levels = [
      { ...attached('scp', everything), level: 0 },
      { ...attached('scp', allow({ Action: 's3:*' })), level: 1 },
    ];
    expect(decide([attached('identity', everything), ...levels], whole()).decision).toBe('denied');
  });

  it('a resource-based policy may allow in place of the identity, unless it names the account', () => {
    const arn = 'arn:aws:iam::111122223333:role/r';
    const by = (principal: string) => attached('resource', allow({ Principal: { AWS: principal } }));
    const none = attached('identity', allow({ Action: 's3:*' }));
    const request = whole({ 'aws:PrincipalArn': arn });
    expect(decide([none, by(arn)], request).decision).toBe('allowed');
    expect(decide([none, by('111122223333')], request).decision).toBe('denied');
    expect(decide([none, by('arn:aws:iam::111122223333:role/other')], request).decision).toBe('denied');
  });
});

describe('what is not known', () => {
  const red = allow({ Condition: { StringEquals: { 'aws:RequestTag/team': 'red' } } });

  it('is what the answer hangs on, in words', () => {
    const answer = decide([attached('identity', red)], open(), facts);
    expect(answer).toMatchObject({ decision: 'depends', kind: null, when: ['aws:RequestTag/team is red'] });
    expect(decide([attached('identity', red)], open({ 'aws:requesttag/TEAM': 'red' }), facts).decision).toBe(
      'allowed',
    );
    expect(decide([attached('identity', red)], open({ 'aws:RequestTag/team': 'blue' }), facts).decision).toBe(
      'denied',
    );
  });

  it('does not matter where every case is allowed, though each statement hangs on it', () => {
    const notRed = allow({ Condition: { StringNotEquals: { 'aws:RequestTag/team': 'red' } } });
    expect(decide([attached('identity', red, notRed)], open(), facts).decision).toBe('allowed');
    const denied = attached(
      'identity',
      red,
      deny({ Condition: { StringLike: { 'aws:RequestTag/team': 'r*' } } }),
    );
    expect(decide([denied], open(), facts)).toMatchObject({ decision: 'denied', kind: 'implicit' });
  });

  it('may be the resource', () => {
    const request = { ...open(), resource: undefined };
    const some = attached('identity', allow({ Resource: 'arn:aws:sagemaker:*:*:model/dev-*' }));
    expect(decide([some], request, facts).decision).toBe('depends');
    const all = attached('identity', allow({ Resource: 'arn:*:sagemaker:*:*:model/*' }));
    expect(decide([all], request, facts).decision).toBe('allowed');
    const list = { ...request, action: 'sagemaker:ListModels' };
    expect(decide([all], list, facts).decision).toBe('denied');
  });

  it('says of every statement why it does not match', () => {
    const policies = [
      attached(
        'identity',
        allow({ Resource: 'arn:aws:sagemaker:*:*:endpoint/*' }),
        red,
        allow({ Action: 's3:*' }),
      ),
    ];
    const { outcomes } = decide(policies, whole({ 'aws:RequestTag/team': 'blue' }), facts);
    expect(outcomes.map(({ failing }) => failing.map(({ place }) => place))).toMatchObject([
      [{ kind: 'resource', element: 'Resource' }],
      [{ kind: 'condition', operator: 'StringEquals', key: 'aws:RequestTag/team' }],
    ]);
  });
});

it('pauses where many patterns are to be told apart, and answers the same', () => {
  const statements = Array.from({ length: 40 }, (_, at): Statement => {
    const Resource = `arn:aws:sagemaker:*:*:model/*${at}*a*`;
    const Condition = { StringLike: { 'aws:PrincipalTag/team': [`*a${at}*b*`, `x*${at}*`] } };
    return at % 3 === 2 ? deny({ Resource, Condition }) : allow({ Resource, Condition });
  });
  const request = { ...open(), resource: undefined };
  const steps = deciding([attached('identity', ...statements)], request, facts);
  let pauses = 0;
  for (let next = steps.next(); next.done !== true; next = steps.next()) pauses += 1;
  expect(pauses).toBeGreaterThan(30);
  expect(decide([attached('identity', ...statements)], request, facts).decision).toBe('depends');
});

it('pauses in the search for what variables stand for', () => {
  const statements = Array.from({ length: 90 }, (_, at) =>
    (at % 7 === 0 ? deny : allow)({
      Resource: Array.from(
        { length: 90 },
        (__, name) => `arn:aws:sagemaker:*:*:model/\${aws:PrincipalTag/t}-${at}-${name}`,
      ),
    }),
  );
  const policies = [attached('identity', ...statements)];
  const steps = deciding(policies, open(), facts);
  let pauses = 0;
  for (let next = steps.next(); next.done !== true; next = steps.next()) pauses += 1;
  expect(pauses).toBeGreaterThan(40);
});
