/**
 * What a screen shows, before it is painted: lines of spans, each with a tone. Selectors make them, the
 * components paint them; a tone is a meaning ("this matched"), never a colour.
 */
import stringWidth from 'string-width';

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
  | 'selected';

export interface Span {
  readonly text: string;
  readonly tone: Tone;
  /** Target of a terminal hyperlink, where the terminal has them. */
  readonly url?: string;
}

export type Line = readonly Span[];

/** A span of one tone; plain unless told. */
export const span = (text: string, tone: Tone = 'plain'): Span => ({ text, tone });

/** A line of one span. */
export const line = (text: string, tone: Tone = 'plain'): Line => [span(text, tone)];

/** Terminal cells that a text takes: two for wide characters, none for combining ones. */
export const cells = (text: string): number => stringWidth(text);

/** Cells that a whole line takes. */
export const lineCells = (spans: Line): number => spans.reduce((sum, each) => sum + cells(each.text), 0);

/** The text of a line, without tones. */
export const lineText = (spans: Line): string => spans.map((each) => each.text).join('');

/** Cuts a text to at most `width` cells; what is cut is shown as `mark`. */
function cutText(text: string, width: number, mark: string): string {
  if (cells(text) <= width) return text;
  const room = Math.max(0, width - cells(mark));
  let kept = '';
  let used = 0;
  for (const character of text) {
    const more = cells(character);
    if (used + more > room) break;
    kept += character;
    used += more;
  }
  return width < cells(mark) ? '' : kept + mark;
}

/** Cuts a line to at most `width` cells, the last kept span ending in `mark` where something was cut. */
export function cutLine(spans: Line, width: number, mark: string): Line {
  if (lineCells(spans) <= width) return spans;
  const kept: Span[] = [];
  let left = width;
  for (const each of spans) {
    const need = cells(each.text);
    const isLast = each === spans.at(-1);
    if (need < left || (need === left && isLast)) {
      kept.push(each);
      left -= need;
      continue;
    }
    kept.push({ ...each, text: cutText(`${each.text}${mark}`, left, mark) });
    break;
  }
  return kept;
}

/** A line broken anywhere so that no row is wider than `width` cells. */
export function wrapLine(spans: Line, width: number): readonly Line[] {
  const rows: Line[] = [];
  for (let rest = spans; lineCells(rest) > 0; rest = cutStart(rest, width))
    rows.push(cutLine(rest, width, ''));
  return rows;
}

/** A line without its first `width` cells. */
export function cutStart(spans: Line, width: number): Line {
  let left = width;
  return spans.flatMap((each) => {
    const size = cells(each.text);
    if (left >= size) {
      left -= size;
      return [];
    }
    const characters = [...each.text];
    while (left > 0) left -= cells(characters.shift() ?? ' ');
    return [{ ...each, text: characters.join('') }];
  });
}

/** Two lines on one row: `left` is cut where it would meet `right`, which ends at `width`. */
export function justify(left: Line, right: Line, width: number, mark: string): Line {
  const rightCells = lineCells(right);
  if (rightCells + 2 > width) return cutLine(left, width, mark);
  const cut = cutLine(left, width - rightCells - 1, mark);
  return [...cut, span(' '.repeat(width - rightCells - lineCells(cut))), ...right];
}

/** The first cells of a word that is longer than `width`: up to the last `.`, `:` or `/` in them, else all of them. */
function headOf(word: string, width: number): string {
  const part = cutText(word, width, '');
  const joint = Math.max(...['.', ':', '/'].map((sign) => part.lastIndexOf(sign)));
  return joint > 0 ? part.slice(0, joint + 1) : part;
}

/** Breaks a text at spaces so that no row is wider than `width` cells; longer words at a joint, else anywhere. */
export function wrapText(text: string, width: number): readonly string[] {
  const room = Math.max(1, width);
  const rows: string[] = [];
  let row = '';
  for (const word of text.split(/\s+/).filter((each) => each !== '')) {
    let rest = word;
    const joined = row === '' ? rest : `${row} ${rest}`;
    if (cells(joined) <= room) {
      row = joined;
      continue;
    }
    if (row !== '') rows.push(row);
    while (cells(rest) > room) {
      const part = headOf(rest, room);
      if (part === '') break;
      rows.push(part);
      rest = rest.slice(part.length);
    }
    row = rest;
  }
  if (row !== '') rows.push(row);
  return rows;
}
