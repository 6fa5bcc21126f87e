import xterm from '@xterm/headless';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Line, span, type Tone } from '../../../src/app/lines/spans.ts';
import { cells } from '../../../src/app/lines/text-width.ts';
import { type Painted, paint } from '../../../src/terminal/painter/paint.ts';
import { type PaintOptions, piecesOf } from '../../../src/terminal/painter/pieces.ts';
import { themes } from '../../../src/terminal/painter/themes.ts';

const columns = 24;
const rows = 4;
const options: PaintOptions = { theme: themes.default, hyperlinks: false, mark: '…' };

const painted = (lines: readonly Line[], caret: Painted['caret'] = null): Painted => ({
  rows: lines.map((line) => piecesOf(line, columns, options)),
  columns,
  caret,
});

/** What a terminal shows after each of the texts: characters, and looks as numbers. */
async function shown(texts: readonly string[]): Promise<string> {
  const terminal = new xterm.Terminal({ cols: columns, rows, allowProposedApi: true });
  for (const text of texts) await new Promise<void>((done) => terminal.write(text, done));
  const { active } = terminal.buffer;
  const all = Array.from({ length: rows }, (_, row) =>
    Array.from({ length: columns }, (_, column) => {
      const cell = active.getLine(row)?.getCell(column);
      const text = cell?.getChars() || ' ';
      return text === ' ' ? ' ' : `${text}${cell?.getFgColor()}${cell?.isBold()}${cell?.isUnderline()}`;
    })
      .join('')
      .trimEnd(),
  ).join('\n');
  const caret = `${active.cursorX},${active.cursorY}`;
  terminal.dispose();
  return `${all}\n${caret}`;
}

const letters = fc.constantFrom('a', 'b', ' ', 'é', '─', '日', 'א', '🙂', '👨‍👩‍👧', '🇪🇺', 'e\u0301', '한');
const spans = fc
  .tuple(fc.array(letters, { maxLength: 9 }), fc.constantFrom<Tone>('plain', 'match', 'dim', 'link', 'error'))
  .map(([text, tone]) => span(text.join(''), tone));
const frames = fc.tuple(
  fc.array(fc.array(spans, { maxLength: 4 }), { minLength: rows, maxLength: rows }),
  fc.option(fc.record({ row: fc.nat(rows - 1), column: fc.nat(columns - 1) })),
);

describe('a frame that follows another', () => {
  it('shows what it would show on an empty screen, whatever was there before', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(frames, { minLength: 2, maxLength: 5 }), async (drawn) => {
        const all = drawn.map(([lines, caret]) => painted(lines, caret ?? { row: 0, column: 0 }));
        const steps = all.map((each, index) => paint(all[index - 1] ?? null, each));
        const last = all.at(-1);
        if (last === undefined) return;
        expect(await shown(steps)).toBe(await shown([paint(null, last)]));
      }),
      { numRuns: 60 },
    );
  });

  it('writes nothing when it is the same', () => {
    const frame = painted([[span('Explore', 'heading')], [], [span('日本')], []]);
    expect(paint(frame, painted([[span('Explore', 'heading')], [], [span('日本')], []]))).toBe('');
  });

  it('writes only the piece that changed, where it stands', () => {
    const before = painted([[span('one '), span('two', 'match'), span(' three')], [], [], []]);
    const after = painted([[span('one '), span('TWO', 'match'), span(' three')], [], [], []]);
    expect(paint(before, after)).toBe(
      '\u001b[?2026h\u001b[?25l\u001b[1;5H\u001b[0;1;33mTWO\u001b[0m\u001b[?25l\u001b[?2026l',
    );
  });

  it('leaves nothing of a longer row', async () => {
    const before = painted([[span('something long')], [], [], []]);
    const after = painted([[span('short')], [], [], []]);
    expect(
      (await shown([paint(null, before), paint(before, after)]))
        .split('\n')[0]
        ?.replace(/[-\d]|true|false/g, ''),
    ).toBe('short');
  });

  it('keeps the last cell of a full row', async () => {
    const frame = painted([[span('x'.repeat(columns - 1)), span('y')], [], [], []]);
    expect((await shown([paint(null, frame)])).split('\n')[0]?.match(/[xy]/g)?.join('')).toBe(
      `${'x'.repeat(columns - 1)}y`,
    );
  });

  it('never lets a row reach into the next, however wide its text is', async () => {
    const family = '👩‍👩‍👧‍👦'.repeat(columns);
    const frame = painted([[span(family)], [span('below')], [], []]);
    const second = (await shown([paint(null, frame)])).split('\n')[1];
    expect(second?.replace(/[-\d]|true|false/g, '')).toBe('below');
  });
});

describe('pieces', () => {
  it('follow each other without a gap and stay within the width', () => {
    fc.assert(
      fc.property(fc.array(spans, { maxLength: 6 }), fc.integer({ min: 1, max: 30 }), (line, width) => {
        let column = 0;
        for (const piece of piecesOf(line, width, options)) {
          expect(piece.column).toBe(column);
          expect(piece.width).toBe(cells(piece.text));
          column += piece.width;
        }
        expect(column).toBeLessThanOrEqual(width);
      }),
      { numRuns: 200 },
    );
  });

  it('keep bold and underline without colour', () => {
    const look = (tone: Tone): string | undefined =>
      piecesOf([span('x', tone)], 9, { ...options, theme: themes.none })[0]?.sgr;
    expect([look('match'), look('link'), look('dim'), look('write')]).toEqual(['1', '4', '2', '']);
  });
});
