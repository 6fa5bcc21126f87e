/** Conditions, places, changes and decisions in words: who reads them acts on a policy by them. */
import { describe, expect, it, test } from 'vitest';
import type { Statement } from '../../../src/iam/document.ts';
import { actionCount, groupWords } from '../../../src/iam/semantics/change-words.ts';
import type { Area } from '../../../src/iam/semantics/compare.ts';
import { conditionWords, listWords, placeWords } from '../../../src/iam/semantics/condition-words.ts';
import { decide } from '../../../src/iam/semantics/decide.ts';
import { decisionWords, reasonWords } from '../../../src/iam/semantics/decision-words.ts';
import type { AttachedPolicy, AttachedStatement, LayerKind } from '../../../src/iam/semantics/layers.ts';

test.each([
  [[], 'nothing'],
  [['a'], 'a'],
  [['a', 'b'], 'a or b'],
  [['a', 'b', 'c'], 'a, b or c'],
] as const)('%j as a list', (values, words) => {
  expect(listWords(values, 'or')).toBe(words);
});

test.each([
  ['StringEquals', ['a'], 'k is a'],
  ['StringNotEquals', ['a', 'b'], 'k is not a or b'],
  ['StringEqualsIgnoreCase', ['a'], 'k is, in capitals or not, a'],
  ['StringNotEqualsIgnoreCase', ['a'], 'k is not, in capitals or not, a'],
  ['StringLike', ['a*'], 'k matches a*'],
  ['StringNotLike', ['a*'], 'k does not match a*'],
  ['ArnEquals', ['arn:aws:s3:::b'], 'k matches arn:aws:s3:::b'],
  ['ArnNotEquals', ['a'], 'k does not match a'],
  ['ArnLike', ['a'], 'k matches a'],
  ['ArnNotLike', ['a'], 'k does not match a'],
  ['NumericEquals', ['1'], 'k is 1'],
  ['NumericNotEquals', ['1'], 'k is not 1'],
  ['NumericLessThan', ['1'], 'k is less than 1'],
  ['NumericLessThanEquals', ['1'], 'k is at most 1'],
  ['NumericGreaterThan', ['1'], 'k is more than 1'],
  ['NumericGreaterThanEquals', ['1'], 'k is at least 1'],
  ['DateEquals', ['2027-01-01'], 'k is 2027-01-01'],
  ['DateNotEquals', ['2027-01-01'], 'k is not 2027-01-01'],
  ['DateLessThan', ['2027-01-01'], 'k is before 2027-01-01'],
  ['DateLessThanEquals', ['2027-01-01'], 'k is not after 2027-01-01'],
  ['DateGreaterThan', ['2027-01-01'], 'k is after 2027-01-01'],
  ['DateGreaterThanEquals', ['2027-01-01'], 'k is not before 2027-01-01'],
  ['Bool', ['true'], 'k is true'],
  ['BinaryEquals', ['QQ=='], 'k is QQ=='],
  ['IpAddress', ['10.0.0.0/8'], 'k is in 10.0.0.0/8'],
  ['NotIpAddress', ['10.0.0.0/8'], 'k is not in 10.0.0.0/8'],
  ['Null', ['true'], 'k is absent'],
  ['Null', ['TRUE'], 'k is absent'],
  ['Null', ['false'], 'k is present'],
  ['StringEqualsIfExists', ['a'], 'k is a (or is absent)'],
  // A negated operator holds without the key in any case.
  ['StringNotEqualsIfExists', ['a'], 'k is not a'],
  ['ForAllValues:StringEquals', ['a'], 'every value of k is a (or there is none)'],
  ['ForAllValues:StringNotLike', ['a', 'b'], 'no value of k matches a or b (or there is none)'],
  ['ForAnyValue:StringNotLike', ['a'], 'some value of k does not match a'],
  ['ForAnyValue:StringEqualsIfExists', ['a'], 'some value of k is a (or is absent)'],
  ['StringEquals', ['a b', '', '${aws:username}/@x'], 'k is "a b", "" or ${aws:username}/@x'],
  ['StringEquals', ['b\nc', 'a;b'], 'k is "b\nc" or "a;b"'],
  ['StringEquals', [], 'k is nothing'],
  ['StringLook', ['a'], 'k StringLook a'],
])('%s %j in words', (operator, values, words) => {
  expect(conditionWords({ operator, key: 'k', values })).toBe(words);
});

test('places of a statement in words', () => {
  const values = ['arn:aws:s3:::a', 'arn:aws:s3:::b'];
  expect(placeWords({ kind: 'resource', element: 'Resource', values })).toBe(
    'the resource is arn:aws:s3:::a or arn:aws:s3:::b',
  );
  expect(placeWords({ kind: 'resource', element: 'NotResource', values: ['*'] })).toBe(
    'the resource is not *',
  );
  expect(placeWords({ kind: 'principal' })).toBe('the principal is the one named');
  expect(placeWords({ kind: 'condition', operator: 'Bool', key: 'k', values: ['true'] })).toBe('k is true');
});

