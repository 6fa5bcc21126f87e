import { describe, expect, it } from 'vitest';
import type { Condition } from '../../../src/iam/document.ts';
import type { Grant } from '../../../src/policy/assemble/grant.ts';
import { plannedAsLoaded, statementOf, whyTogether } from '../../../src/policy/assemble/statement.ts';
import type { CartItem } from '../../../src/policy/cart-model.ts';

const grant = (
  action: string,
  resources: readonly string[],
  { conditions = [], ...item }: Partial<Pick<CartItem, 'effect' | 'conditions' | 'sid'>> = {},
): Grant => {
  const own: CartItem = {
    id: 'i1',
    effect: 'Allow',
    action,
    scope: { kind: 'default' },
    conditions,
    dependentOf: [],
    ...item,
  };
  return { item: own, effect: own.effect, action, resources, reach: null, conditions };
};
const under = (...conditions: readonly Condition[]) =>
  statementOf([grant('x:A', ['*'], { conditions })], undefined).Condition;

describe('a statement of grants', () => {
  it('has every action and resource once, in order', () => {
    expect(statementOf([grant('x:B', ['b', 'a']), grant('x:A', ['a']), grant('x:B', ['c'])], 'Both')).toEqual(
      {
        Sid: 'Both',
        Effect: 'Allow',
        Action: ['x:A', 'x:B'],
        Resource: ['a', 'b', 'c'],
      },
    );
  });

  it('is on * alone as soon as one of them is, and has no Sid where it gets none', () => {
    expect(statementOf([grant('x:A', ['*', 'a'], { effect: 'Deny' })], undefined)).toEqual({
      Effect: 'Deny',
      Action: ['x:A'],
      Resource: ['*'],
    });
  });

  it('has operators and keys in order, values as they were given, one of them without a list', () => {
    const block = under(
      { operator: 'StringLike', key: 'x:b', values: ['2', '1'] },
      { operator: 'StringLike', key: 'x:c', values: ['1'] },
      { operator: 'StringLike', key: 'x:a', values: ['1'] },
      { operator: 'StringNotLike', key: 'x:a', values: ['1'] },
      { operator: 'Bool', key: 'x:d', values: ['true'] },
    );
    expect(JSON.stringify(block)).toBe(
      '{"Bool":{"x:d":"true"},"StringLike":{"x:a":"1","x:b":["2","1"],"x:c":"1"},"StringNotLike":{"x:a":"1"}}',
    );
  });

  it('puts together the values of one operator and key, each once', () => {
    expect(
      under(
        { operator: 'StringLike', key: 'x:a', values: ['1', '2'] },
        { operator: 'StringLike', key: 'x:a', values: ['2', '3'] },
      ),
    ).toEqual({ StringLike: { 'x:a': ['1', '2', '3'] } });
  });

  it('keeps a condition without values: it is never met', () => {
    expect(under({ operator: 'StringLike', key: 'x:a', values: [] })).toEqual({ StringLike: { 'x:a': [] } });
  });
});

describe('why grants stand together', () => {
  const guarded = { conditions: [{ operator: 'Bool', key: 'x:c', values: ['true'] }] };

  it.each([
    ['nothing is stated', [], 1, /no item/],
    ['the name decides', [grant('x:A', ['*'], { sid: 'Mine' }), grant('x:B', ['*'])], 2, /by hand/],
    ['roles are passed alone', [grant('IAM:passRole', ['*'])], 2, /^iam:PassRole stands alone/],
    ['they share', [grant('x:A', ['*']), grant('x:B', ['*'])], 2, /effect and no conditions/],
    [
      'they share conditions',
      [grant('x:A', ['*'], guarded), grant('x:B', ['*'])],
      2,
      /effect and conditions/,
    ],
    ['there is no other', [grant('x:A', ['*'])], 1, /the only item/],
    ['none of the others goes with it', [grant('x:A', ['*'])], 2, /^It stands alone/],
  ])('%s', (_why, grants, others, words) => {
    expect(whyTogether(grants, others)).toMatch(words);
  });

  it('is for a loaded statement that the file has it, and whether the cart models it', () => {
    const statement = { Effect: 'Allow', Action: 'x:A', Resource: '*' } as const;
    const { item } = grant('x:A', ['*']);
    expect(plannedAsLoaded({ key: 's1', statement, items: [item] })).toEqual({
      statement,
      grants: [],
      items: ['i1'],
      why: 'It is kept as the file has it.',
    });
    expect(plannedAsLoaded({ key: 's1', statement, items: [] }).why).toContain('does not model');
  });
});
