import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../../../src/catalog/load.ts';
import { policyFacts } from '../../../src/catalog/policy-facts.ts';
import type { Statement } from '../../../src/iam/document.ts';
import {
  actionIsDenied,
  isDeniedAnyway,
  isRedundant,
} from '../../../src/iam/semantics/effect-of-statement.ts';
import { noFacts } from '../../../src/iam/semantics/facts.ts';
import { identity } from './properties.ts';

const facts = policyFacts(loadCatalog());
const policies = (...statements: readonly Statement[]) =>
  identity({ Version: '2012-10-17', Statement: statements });
const first = { policy: 0, statement: 0 };
const models = (name: string, rest: Partial<Statement> = {}): Statement => ({
  Effect: 'Allow',
  Action: 'sagemaker:DescribeModel',
  Resource: `arn:aws:sagemaker:*:*:model/${name}`,
  ...rest,
});
const region = (...names: readonly string[]): Partial<Statement> => ({
  Condition: { StringEquals: { 'aws:RequestedRegion': names } },
});

describe('isRedundant', () => {
  it.each<readonly [what: string, others: readonly Statement[], answer: boolean]>([
    ['one that is wider', [models('*')], true],
    [
      'two that cover it together',
      [models('a*'), models('*', { Resource: 'arn:aws:sagemaker:*:*:model/[!a]*' })],
      false,
    ],
    ['one under conditions', [models('*', region('eu-west-1'))], false],
    [
      'two whose conditions leave nothing',
      [
        models('*', region('eu-west-1')),
        models('*', { Condition: { StringNotEquals: { 'aws:RequestedRegion': 'eu-west-1' } } }),
      ],
      true,
    ],
    ['a Deny of all of it', [models('*', { Effect: 'Deny' })], true],
    ['one of another action', [models('*', { Action: 'sagemaker:DescribeApp' })], false],
  ])('beside %s', (_, others, answer) => {
    expect(isRedundant(policies(models('dev-*'), ...others), first, { facts })).toBe(answer);
  });

  it('keeps a Deny that no other Deny covers', () => {
    const denial = models('dev-*', { Effect: 'Deny' });
    expect(isRedundant(policies(denial), first, { facts })).toBe(false);
    expect(isRedundant(policies(denial, models('*', { Effect: 'Deny' })), first, { facts })).toBe(true);
    // An Allow covers no Deny.
    expect(isRedundant(policies(denial, models('*')), first, { facts })).toBe(false);
  });

  it('is asked of the statement at the place, in its policy', () => {
    const both = [models('*'), models('dev-*')];
    const statement = (at: number) => isRedundant(policies(...both), { policy: 0, statement: at }, { facts });
    expect([statement(0), statement(1)]).toEqual([false, true]);
    const apart = both.flatMap((each) => policies(each));
    const policy = (at: number) => isRedundant(apart, { policy: at, statement: 0 }, { facts });
    expect([policy(0), policy(1)]).toEqual([false, true]);
  });

  it.each([
    { policy: 0, statement: 1 },
    { policy: 1, statement: 0 },
  ])('is said of a place where no statement is: it makes no difference (%o)', (place) => {
    expect(isRedundant(policies(models('*')), place, { facts })).toBe(true);
    expect(isDeniedAnyway(policies(models('*')), place, { facts })).toBe(true);
  });

  it('is asked for actions that only the policy names', () => {
    const unlisted = { Action: 'x:Do', Resource: '*' };
    expect(isRedundant(policies(models('', unlisted)), first, { facts: noFacts })).toBe(false);
    const twice = policies(models('', unlisted), models('', { Action: 'x:*', Resource: '*' }));
    expect(isRedundant(twice, first, { facts: noFacts })).toBe(true);
  });

  it('is not known where a condition cannot be read, unless an action shows the difference anyway', () => {
    const odd: Partial<Statement> = { Condition: { StringMatches: { 'aws:username': 'a' } } };
    const two: Partial<Statement> = { Action: ['sagemaker:DescribeModel', 'sagemaker:DeleteModel'] };
    expect(isRedundant(policies(models('*', odd)), first, { facts })).toBeUndefined();
    const oddOne = models('*', { Effect: 'Deny', ...odd });
    expect(isDeniedAnyway(policies(models('*'), oddOne), first, { facts })).toBeUndefined();
    expect(isDeniedAnyway(policies(models('*', two), oddOne), first, { facts })).toBe(false);
  });

  it('is not known where no work may be done', () => {
    const beside = policies(models('dev-*'), models('*', region('eu-west-1')));
    expect(isRedundant(beside, first, { facts, most: 0 })).toBeUndefined();
  });
});

