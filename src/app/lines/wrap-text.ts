/** Text broken into rows. */
import { safeText } from '../../text/escape.ts';
import { cutText, fits } from './text-width.ts';

/** The first cells of a word that is longer than `width`: up to the last `.`, `:` or `/` in them, else all of them. */
function headOf(word: string, width: number): string {
  const part = cutText(word, width, '');
  const breakAt = Math.max(...['.', ':', '/'].map((sign) => part.lastIndexOf(sign)));
  return breakAt > 0 ? part.slice(0, breakAt + 1) : part;
}

/** Breaks a text at spaces so that no row is wider than `width` cells; longer words behind a dot, colon or slash, else anywhere. */
export function wrapText(text: string, width: number): readonly string[] {
  const room = Math.max(1, width);
  const rows: string[] = [];
  let row = '';
  // Escaped before it is measured; besides, what a file calls a space is no place to break a line.
  for (const word of safeText(text)
    .split(' ')
    .filter((each) => each !== '')) {
    let rest = word;
    const joined = row === '' ? rest : `${row} ${rest}`;
    if (fits(joined, room)) {
      row = joined;
      continue;
    }
    if (row !== '') rows.push(row);
    while (!fits(rest, room)) {
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
