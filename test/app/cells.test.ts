import stringWidth from 'string-width';
import { expect, it } from 'vitest';
import { cells, oneCellEach } from '../../src/app/lines/spans.ts';

it('takes for one cell each only characters that string-width gives one cell, alone and beside each other', () => {
  const certain = Array.from({ length: 0x10000 }, (_, code) => String.fromCharCode(code)).filter(oneCellEach);
  expect(certain.length).toBeGreaterThan(1_000);
  expect(certain.filter((character) => stringWidth(character) !== 1)).toEqual([]);
  expect(stringWidth(certain.join(''))).toBe(certain.length);
});

it('measures what is not certain by its graphemes', () => {
  expect(['日本', '👩‍🚀', 'e\u0301', '⚠\ufe0f', '╭▌▰❯✓', ''].map(cells)).toEqual([4, 2, 1, 2, 5, 0]);
});
