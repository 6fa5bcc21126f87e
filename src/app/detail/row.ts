/** The kinds of rows that tell of an entry, and what makes one of each. */
import type { Entry } from '../../catalog/model.ts';
import { badge, kindLetter, shownName } from '../lines/entry-labels.ts';
import { type Line, line, lineCells, type Span, span } from '../lines/spans.ts';
import { wrapText } from '../lines/wrap-text.ts';

/** A row about an entry. */
export type DetailRow =
  | { readonly kind: 'title'; readonly line: Line }
  /** A place is the first row of a long text that stands under no heading of its own. */
  | { readonly kind: 'text'; readonly line: Line; readonly isPlace?: true }
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'link'; readonly entry: Entry; readonly note: Line }
  /** More of the note of the link above, where one row does not hold it. */
  | { readonly kind: 'note'; readonly line: Line };

/** A row of text. */
export function text(spans: Line): DetailRow {
  return { kind: 'text', line: spans };
}

const heading = (title: string): DetailRow => ({ kind: 'heading', text: title });
/** A link to an entry, with what is said of it. */
export function link(entry: Entry, note: Line = []): DetailRow {
  return { kind: 'link', entry, note };
}
/** An empty row. */
export const blankRow: DetailRow = { kind: 'text', line: [] };

/** Words wrapped to `width` cells, a row each. */
export function textRows(words: string, width: number, tone: Span['tone'] = 'plain'): readonly DetailRow[] {
  return wrapText(words, width).map((each) => text(line(each, tone)));
}

/** A heading with its rows, or nothing where there are no rows. */
export function section(title: string, rows: readonly DetailRow[]): readonly DetailRow[] {
  return rows.length === 0 ? [] : [blankRow, heading(title), ...rows];
}

/** A text without spaces in rows of at most `width` cells, broken behind `:` and `/` and never in a placeholder. */
export function wrapCells(arn: string, width: number): readonly string[] {
  const rows: string[] = [];
  for (const part of arn.match(/\$\{[^}]*\}[:/]?|[^$:/]+[:/]?|./g) ?? []) {
    const last = rows.at(-1);
    if (last === undefined || last.length + part.length > width) rows.push(part);
    else rows[rows.length - 1] = last + part;
  }
  return rows;
}

/** An ARN template with its placeholders set apart. */
export function arnLine(template: string): Line {
  return template
    .split(/(\$\{[^}]*\})/)
    .filter((part) => part !== '')
    .map((part) => span(part, part.startsWith('${') ? 'placeholder' : 'plain'));
}

/**
 * A link with what is said of it: in its own row where that is wide enough, else its `long` part in rows below.
 * What a stranger needs most of an ARN is its end, so it is never cut.
 */
export function linkWith(
  entry: Entry,
  short: Line,
  long: Line,
  width: number,
  broken: (room: number) => readonly Line[],
): readonly DetailRow[] {
  const whole = [...short, span('  '), ...long];
  if (lineCells(linkLine(entry, whole, ' ')) <= width) return [link(entry, whole)];
  const below = broken(width - noteIndent.length);
  return [
    link(entry, short),
    ...below.map((each): DetailRow => ({ kind: 'note', line: [span(noteIndent), ...each] })),
  ];
}

/** Puts a note below the name of its link. */
const noteIndent = '     ';

/** One link as a line: the mark of what is in the cart or a blank, letter, name, level, note. */
export function linkLine(entry: Entry, note: Line, mark: string): Line {
  const { text: level, tone } = badge(entry);
  return [
    span(mark, 'in-cart'),
    span(`${kindLetter(entry.kind)} `, entry.kind),
    span(shownName(entry)),
    ...(entry.kind === 'action' ? [span('  '), span(level, tone)] : []),
    ...(note.length > 0 ? [span('  '), ...note] : []),
  ];
}
