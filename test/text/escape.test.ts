import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { safeJson, safeLines, safeSource, safeText } from '../../src/text/escape.ts';
import { holdsRaw } from '../support/hostile.ts';

describe('text from a file on its way to a terminal', () => {
  it('shows an escape sequence instead of obeying it', () => {
    expect(safeText('\u001b[2J\u001b]52;c;ZXZpbA==\u0007')).toBe('\\u001b[2J\\u001b]52;c;ZXZpbA==\\u0007');
    expect(safeText('\u009b31m')).toBe('\\u009b31m');
    expect(safeText('a\tb\r\nc')).toBe('a\\tb\\r\\nc');
  });

  it('shows characters that reorder or hide text', () => {
    expect(safeText('Allow\u202eynED')).toBe('Allow\\u202eynED');
    expect(safeText('a\u200bb\u2066c\ufeff')).toBe('a\\u200bb\\u2066c\\ufeff');
    expect(safeText('tag \u{e0041}')).toBe('tag \\udb40\\udc41');
  });

  it('shows lone surrogates and leaves pairs alone', () => {
    expect(safeText('\ud800 \udc00')).toBe('\\ud800 \\udc00');
    expect(safeText('🦄')).toBe('🦄');
  });

  it('leaves ordinary text as it is', () => {
    const ordinary = 'arn:aws:sagemaker:*:*:training-job/* "Größe" ÿ 変数 \\u001b';
    expect(safeText(ordinary)).toBe(ordinary);
  });

  it('keeps the lines of a text of several lines', () => {
    expect(safeLines('{\r\n\t"Sid": "\u001b[0m"\n}')).toBe('{\n  "Sid": "\\u001b[0m"\n}');
  });

  it('never leaves a control character, and is its own fixed point', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const safe = safeText(text);
        expect(safe).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
        expect(safe).not.toMatch(/\p{Cs}/u);
        expect(safeText(safe)).toBe(safe);
      }),
    );
  });
});

describe('source text whose strings hold what others wrote', () => {
  it('means the same and shows what it means', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.constantFrom(undefined, 2, '\t'), (text, indent) => {
        const value = { [text]: [text, 'Größe 🦄'] };
        const json = safeJson(value, indent);
        expect(JSON.parse(json)).toEqual(value);
        expect(holdsRaw(json.replaceAll(/[\n\t]/g, ''))).toBe(false);
      }),
    );
  });

  it('keeps line ends and tabs, and writes beyond U+FFFF as the language reads it', () => {
    expect(safeSource('{\r\n\t"a": "\u202e\u{e0041}"\r\n}')).toBe('{\r\n\t"a": "\\u202e\\udb40\\udc41"\r\n}');
    expect(safeSource('"\u009b\u{e0041}"', 'one code point')).toBe('"\\u009b\\U000e0041"');
  });
});