describe('isDeniedAnyway', () => {
  it('is proved over all Deny statements together', () => {
    const halves = [
      models('*', { Effect: 'Deny', ...region('eu-west-1') }),
      models('*', { Effect: 'Deny', Condition: { StringNotEquals: { 'aws:RequestedRegion': 'eu-west-1' } } }),
    ];
    expect(isDeniedAnyway(policies(models('dev-*'), ...halves), first, { facts })).toBe(true);
    expect(isDeniedAnyway(policies(models('dev-*'), ...halves.slice(1)), first, { facts })).toBe(false);
    expect(isDeniedAnyway(policies(models('*', { Effect: 'Deny' })), first, { facts })).toBe(false);
  });

  it('asks for every action that a pattern stands for', () => {
    const describes = models('*', { Action: 'sagemaker:Describe*', Resource: '*' });
    const denied = (action: string) => models('*', { Action: action, Resource: '*', Effect: 'Deny' });
    expect(isDeniedAnyway(policies(describes, denied('sagemaker:*')), first, { facts })).toBe(true);
    expect(isDeniedAnyway(policies(describes, denied('sagemaker:DescribeM*')), first, { facts })).toBe(false);
  });

  it('is never said of a Deny, nor of an Allow that nothing denies', () => {
    const denial = models('*', { Effect: 'Deny' });
    expect(isDeniedAnyway(policies(denial, denial), first, { facts })).toBe(false);
    expect(isDeniedAnyway(policies(models('*'), models('*')), first, { facts })).toBe(false);
  });

  it('asks for the services that are not at hand as well', () => {
    const away = { ...noFacts, otherServiceAction: 'other:Do' };
    const everything = models('', { Action: '*', Resource: '*' });
    const denied = (action: string) => models('', { Action: action, Resource: '*', Effect: 'Deny' });
    expect(isDeniedAnyway(policies(everything, denied('x:*')), first, { facts: away })).toBe(false);
    expect(isDeniedAnyway(policies(everything, denied('*')), first, { facts: away })).toBe(true);
  });
});

describe('actionIsDenied', () => {
  const never: Partial<Statement> = {
    Condition: { StringEquals: { 'aws:username': 'a' }, StringNotEquals: { 'aws:username': 'a' } },
  };
  const describes = { Action: ['sagemaker:DescribeModel', 'sagemaker:DeleteModel'] };
  it.each<readonly [why: string, allowed: Statement, answer: boolean]>([
    ['every model of it is denied', models('dev-*', describes), true],
    ['a model of it is not', models('*', describes), false],
    ['it is not the one that is denied', models('dev-*', { Action: 'sagemaker:DeleteModel' }), false],
    ['it matches nothing that could be denied', models('dev-*', never), false],
  ])('where %s', (_, allowed, answer) => {
    const isDenied = actionIsDenied(policies(allowed, models('d*', { Effect: 'Deny' })), first, { facts });
    expect(isDenied('sagemaker:DescribeModel')).toBe(answer);
    expect(isDenied('sagemaker:DeleteModel')).toBe(false);
  });

  it('is not said where it is not known', () => {
    const odd: Partial<Statement> = { Condition: { StringMatches: { 'aws:username': 'a' } } };
    const oddly = policies(models('*'), models('*', { Effect: 'Deny', ...odd }));
    expect(actionIsDenied(oddly, first, { facts })('sagemaker:DescribeModel')).toBe(false);
  });
});