describe('a change in words', () => {
  const group = {
    actions: ['sagemaker:CreateModel'],
    resources: ['*'],
    when: [] as readonly string[],
    witness: { action: 'sagemaker:CreateModel', resource: '*', context: {} as Area['witness']['context'] },
  };

  it('names the service once, and counts what is beyond the third', () => {
    const actionsOf = (...actions: readonly string[]): string => groupWords({ ...group, actions }).actions;
    expect(actionsOf('s3:A')).toBe('s3:A');
    expect(actionsOf('s3:A', 's3:B', 's3:C')).toBe('s3:A, B and C');
    expect(actionsOf('s3:A', 's3:B', 's3:C', 's3:D', 's3:E')).toBe('s3:A, B, C and 2 more');
    expect(actionsOf('*')).toBe('every action of every other service');
    expect(groupWords({ ...group, resources: ['a', 'b', 'c', 'd'] }).resources).toBe('a, b, c and 1 more');
  });

  it('says when, and gives a request with its context', () => {
    expect(groupWords(group)).toMatchObject({ when: '', example: 'sagemaker:CreateModel on *' });
    const context = { 'aws:RequestTag/a': 'x', 'aws:TagKeys': ['a', 'b'] };
    const words = groupWords({
      ...group,
      when: ['p', 'q', 'r'],
      witness: { ...group.witness, resource: 'arn:x', context },
    });
    expect(words.when).toBe('p, q and r');
    expect(words.example).toBe('sagemaker:CreateModel on arn:x with aws:RequestTag/a=x aws:TagKeys=a,b');
  });

  it('counts each action once', () => {
    const area = (action: string): Area => ({ ...group, action });
    expect(actionCount([area('a:A'), area('a:B'), area('a:A')])).toBe(2);
    expect(actionCount([])).toBe(0);
  });
});

describe('a decision in words', () => {
  const attached = (kind: LayerKind, ...Statement: readonly Statement[]): AttachedPolicy => ({
    kind,
    document: { Version: '2012-10-17', Statement },
    file: kind,
  });
  const statement = (Effect: Statement['Effect'], rest: Partial<Statement> = {}): Statement => ({
    Effect,
    Action: 'sagemaker:*',
    Resource: '*',
    ...rest,
  });
  const tagged = (key: string): Partial<Statement> => ({ Condition: { StringEquals: { [key]: 'x' } } });
  const nameOf = ({ policy, index }: AttachedStatement): string => `${policy.file} ${index + 1}`;
  const wordsOf = (
    policies: readonly AttachedPolicy[],
    context: Readonly<Record<string, string>> = {},
    unnamed: 'absent' | 'unknown' = 'absent',
  ): readonly [decision: string, ...reasons: readonly string[]] => {
    const request = { action: 'sagemaker:CreateModel', resource: 'arn:r', context, unnamed };
    const answer = decide(policies, request);
    return [decisionWords(answer, nameOf), ...reasonWords(answer, nameOf)];
  };

  it('by which statements it is allowed, and which did not count', () => {
    const other = statement('Allow', { Resource: 'arn:other', ...tagged('k') });
    expect(wordsOf([attached('identity', statement('Allow'), other, statement('Allow'))])).toEqual([
      'Allowed by identity 1 and identity 3.',
      'identity 2: Allow, does not match; it asks that the resource is arn:other and k is x.',
    ]);
  });

  it('by which statements it is denied', () => {
    const policy = attached('identity', statement('Allow'), statement('Deny'), statement('Deny'));
    expect(wordsOf([policy])).toEqual([
      'Denied by identity 2 and identity 3.',
      'identity 1: matches, and says Allow.',
    ]);
  });

  it('in what kinds of policy nothing allows it, each once', () => {
    const nothing = statement('Allow', { Action: 's3:*' });
    const kinds = ['boundary', 'session', 'rcp', 'scp', 'scp'] as const;
    const policies = kinds.map((kind, level) => ({ ...attached(kind, nothing), level }));
    expect(wordsOf([attached('identity', nothing), ...policies])).toEqual([
      "Denied: nothing in the identity's policies, nothing in the permissions boundary, nothing in the session policy, nothing in the resource control policies and nothing in the service control policies allows it.",
    ]);
  });

  it('on what it hangs, for what is allowed and for what is denied', () => {
    const [decision, ...reasons] = wordsOf(
      [
        attached(
          'identity',
          statement('Allow', tagged('a')),
          statement('Allow', tagged('b')),
          statement('Deny', tagged('c')),
          statement('Deny', tagged('d')),
        ),
      ],
      {},
      'unknown',
    );
    expect(decision).toBe('It depends: allowed if a is x or b is x, unless c is x or d is x.');
    expect(reasons).toEqual([]);
  });

  it('on what it hangs where only one side does', () => {
    const allowed = attached('identity', statement('Allow'), statement('Deny', tagged('c')));
    expect(wordsOf([allowed], {}, 'unknown')).toEqual([
      'It depends: allowed unless c is x.',
      'identity 1: matches, and says Allow.',
    ]);
    const denied = attached('identity', statement('Allow', tagged('a')));
    expect(wordsOf([denied], {}, 'unknown')).toEqual(['It depends: allowed if a is x.']);
  });

  it('of a statement that hangs on what is not known and did not decide', () => {
    const policy = attached('identity', statement('Allow'), statement('Allow', tagged('a')));
    expect(wordsOf([policy], {}, 'unknown')).toEqual([
      'Allowed by identity 1.',
      'identity 2: Allow, hangs on what is not known.',
    ]);
  });
});
