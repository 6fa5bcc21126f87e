/**
 * What a screen shows, before it is painted: lines of spans, each with a tone. Selectors make them, the
 * components paint them; a tone is a meaning ("this matched"), never a colour.
 */
import { safeText } from '../../text/escape.ts';
import { cells, cutText, fits, startOfLastCells } from './text-width.ts';

/** What a text is, from which `looks.ts` takes its colour. */
export type Tone =
  | 'plain'
  | 'dim'
  | 'strong'
  | 'heading'
  | 'match'
  | 'link'
  | 'placeholder'
  | 'qualifier'
  | 'bad-qualifier'
  | 'action'
  | 'condition-key'
  | 'resource-type'
  | 'list'
  | 'read'
  | 'write'
  | 'tagging'
  | 'permissions'
  | 'in-cart'
  | 'error'
  | 'warning'
  | 'hint'
  | 'ok'
  | 'added'
  | 'json-key'
  | 'json-string'
  | 'selected'
  | 'focus';

declare const harmless: unique symbol;

/** Text that was made harmless for a terminal. Only this file makes it, so nothing else gets into a span. */
type HarmlessText = string & { readonly [harmless]: true };

/** A piece of a line in one tone, harmless to a terminal. */
export interface Span {
  readonly text: HarmlessText;
  readonly tone: Tone;
  /** Whether it is part of the bar that marks the selected row. */
  readonly bar?: true;
  /** Target of a terminal hyperlink, where the terminal has them. */
  readonly url?: string;
}

/** What a row of the screen shows, from its first cell on. */
export type Line = readonly Span[];

/**
 * A span of one tone, plain unless told. Whatever a terminal would obey and whatever nobody sees stands in it as an
 * escape (`src/text/escape.ts`); text that is harmless stays as it is.
 */
export function span(text: string, tone: Tone = 'plain'): Span {
  return { text: safeText(text) as HarmlessText, tone };
}

/** A span that is a hyperlink where the terminal has them. */
export function linkSpan(text: string, url: string): Span {
  return { ...span(text, 'link'), url: safeText(url) };
}

/** A part of a span, cut between graphemes: harmless, as the whole is. */
const cut = (whole: Span, text: string): Span => ({ ...whole, text: text as HarmlessText });

/** A line of one span. */
export function line(text: string, tone: Tone = 'plain'): Line {
  return [span(text, tone)];
}

/** Cells that a whole line takes. */
export function lineCells(spans: Line): number {
  return spans.reduce((sum, each) => sum + cells(each.text), 0);
}

/** The text of a line, without tones. */
export function lineText(spans: Line): string {
  return spans.map((each) => each.text).join('');
}

/**
 * Cuts a line to at most `width` cells, the last kept span ending in `mark` where something was cut. Only what is
 * kept is measured: a line that was pasted may be far longer than any screen is wide.
 */
export function cutLine(spans: Line, width: number, mark: string): Line {
  let left = width;
  for (const [index, each] of spans.entries()) {
    const whole = fits(each.text, left);
    const need = whole ? cells(each.text) : left;
    if (whole && need < left) {
      left -= need;
      continue;
    }
    const rest = spans.slice(index + 1);
    if (whole && rest.every(({ text }) => cells(text) === 0)) return spans;
    return [...spans.slice(0, index), cut(each, cutText(`${each.text}${mark}`, left, mark))];
  }
  return spans;
}

/** A line broken anywhere so that no row is wider than `width` cells. */
export function wrapLine(spans: Line, width: number): readonly Line[] {
  const rows: Line[] = [];
  for (let rest = spans; lineText(rest) !== ''; ) {
    const row = cutLine(rest, width, '');
    const taken = lineText(row).length;
    if (taken === 0) break;
    rows.push(row);
    rest = withoutStart(rest, taken);
  }
  return rows;
}

/** A line without its first `length` UTF-16 units. */
function withoutStart(spans: Line, length: number): Line {
  let left = length;
  return spans.flatMap((each) => {
    const taken = Math.min(left, each.text.length);
    left -= taken;
    return taken === each.text.length ? [] : [cut(each, each.text.slice(taken))];
  });
}

/** A line without its first `width` cells; of what is left the first cells give way to the mark that says so. */
export function cutStart(spans: Line, width: number, mark: string): Line {
  return width <= 0 ? spans : [span(mark, 'dim'), ...withoutCells(spans, width + cells(mark))];
}

const withoutCells = (spans: Line, width: number): Line => {
  let left = width;
  return spans.flatMap((each) => {
    const size = cells(each.text);
    if (left >= size) {
      left -= size;
      return [];
    }
    const rest = each.text.slice(startOfLastCells(each.text, size - left));
    left = 0;
    return [cut(each, rest)];
  });
};

/** Two lines on one row: `left` is cut where it would meet `right`, which ends at `width`. */
export function justify(left: Line, right: Line, width: number, mark: string): Line {
  const rightCells = lineCells(right);
  if (rightCells + 2 > width) return cutLine(left, width, mark);
  const cut = cutLine(left, width - rightCells - 1, mark);
  return [...cut, span(' '.repeat(width - rightCells - lineCells(cut))), ...right];
}

/** A line as the bar of the selected row, blank up to `width` cells. */
export function barLine(spans: Line, width: number): Line {
  const blank = span(' '.repeat(Math.max(0, width - lineCells(spans))));
  return [...spans, blank].map((each) => ({ ...each, bar: true }));
}

/** A line that is exactly `width` cells: cut, or blank at its end. */
export function fillLine(spans: Line, width: number, mark: string): Line {
  const cut = cutLine(spans, width, mark);
  return [...cut, span(' '.repeat(Math.max(0, width - lineCells(cut))))];
}
