import stringWidth from 'string-width';
import { expect, it } from 'vitest';
import { linkSpan } from '../../src/app/lines/spans.ts';
import { cells, oneCellEach } from '../../src/app/lines/text-width.ts';
import { wrapText } from '../../src/app/lines/wrap-text.ts';

it('takes for one cell each only characters that string-width gives one cell, alone and beside each other', () => {
  const certain = Array.from({ length: 0x10000 }, (_, code) => String.fromCharCode(code)).filter(oneCellEach);
  expect(certain.length).toBeGreaterThan(1_000);
  expect(certain.filter((character) => stringWidth(character) !== 1)).toEqual([]);
  expect(stringWidth(certain.join(''))).toBe(certain.length);
});

it('measures what is not certain by its graphemes', () => {
  expect(['日本', '👩‍🚀', 'e\u0301', '⚠\ufe0f', '╭▌▰❯✓', ''].map(cells)).toEqual([4, 2, 1, 2, 5, 0]);
});

it('breaks lines by what they show, which is no wider than the room', () => {
  const rows = wrapText('one\u001b[2J two\nthree sagemaker:CreateTrainingJob', 12);
  expect(rows.filter((row) => cells(row) > 12 || /\p{Cc}/u.test(row))).toEqual([]);
  expect(rows.join('')).toContain('three');
});

it('hides nothing in the address of a link either', () => {
  expect(linkSpan('page', 'https://example.com/\u001b\\').url).not.toContain('\u001b');
});
