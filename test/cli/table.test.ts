import { expect, it } from 'vitest';
import { table, textLine } from '../../src/cli/table.ts';
import { UsageError } from '../../src/cli/usage-error.ts';

const strange = 'a\u001b[2J\nb';
const shown = String.raw`a\u001b[2J\nb`;

it('a cell stays in its row and column, whatever it holds', () => {
  const rows = [
    [strange, 'x'],
    ['c', 'y'],
  ];
  expect(table(rows, { width: undefined, ascii: false })).toBe(
    `${shown}  x\nc${' '.repeat(shown.length + 1)}y\n`,
  );
});

it('a line is cut where the terminal ends, to the column, with a mark that the locale has', () => {
  const cut = (width: number, ascii: boolean): string => table([['abcdef', 'gh']], { width, ascii });
  expect([cut(10, false), cut(9, false), cut(9, true), cut(2, true)]).toEqual([
    'abcdef  gh\n',
    'abcdef  …\n',
    'abcdef...\n',
    '...\n',
  ]);
});

it('a sentence is one line, whatever it quotes', () => {
  expect(textLine(strange)).toBe(`${shown}\n`);
  expect(new UsageError(strange, 'two').message).toBe(`${shown}\ntwo`);
});
