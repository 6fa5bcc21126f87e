/**
 * A line of text with a caret, edited as readline does it. The caret counts UTF-16 units but moves by
 * grapheme, so that it never stands inside an accented letter or a surrogate pair.
 */
import { graphemes } from '../../text/graphemes.ts';

/** A line that is edited; the caret counts UTF-16 units from 0. */
export interface LineEditor {
  readonly text: string;
  readonly caret: number;
  /** The last insertion did not fit: what was beyond the longest text that a line takes is left out. */
  readonly full?: true;
}

/** Edits that need nothing but their name. */
export type PlainEdit =
  | 'left'
  | 'right'
  | 'word-left'
  | 'word-right'
  | 'start'
  | 'end'
  | 'backspace'
  | 'delete'
  | 'kill-before'
  | 'kill-after'
  | 'kill-word';

/** A change of a line. */
export type LineEdit = { readonly kind: 'insert'; readonly text: string } | { readonly kind: PlainEdit };

/** A line without text. */
export const emptyLine: LineEditor = { text: '', caret: 0 };

/** What a list is narrowed to, by typing behind `/`. */
export interface Filter {
  readonly line: LineEditor;
  /** Whether keys go into the filter. */
  readonly editing: boolean;
}

/** A filter that lets everything through. */
export const noFilter: Filter = { line: emptyLine, editing: false };

/** A line that holds `text`, caret at its end. */
export function lineOf(text: string): LineEditor {
  return { text, caret: text.length };
}

/** Longest text that a line takes, in UTF-16 units; a paste beyond it is cut. */
export const longestLine = 2_000;

function graphemeBefore(text: string, caret: number): number {
  if (caret === 0) return 0;
  const from = Math.max(0, caret - 32);
  let last = from;
  for (const { index } of graphemes(text.slice(from, caret))) last = from + index;
  return last;
}

function graphemeAfter(text: string, caret: number): number {
  const [first] = graphemes(text.slice(caret, caret + 32));
  return first === undefined ? caret : caret + first.segment.length;
}

const wordBefore = (text: string, caret: number): number =>
  text.slice(0, caret).replace(/\S+\s*$/, '').length;

const wordAfter = (text: string, caret: number): number =>
  caret + (/^\s*\S+/.exec(text.slice(caret))?.[0].length ?? text.length - caret);

const cut = ({ text }: LineEditor, from: number, to: number): LineEditor => ({
  text: text.slice(0, from) + text.slice(to),
  caret: from,
});

/** Drops what a line cannot hold: line breaks become spaces, other control characters go. */
const printable = (text: string): string =>
  text.replace(/[\r\n\t]+/g, ' ').replace(/[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '');

/** The line after one edit; the same object when nothing changes. */
export function editLine(line: LineEditor, change: LineEdit): LineEditor {
  const { text, caret } = line;
  switch (change.kind) {
    case 'insert': {
      const wanted = printable(change.text);
      const room = Math.max(0, longestLine - text.length);
      // Not half of a character.
      const added = wanted.slice(0, room).replace(/[\ud800-\udbff]$/, '');
      if (wanted === '') return line;
      return {
        text: text.slice(0, caret) + added + text.slice(caret),
        caret: caret + added.length,
        ...(added === wanted ? {} : { full: true }),
      };
    }
    case 'left':
      return { text, caret: graphemeBefore(text, caret) };
    case 'right':
      return { text, caret: graphemeAfter(text, caret) };
    case 'word-left':
      return { text, caret: wordBefore(text, caret) };
    case 'word-right':
      return { text, caret: wordAfter(text, caret) };
    case 'start':
      return { text, caret: 0 };
    case 'end':
      return { text, caret: text.length };
    case 'backspace':
      return cut(line, graphemeBefore(text, caret), caret);
    case 'delete':
      return cut(line, caret, graphemeAfter(text, caret));
    case 'kill-before':
      return cut(line, 0, caret);
    case 'kill-after':
      return cut(line, caret, text.length);
    case 'kill-word':
      return cut(line, wordBefore(text, caret), caret);
  }
}
