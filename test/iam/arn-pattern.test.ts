import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  arnCommonInside,
  arnContains,
  arnMatches,
  arnOverlaps,
  arnPattern,
  splitArn,
  templatePattern,
  wholeArn,
} from '../../src/iam/arn-pattern.ts';

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

describe('ARNs that are not whole, and templates', () => {
  test('what is missing is *, and only six fields count', () => {
    expect(wholeArn('arn:aws:s3')).toBe('arn:aws:s3:*:*:*');
    expect(wholeArn('*')).toBe('*:*:*:*:*:*');
    expect(wholeArn(`${mine}:a:b:c`)).toBe(`${mine}:a:b:c`);
    expect(splitArn('')).toEqual(['']);
    expect(splitArn('a:b:c:d:e:f:g')).toEqual(['a', 'b', 'c', 'd', 'e', 'f:g']);
  });

  test('a resource that is no ARN of six fields is matched by * alone', () => {
    expect(arnMatches(arnPattern('*'), 'x')).toBe(true);
    expect(arnMatches(arnPattern('arn:*'), 'arn:aws:s3')).toBe(false);
    expect(arnMatches(arnPattern('arn:aws:s3'), 'arn:aws:s3:::bucket')).toBe(true);
    expect(arnMatches(arnPattern(''), '')).toBe(false);
  });

  test('every placeholder of a template may be any text of its field', () => {
    const model = templatePattern('arn:${Partition}:sagemaker:${Region}:${Account}:model/${ModelName}');
    expect(arnMatches(model, `${mine}:model/x`)).toBe(true);
    expect(arnMatches(model, `${mine}:endpoint/x`)).toBe(false);
    expect(arnMatches(model, 'arn:aws:s3:eu-west-1:111122223333:model/x')).toBe(false);
  });

  test.each([
    // What two patterns have in common, and a third: with a variable it is known only where the fields decide it.
    [`${mine}:model/*`, `${mine}:endpoint/*`, `${mine}:job/x`, 'inside'],
    [`${mine}:model/*`, `${mine}:model/a*`, `${mine}:model/a*`, 'inside'],
    [`${mine}:model/*`, `${mine}:model/a*`, `${mine}:model/b*`, 'outside'],
    [`${mine}:model/\${aws:username}`, `${mine}:model/x`, 'arn:aws:sagemaker:us-east-1:*:model/*', 'unknown'],
    [`${mine}:model/\${aws:username}`, `${mine}:model/x`, `${mine}:model/*`, 'inside'],
  ] as const)('%s and %s are in %s: %s', (a, b, whole, expected) => {
    expect(arnCommonInside(arnPattern(a), arnPattern(b), arnPattern(whole))).toBe(expected);
  });

  test('an unknown field leaves the answer unknown, one that is outside decides it', () => {
    const user = `${mine}:model/\${aws:username}`;
    expect(contained(`${mine}:model/x*`, user)).not.toBe('inside');
    expect(contained('arn:aws:s3:::x', user)).toBe('outside');
    expect(contained(user, user)).toBe('inside');
  });
});

describe('against every ARN of a small world', () => {
  // `z` is what no pattern spells; two patterns of two signs that differ do so by at most three letters.
  const letters = ['a', ':', 'z'];
  const longer = (texts: readonly string[]) => texts.flatMap((text) => letters.map((each) => text + each));
  const resources = ['', ...letters, ...longer(letters), ...longer(longer(letters))];
  const arns = ['aws', 'z'].flatMap((partition) =>
    ['s3', 'z'].flatMap((service) =>
      ['', 'z'].flatMap((region) =>
        ['', 'z'].flatMap((account) =>
          resources.map((resource) => ['arn', partition, service, region, account, resource].join(':')),
        ),
      ),
    ),
  );
  const resource = fc.array(fc.constantFrom('a', ':', '*', '?'), { maxLength: 2 });
  const full = fc
    .tuple(
      fc.constantFrom('aws', '*'),
      fc.constantFrom('s3', '*'),
      fc.constantFrom('', '*', '?'),
      fc.constantFrom('', '*', '?'),
      resource,
    )
    .map(([partition, service, region, account, last]) =>
      ['arn', partition, service, region, account, last.join('')].join(':'),
    );
  const pattern = fc.oneof(
    { weight: 4, arbitrary: full },
    fc.constantFrom('arn:aws:s3', 'arn:aws:s3:*', 'arn:*', 'arn:*:s3::'),
  );

  test('no pair is missed, and none is called one that is not', () => {
    fc.assert(
      fc.property(pattern, pattern, pattern, (whole, part, other) => {
        const all = arnPattern(whole);
        const own = arns.filter((arn) => arnMatches(arnPattern(part), arn));
        const both = own.filter((arn) => arnMatches(arnPattern(other), arn));
        const inside = (some: readonly string[]) =>
          some.every((arn) => arnMatches(all, arn)) ? 'inside' : 'outside';
        expect(contained(whole, part)).toBe(inside(own));
        expect(overlap(part, other)).toBe(both.length > 0 ? 'yes' : 'no');
        expect(arnCommonInside(arnPattern(part), arnPattern(other), all)).toBe(inside(both));
      }),
      { numRuns: 300 },
    );
  });
});
