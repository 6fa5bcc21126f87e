/** How many cells of a terminal a text takes, and where a number of cells ends in it. */
import stringWidth from 'string-width';
import { safeText } from '../../text/escape.ts';
import { graphemes } from '../../text/graphemes.ts';
import { memo } from '../../text/memo.ts';

/** Cells of a grapheme cluster alone: a pasted text holds few different ones, and asking string-width costs the most. */
export const graphemeCells = memo((grapheme: string): number => stringWidth(grapheme), { limit: 4_096 });

const certain =
  /^[\x20-\x7e\u00a1-\u00ac\u00ae-\u02ff\u0370-\u0482\u048a-\u052f\u05d0-\u05ea\u2010-\u2027\u2039\u203a\u2190-\u2193\u2212\u2500-\u25a1\u25b0-\u25cf\u2713\u2717\u276f]*$/;

/**
 * Whether a text is of characters alone that take one cell in every terminal and never join with a neighbour: Latin,
 * Greek, Cyrillic, Hebrew letters, lines, arrows and our own signs.
 */
export function oneCellEach(text: string): boolean {
  return certain.test(text);
}

/** Terminal cells that a text takes: two for wide characters, none for combining ones. */
export function cells(text: string): number {
  if (oneCellEach(text)) return text.length;
  let sum = 0;
  for (const { segment } of graphemes(text)) sum += graphemeCells(segment);
  return sum;
}

/**
 * Where the first `width` cells of a text end, as an index into it; never inside a grapheme, so that it may be a
 * cell less. It reads no further, however long the text is.
 */
function endOfCells(text: string, width: number): number {
  if (oneCellEach(text.slice(0, width + 1))) return Math.min(text.length, width);
  let used = 0;
  for (const { segment, index } of graphemes(text)) {
    used += graphemeCells(segment);
    if (used > width) return index;
  }
  return text.length;
}

/** Whether a text takes at most `width` cells. */
export function fits(text: string, width: number): boolean {
  return endOfCells(text, width) === text.length;
}

/** The index from which a text's end takes at most `width` cells; never inside a grapheme. */
export function startOfLastCells(text: string, width: number): number {
  let away = cells(text) - width;
  if (away <= 0) return 0;
  for (const { segment, index } of graphemes(text)) {
    away -= graphemeCells(segment);
    if (away <= 0) return index + segment.length;
  }
  return text.length;
}

/** Cells that a text takes once it is shown, escapes and all. */
export function shownCells(text: string): number {
  return cells(safeText(text));
}

/** Cuts a text to at most `width` cells; what is cut is shown as `mark`. */
export function cutText(text: string, width: number, mark: string): string {
  if (fits(text, width)) return text;
  if (width < cells(mark)) return '';
  return text.slice(0, endOfCells(text, width - cells(mark))) + mark;
}
