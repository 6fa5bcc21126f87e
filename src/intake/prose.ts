/**
 * A text as prose: without what terminals, log shippers and other programs put around a message.
 *
 * Colours, bars of boxes, JSON's and HTML's escapes and percent-encoding fall away; white space is one space, or one line
 * feed where it held a line break, so that a phrase can be told from one that a terminal cut in the middle of a word. For
 * each character it is known where it came from, so evidence is always a place in the text itself. One pass, linear in the
 * text's length; a table of a number per character is the price.
 */
import { hardWraps } from './hard-wraps.ts';

const colour = /(?:\u001b|\\u001[bB]|\\x1[bB]|\\033|\\e|\^\[|␛)\[[0-9;?]{0,20}[A-Za-z]/y;
const bareColour = /\[\d{1,3}(?:;\d{1,3}){0,4}m/y;
/** Titles and links: ESC ] … BEL, or … ESC \. */
const command = /\u001b\][^\u0007\u001b]{0,2000}(?:\u0007|\u001b\\)/y;
const escapes = /\\(?:["'/]|n|r|t|u[0-9a-fA-F]{4})/y;
const entity = /&(?:quot|apos|amp|lt|gt|nbsp|#\d{1,5}|#x[0-9a-fA-F]{1,4});/y;
/** Indentation, and what tools draw down the left side of a wrapped message. */
const lineStart = /[ \t\r\n]*(?:[│┃║|╷╵▌>][ \t]*)*/y;
/** The right side of a box. */
const lineEnd = /[│┃║][ \t]*(?=\r?\n)/y;
/** Printable characters and line breaks of ASCII, percent-encoded as in an address. */
const percent = /%(?:0[AaDd]|[2-7][0-9A-Fa-f])/y;
const isPercentEncoded = (text: string): boolean => /%20|%3[Aa]|%2[Ff]/u.test(text);

const named: Readonly<Record<string, string>> = {
  quot: '"',
  apos: "'",
  amp: '&',
  lt: '<',
  gt: '>',
  nbsp: ' ',
};

function decoded(mark: string): string {
  if (mark.startsWith('&#x')) return String.fromCharCode(Number.parseInt(mark.slice(3, -1), 16));
  if (mark.startsWith('&#')) return String.fromCharCode(Number(mark.slice(2, -1)));
  if (mark.startsWith('&')) return named[mark.slice(1, -1)] ?? mark;
  if (mark.startsWith('%')) return String.fromCharCode(Number.parseInt(mark.slice(1), 16));
  if (mark.startsWith('\\u')) return String.fromCharCode(Number.parseInt(mark.slice(2), 16));
  const [, letter = ''] = mark;
  if (letter === 'n' || letter === 'r') return '\n';
  return letter === 't' ? ' ' : letter;
}

/** The mark that a sticky pattern finds at an offset; empty when it finds none. */
function markAt(pattern: RegExp, text: string, at: number): string {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? '';
}

/** A text as prose. */
export interface Prose {
  readonly text: string;
  /** Where in the text each of its characters came from; one more for its end. */
  readonly from: Uint32Array;
}

/** Whether a character needs no look: it is neither white space nor invisible, and begins no mark. */
function isPlain(code: number): boolean {
  if (code < 0x7f)
    return code > 0x20 && code !== 0x25 && code !== 0x26 && code !== 0x5b && code !== 0x5c && code !== 0x5e;
  if (code < 0x2000) return code > 0xa0;
  return (
    code !== 0x241b &&
    code !== 0x2502 &&
    code !== 0x2503 &&
    code !== 0x2551 &&
    code !== 0xfeff &&
    code !== 0x2060 &&
    !(code >= 0x200b && code <= 0x200d) &&
    !(code >= 0x2028 && code <= 0x2029)
  );
}

/** Makes prose of a text, in one pass. */
export function proseOf(text: string): Prose {
  // Characters are gathered as numbers: a string for each piece would cost more than all the rest.
  const from = new Uint32Array(text.length + 1);
  const codes = new Uint16Array(text.length + 1);
  let length = 0;
  let space = 0;
  let spaceAt = 0;
  const forms: Forms = { cuts: hardWraps(text), percent: isPercentEncoded(text) };
  const put = (code: number, at: number): void => {
    if (code === blank || code === feed) {
      if (space === 0) spaceAt = at;
      if (space !== feed) space = code;
      return;
    }
    if (space !== 0 && length > 0) {
      codes[length] = space;
      from[length] = spaceAt;
      length += 1;
    }
    space = 0;
    codes[length] = code;
    from[length] = at;
    length += 1;
  };
  for (let at = 0; at < text.length; ) {
    const code = text.charCodeAt(at);
    if (isPlain(code)) {
      put(code, at);
      at += 1;
      continue;
    }
    if (code === blank || code === 0x09 || code === 0xa0) {
      put(blank, at);
      at += 1;
      continue;
    }
    const mark = markOf(text, at, text[at] ?? '', forms);
    if (mark !== undefined) {
      if (mark.stands !== '') put(mark.stands.charCodeAt(0), at);
      at += mark.length;
      continue;
    }
    // Control characters are dropped, and the zero-width ones that come along from web pages.
    if ((code >= 0x20 && code < 0x7f) || code === 0x241b || (code >= 0x2500 && code < 0x2580)) put(code, at);
    at += 1;
  }
  from[length] = text.length;
  const prose = new TextDecoder('utf-16le', { ignoreBOM: true }).decode(codes.subarray(0, length));
  return { text: prose, from: from.subarray(0, length + 1) };
}

const blank = 0x20;
const feed = 0x0a;

/** What is known of the whole text before it is read character by character. */
interface Forms {
  readonly cuts: ReadonlySet<number>;
  readonly percent: boolean;
}

interface Mark {
  readonly length: number;
  readonly stands: string;
}

const dropped = (mark: string): Mark | undefined =>
  mark === '' ? undefined : { length: mark.length, stands: '' };
const read = (mark: string): Mark | undefined =>
  mark === '' ? undefined : { length: mark.length, stands: decoded(mark) };

/** What begins at an offset and is more than its character: how long it is, and what it stands for. */
function markOf(text: string, at: number, character: string, forms: Forms): Mark | undefined {
  switch (character) {
    case '\u001b':
    case '␛':
    case '^':
      return dropped(markAt(colour, text, at) || markAt(command, text, at));
    case '[':
      return dropped(markAt(bareColour, text, at));
    case '\\': {
      const next = text[at + 1] ?? '';
      // Escaped twice and more, as JSON within JSON is: one backslash after the other falls away.
      if (next === '\\') return { length: 1, stands: '' };
      return (
        ('ux0e'.includes(next) ? dropped(markAt(colour, text, at)) : undefined) ??
        read(markAt(escapes, text, at))
      );
    }
    case '&':
      return read(markAt(entity, text, at));
    case '%':
      return forms.percent ? read(markAt(percent, text, at)) : undefined;
    case '│':
    case '┃':
    case '║':
      return dropped(markAt(lineEnd, text, at));
    case '\n':
    case '\r':
    case '\u2028':
    case '\u2029': {
      const start = markAt(lineStart, text, at + 1);
      // Of a line that was cut the first blank behind the bar is the bar's own.
      const joint = /[│┃║|╷╵▌>][ \t]{2,}$/u.test(start) ? ' ' : '';
      return { length: 1 + start.length, stands: forms.cuts.has(at) ? joint : '\n' };
    }
    default:
      return undefined;
  }
}
