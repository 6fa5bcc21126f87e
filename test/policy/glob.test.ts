import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { commonPartInside, compileGlob, globMatches, globsOverlap } from '../../src/policy/glob.ts';

const overlap = (a: string, b: string): boolean => globsOverlap(compileGlob(a), compileGlob(b));
const inside = (a: string, b: string, whole: string): boolean =>
  commonPartInside(compileGlob(a), compileGlob(b), compileGlob(whole));

describe('patterns as sets of texts', () => {
  test.each([
    ['pipeline/*', 'pipeline/*/execution/*', true],
    ['pipeline/a', 'pipeline/*/execution/*', false],
    ['a*c', 'ab*', true],
    ['a*c', 'b*', false],
    ['?', '', false],
    ['*', '', true],
    ['model/*', 'model-card/*', false],
    ['prod-*', '*-a', true],
  ])('%s and %s have a text in common: %s', (a, b, expected) => {
    expect(overlap(a, b)).toBe(expected);
    expect(overlap(b, a)).toBe(expected);
  });

  test.each([
    ['pipeline/*', 'pipeline/*/execution/*', 'pipeline/*/execution/*', true],
    ['pipeline/*', 'pipeline/*/execution/*', 'pipeline/p/execution/*', false],
    ['prod-*', '*-a', 'prod-*', true],
    ['prod-*', 'prod-a*', 'prod-?*', true],
    ['a?*', '*', 'ab*', false],
    ['x', 'y', 'z', true],
  ])('what %s and %s have in common is inside %s: %s', (a, b, whole, expected) => {
    expect(inside(a, b, whole)).toBe(expected);
  });

  test('a policy variable may be any text, and holds only itself', () => {
    expect(overlap('user/${aws:username}', 'user/ann')).toBe(true);
    expect(inside('user/ann', '*', 'user/${aws:username}')).toBe(false);
    expect(inside('user/${aws:username}', '*', 'user/${aws:username}')).toBe(true);
    expect(inside('user/${aws:username}', '*', 'user/*')).toBe(true);
  });

  test('an escaped wildcard is a character', () => {
    expect(globMatches(compileGlob('a${*}'), 'a*')).toBe(true);
    expect(globMatches(compileGlob('a${*}'), 'ab')).toBe(false);
    expect(overlap('a${*}', 'ab')).toBe(false);
    expect(overlap('a${$}', 'a$')).toBe(true);
  });
});

describe('against every text of up to six letters', () => {
  const letters = ['a', 'b', '/'];
  const texts = ['', ...letters];
  for (let from = 1, length = 2; length <= 6; length++) {
    const to = texts.length;
    for (let at = from; at < to; at++) for (const letter of letters) texts.push(`${texts[at]}${letter}`);
    from = to;
  }
  const pattern = fc
    .array(fc.constantFrom('a', 'b', '/', '*', '?'), { maxLength: 4 })
    .map((parts) => parts.join(''));
  const expression = (text: string): RegExp =>
    new RegExp(`^${text.replaceAll('*', '[^]*').replaceAll('?', '[^]')}$`);

  test('overlap and inclusion say what trying them all says', () => {
    fc.assert(
      fc.property(pattern, pattern, pattern, (a, b, whole) => {
        const [x, y, z] = [expression(a), expression(b), expression(whole)];
        const common = texts.filter((text) => x.test(text) && y.test(text));
        // Two patterns of four steps have a text of at most eight; six letters are enough to find one of them.
        if (common.length > 0) expect(overlap(a, b)).toBe(true);
        if (common.some((text) => !z.test(text))) expect(inside(a, b, whole)).toBe(false);
        if (inside(a, b, whole)) expect(common.filter((text) => !z.test(text))).toEqual([]);
        if (!overlap(a, b)) expect(common).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  test('it is not merely cautious: short patterns without a common text are known to have none', () => {
    const short = fc
      .array(fc.constantFrom('a', 'b', '*', '?'), { maxLength: 3 })
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(short, short, short, (a, b, whole) => {
        const [x, y, z] = [expression(a), expression(b), expression(whole)];
        const common = texts.filter((text) => x.test(text) && y.test(text));
        expect(overlap(a, b)).toBe(common.length > 0);
        // `/` stands for every letter that the patterns do not spell.
        expect(inside(a, b, whole)).toBe(common.every((text) => z.test(text)));
      }),
      { numRuns: 500 },
    );
  });
});
