import { describe, expect, test } from 'vitest';
import { arnContains, arnMatches, arnOverlaps, arnPattern, splitArn } from '../../src/iam/arn-pattern.ts';

const mine = 'arn:aws:sagemaker:eu-west-1:111122223333';
const overlap = (a: string, b: string) => arnOverlaps(arnPattern(a), arnPattern(b));
const contained = (whole: string, part: string) => arnContains(arnPattern(whole), arnPattern(part));

describe('ARN patterns', () => {
  test('a wildcard stays in its field; in the last one it crosses slashes and colons', () => {
    expect(overlap('arn:aws:sagemaker:*:*:model/*', `${mine}:model/a:b/c`)).toBe('yes');
    expect(overlap('arn:aws:s*:model/x', `${mine}:model/x`)).toBe('no');
    expect(arnMatches(arnPattern('arn:aws:sagemaker:*:*:pipeline/*'), `${mine}:pipeline/p/execution/e`)).toBe(
      true,
    );
    expect(arnMatches(arnPattern('arn:aws:sagemaker:*:*:model/*'), `${mine}:endpoint/x`)).toBe(false);
    expect(arnMatches(arnPattern('*'), `${mine}:endpoint/x`)).toBe(true);
  });

  test('variables have colons of their own', () => {
    expect(splitArn('arn:aws:iam::${aws:PrincipalAccount}:role/${aws:username}')).toEqual([
      'arn',
      'aws',
      'iam',
      '',
      '${aws:PrincipalAccount}',
      'role/${aws:username}',
    ]);
    expect(contained(`${mine}:model/*`, `${mine}:model/\${aws:username}`)).toBe('inside');
    expect(overlap(`${mine}:model/\${aws:username}`, `${mine}:model/x`)).toBe('unknown');
    expect(overlap(`${mine}:model/\${aws:username}`, `${mine}:endpoint/x`)).toBe('no');
  });

  test.each([
    ['arn:aws:s3', 'arn:aws:s3:::bucket', 'inside'],
    ['arn:aws:s3:::bucket', 'arn:aws:s3', 'outside'],
    ['*', 'arn:aws:s3', 'inside'],
    ['arn:aws:iam::*', 'arn:aws:iam::111122223333:role/x', 'inside'],
    [`${mine}:model/\${aws:username}/*`, `${mine}:model/\${aws:username}/x`, 'inside'],
    [`${mine}:model/\${aws:username}`, `${mine}:model/x`, 'outside'],
    ['arn:aws:s3:::a*b', 'arn:aws:s3:::*a*b', 'outside'],
    ['arn:aws:s3:::a?*', 'arn:aws:s3:::a*?', 'inside'],
  ] as const)('%s contains %s: %s', (whole, part, expected) => {
    expect(contained(whole, part)).toBe(expected);
  });
});
