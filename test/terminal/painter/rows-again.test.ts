import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Line, linkSpan, span } from '../../../src/app/lines/spans.ts';
import { piecesOf } from '../../../src/terminal/painter/pieces.ts';
import { type PaintedLines, paintLines } from '../../../src/terminal/painter/rows-again.ts';
import { themes } from '../../../src/terminal/painter/themes.ts';

const options = { theme: themes.dark, hyperlinks: true, mark: '…' };

const text = fc.constantFrom('', 'a', 'Create', 'שלום', '漢字', '👩‍🚀', 'a much longer text than others');
const part = fc.oneof(
  fc
    .tuple(text, fc.constantFrom('plain' as const, 'match' as const))
    .map(([words, tone]) => span(words, tone)),
  text.map((words) => ({ ...span(words), bar: true as const })),
  text.map((words) => linkSpan(words, `https://example.com/${words.length}`)),
);
const frame: fc.Arbitrary<readonly Line[]> = fc.array(fc.array(part, { maxLength: 3 }), { maxLength: 4 });

it('paints each frame as if there had been none before', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(frame, fc.constantFrom(12, 40)), { maxLength: 6 }), (frames) => {
      let before: PaintedLines | undefined;
      for (const [lines, columns] of frames) {
        before = paintLines(before, lines, columns, options);
        expect(before.rows).toEqual(lines.map((line) => piecesOf(line, columns, options)));
      }
    }),
  );
});

it('keeps the rows whose lines are the same, and no other, nor any in another width or look', () => {
  const lines = (word: string): readonly Line[] => [[span('title', 'strong')], [span(word), span(' end')]];
  const first = paintLines(undefined, lines('one'), 40, options);
  const next = paintLines(first, lines('two'), 40, options);
  expect(next.rows[0]).toBe(first.rows[0]);
  expect(next.rows[1]).not.toBe(first.rows[1]);
  expect(paintLines(first, lines('one'), 39, options).rows[0]).not.toBe(first.rows[0]);
  const plain = paintLines(first, lines('one'), 40, { ...options, theme: themes.none });
  expect(plain.rows[0]).not.toBe(first.rows[0]);
});
