/** Patterns against the plainest way to decide the same question: try texts. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { actionCovers, actionMatches, patternCovers } from '../../../src/policy/findings/action-pattern.ts';
import { readOperator, trueWhenAbsent, writeOperator } from '../../../src/policy/findings/operator.ts';

const pattern = fc.string({ unit: fc.constantFrom('a', 'b', '*', '?'), maxLength: 6 });

describe('patterns of actions', () => {
  test('match without regard to case, and take nothing else for a wildcard', () => {
    expect(actionMatches('sagemaker:create*Job', 'sagemaker:CreateTrainingJob')).toBe(true);
    expect(actionMatches('sagemaker:CreateModel?', 'sagemaker:CreateModel')).toBe(false);
    expect(actionMatches('sagemaker:List.*', 'sagemaker:ListModels')).toBe(false);
    expect(actionMatches('*:*', 'sagemaker:ListModels')).toBe(true);
  });

  test('cover another only when everything that it matches is matched', () => {
    const texts = [
      '',
      ...['a', 'b', 'z'].flatMap((x) => [
        x,
        ...['a', 'b', 'z'].flatMap((y) => [x + y, `${x + y}a`, `${x + y}b`]),
      ]),
    ];
    fc.assert(
      fc.property(pattern, pattern, (wide, narrow) => {
        if (!patternCovers(wide, narrow)) return;
        for (const text of texts) {
          if (actionMatches(narrow, text)) expect(actionMatches(wide, text), text).toBe(true);
        }
      }),
    );
  });

  test('cover what is plain to see', () => {
    expect(actionCovers('sagemaker:*', 'SageMaker:List*')).toBe(true);
    expect(actionCovers('s3:*Object*', 's3:Get*Object')).toBe(true);
    expect(actionCovers('s3:Get?', 's3:Get?')).toBe(true);
    expect(actionCovers('s3:Get*', 's3:*')).toBe(false);
    expect(actionCovers('s3:*a*b', 's3:*b*a')).toBe(false);
    expect(actionCovers('s3:*', '*')).toBe(false);
  });
});

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
