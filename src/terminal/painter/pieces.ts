/**
 * One row of the screen, ready to be written: pieces of text, each at a known column and of one look.
 *
 * Terminals do not agree on how many cells some characters take: emoji sequences, and whatever Unicode added
 * after a terminal was made. A row that trusted the cursor would then be shifted from there on, or wrap, and the
 * frame with it. So text is cut into pieces whose width every terminal agrees on (Latin, Greek, Cyrillic, Hebrew
 * letters, lines and arrows: a cell each) and single clusters of anything else; behind each of those the cursor
 * is set anew. What a terminal drew too far is overwritten by what follows.
 */
import { cutLine, type Line } from '../../app/lines/spans.ts';
import { cells, graphemeCells, oneCellEach } from '../../app/lines/text-width.ts';
import { graphemes } from '../../text/graphemes.ts';
import { sgrOf } from './looks.ts';
import type { Theme } from './themes.ts';

/** A run of cells of one look in a row. */
export interface Piece {
  /** Of its first cell, from 0. */
  readonly column: number;
  readonly text: string;
  /** Cells that it takes. */
  readonly width: number;
  /** Parameters of its look, as `sgrOf` gives them. */
  readonly sgr: string;
  /** Whether every terminal agrees on `width`. */
  readonly certain: boolean;
  /** Target of a hyperlink. */
  readonly url?: string;
}

/** How rows are painted in a session. */
export interface PaintOptions {
  readonly theme: Theme;
  /** Whether the terminal shows hyperlinks (OSC 8). */
  readonly hyperlinks: boolean;
  /** What a line that is cut ends in. */
  readonly mark: string;
}

/** Runs of certain characters, and each other cluster alone. */
function parts(text: string): readonly { readonly text: string; readonly certain: boolean }[] {
  if (oneCellEach(text)) return [{ text, certain: true }];
  const found: { text: string; certain: boolean }[] = [];
  for (const { segment } of graphemes(text)) {
    const sure = oneCellEach(segment);
    const last = found.at(-1);
    if (sure && last?.certain === true) last.text += segment;
    else found.push({ text: segment, certain: sure });
  }
  return found;
}

/** Without the blanks of no look at the end: a terminal need not be sent them, nor somebody copy them from it. */
function withoutBlankEnd(pieces: Piece[]): readonly Piece[] {
  for (let last = pieces.pop(); last !== undefined; last = pieces.pop()) {
    const text = last.sgr === '' ? last.text.trimEnd() : last.text;
    if (text === '') continue;
    pieces.push(text === last.text ? last : { ...last, text, width: cells(text) });
    break;
  }
  return pieces;
}

/** The pieces of a line, cut to `width` cells; they follow each other from column 0 without a gap. */
export function piecesOf(
  line: Line,
  width: number,
  { theme, hyperlinks, mark }: PaintOptions,
): readonly Piece[] {
  const pieces: Piece[] = [];
  let column = 0;
  for (const { text, tone, bar, url } of cutLine(line, width, mark)) {
    if (text === '') continue;
    const sgr = sgrOf(tone, theme, bar === true ? 'bar' : 'plain');
    for (const part of parts(text)) {
      const size = part.certain ? part.text.length : graphemeCells(part.text);
      const piece = { column, text: part.text, width: size, sgr, certain: part.certain };
      pieces.push(hyperlinks && url !== undefined ? { ...piece, url } : piece);
      column += size;
    }
  }
  return withoutBlankEnd(pieces);
}
