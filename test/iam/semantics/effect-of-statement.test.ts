import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../../../src/catalog/load.ts';
import { policyFacts } from '../../../src/catalog/policy-facts.ts';
import type { Statement } from '../../../src/iam/document.ts';
import { isDeniedAnyway, isRedundant } from '../../../src/iam/semantics/effect-of-statement.ts';
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
});
