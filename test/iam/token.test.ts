import { describe, expect, it } from 'vitest';
import { isVariable, pieces, tokenize } from '../../src/iam/token.ts';

describe('the steps of a pattern', () => {
  it.each([
    ['ab', ['a', 'b']],
    ['a*?', ['a', '*', '?']],
    ['${aws:a}/x', ['${aws:a}', '/', 'x']],
    ['$a${b', ['$', 'a', '$', '{', 'b']],
    ['${a${b}', ['${a${b}']],
    ['${a}${b', ['${a}', '$', '{', 'b']],
    ['$', ['$']],
    ['', []],
  ])('%j is cut into %j', (text, expected) => {
    expect(pieces(text)).toEqual(expected);
  });

  it('are read in time that grows with the text, also where many variables are never closed', () => {
    expect(pieces('${'.repeat(50_000))).toHaveLength(100_000);
  });

  /** Wildcards as they are written, letters in quotes. */
  const steps = (text: string): string =>
    tokenize(text)
      .map((token) => (token.kind === 'letter' ? JSON.stringify(token.letter) : token.kind))
      .join(' ');

  it.each([
    ['a**?*', '"a" many one many'],
    ['${*}${?}${$}', '"*" "?" "$"'],
    ['${ AWS:UserName }', '"${aws:username}"'],
    ["${aws:PrincipalTag/T, 'Ab' }", `"\${aws:principaltag/t,'Ab'}"`],
    ["${aws:x,'a,b'}", `"\${aws:x,'a,b'}"`],
  ])('of %s are %s', (text, expected) => {
    expect(steps(text)).toBe(expected);
  });

  it('are characters or variables', () => {
    expect(['a', '$', '${aws:x}'].map(isVariable)).toEqual([false, false, true]);
  });
});
