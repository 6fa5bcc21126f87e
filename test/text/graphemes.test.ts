import fc from 'fast-check';
import { expect, it } from 'vitest';
import { graphemes } from '../../src/text/graphemes.ts';

const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
const clusters = (text: string) =>
  Array.from(segmenter.segment(text), ({ segment, index }) => ({ segment, index }));

it('cuts every text where the segmenter cuts it, plain ones without asking it', () => {
  const texts = fc.oneof(
    fc.string(),
    fc.string({ unit: 'grapheme' }),
    fc.string({ unit: fc.constantFrom('a', ' ', '~', '\r', '\n', '\u0301', '\u200d', '👩', '🇩') }),
  );
  fc.assert(
    fc.property(texts, (text) => {
      expect(Array.from(graphemes(text), ({ segment, index }) => ({ segment, index }))).toEqual(
        clusters(text),
      );
    }),
    { numRuns: 300 },
  );
});
