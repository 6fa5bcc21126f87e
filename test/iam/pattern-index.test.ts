import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arnContains, arnPattern, wholeArn } from '../../src/iam/arn-pattern.ts';
import { compile, contains } from '../../src/iam/pattern.ts';
import { indexPatterns } from '../../src/iam/pattern-index.ts';

const piece = fc.constantFrom('a', 'b', 'ab', '*', '?', ':', '${aws:username}', '${*}', '${a', '$', '}');
const text = fc.array(piece, { maxLength: 7 }).map((pieces) => pieces.join(''));
const texts = fc.array(text, { maxLength: 12 });

describe('an index of patterns', () => {
  it('leaves out no pattern that contains the text', () => {
    fc.assert(
      fc.property(texts, text, (patterns, part) => {
        const found = indexPatterns(patterns, (pattern) => pattern).mayContain(part);
        for (const pattern of patterns)
          if (contains(compile(pattern), compile(part)) === 'inside') expect(found).toContain(pattern);
      }),
    );
  });

  it('leaves out no ARN that contains the other, however few fields they have', () => {
    const arn = text.map((tail) => `arn:${tail}`);
    fc.assert(
      fc.property(fc.array(arn, { maxLength: 12 }), arn, (patterns, part) => {
        const found = indexPatterns(patterns, wholeArn).mayContain(wholeArn(part));
        for (const pattern of patterns)
          if (arnContains(arnPattern(pattern), arnPattern(part)) === 'inside')
            expect(found).toContain(pattern);
      }),
    );
  });

  it('gives the patterns in their order, each as often as it was filed', () => {
    const patterns = ['*', 'a*', 'x', 'a*', '*a'];
    expect(indexPatterns(patterns, (pattern) => pattern).mayContain('a')).toEqual(['*', 'a*', 'a*', '*a']);
  });

  it.each([
    ['a name is only itself', ['a', 'b', 'ab'], 'a', ['a']],
    ['a run that is there three times is found once', ['a*', 'b*'], 'aXaXa', ['a*']],
    ['the run that fewest have is looked for', ['all-*-x', 'all-*-y', 'all-*-z'], 'all-1-y', ['all-*-y']],
    ['of runs that as many have the longest is', ['a*longer', 'b*longest'], 'a-longest-b', ['b*longest']],
    [
      'a variable is no text, and what is around it is',
      ['x/${aws:a}/y', 'z${aws:a}'],
      'x/a/y',
      ['x/${aws:a}/y'],
    ],
    ['what has no text of its own is always asked', ['${aws:a}', '??', 'q*'], 'x', ['${aws:a}', '??']],
    [
      'whatever is found comes in the order given',
      ['*bb*', 'a*', '*', 'c', '*b'],
      'abb',
      ['*bb*', 'a*', '*', '*b'],
    ],
  ])('%s', (_rule, patterns, asked, found) => {
    expect(indexPatterns(patterns, (pattern) => pattern).mayContain(asked)).toEqual(found);
  });

  it('does not look at patterns that differ only behind a common beginning', () => {
    const patterns = Array.from({ length: 1000 }, (_, at) => `arn:aws:s3:::one-bucket/*/team-${at}-*`);
    const asked = indexPatterns(patterns, (pattern) => pattern).mayContain(
      `arn:aws:s3:::one-bucket/x/team-7-1`,
    );
    expect(asked).toEqual(['arn:aws:s3:::one-bucket/*/team-7-*']);
  });
});
