import { describe, expect, test } from 'vitest';
import { readOperator, trueWhenAbsent, writeOperator } from '../../src/iam/operator.ts';

describe('operators', () => {
  test('are taken apart and put together again', () => {
    const operator = readOperator('foranyvalue:stringnotlikeifexists');
    expect(operator).toMatchObject({
      set: 'ForAnyValue',
      base: 'StringNotLike',
      negated: true,
      wildcards: true,
    });
    expect(operator && writeOperator(operator)).toBe('ForAnyValue:StringNotLikeIfExists');
    expect(readOperator('StringLikes')).toBeUndefined();
    expect(readOperator('ForSomeValues:StringLike')).toBeUndefined();
  });

  test.each([
    ['StringEquals', ['a'], false],
    ['StringNotEquals', ['a'], true],
    ['StringEqualsIfExists', ['a'], true],
    ['ForAllValues:StringEquals', ['a'], true],
    ['ForAnyValue:StringEquals', ['a'], false],
    ['ForAnyValue:StringNotEquals', ['a'], false],
    ['NotIpAddress', ['203.0.113.0/24'], true],
    ['Null', ['true'], true],
    ['Null', ['false'], false],
  ] as const)('%s %j holds without the key: %s', (text, values, holds) => {
    const operator = readOperator(text);
    expect(operator && trueWhenAbsent(operator, values)).toBe(holds);
  });
});
