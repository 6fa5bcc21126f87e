/**
 * A text as recognisers read it: as it stands, for code and JSON, and as *prose*, for messages.
 *
 * Messages arrive through terminals, log shippers and other programs: with colours, wrapped at a width, boxed in with
 * bars, as JSON inside of JSON. Prose is the text without all that. White space is one space, or one line feed where it
 * held a line break, so that a phrase can be told from one that a terminal cut in the middle of a word. For each
 * character of the prose it is known where it came from, so evidence is always a place in the text itself. One pass,
 * linear in the text's length; a table of a number per character is the price.
 */

/** A place in the text, counted from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

export interface Source {
  /** The text as it was given. */
  readonly text: string;
  /** The text as prose. Made when first asked for. */
  readonly prose: string;
  /** The offset in the text of an offset in the prose. */
  fromProse(at: number): number;
  /** Line and column of an offset in the text. */
  positionAt(offset: number): Position;
  /** Whether the line of the text that ends at or after this offset of the prose was cut by a terminal's width. */
  cutAt(proseAt: number): boolean;
  /** What stands between two offsets of the text, on one line, colours off, cut to a readable length. */
  words(start: number, end: number): string;
}

/** Characters of evidence that are shown. */
const longest = 400;

const colour = /(?:\u001b|\\u001[bB]|\\x1[bB]|\\033|\\e|\^\[|␛)\[[0-9;?]{0,20}[A-Za-z]/y;
const bareColour = /\[\d{1,3}(?:;\d{1,3}){0,4}m/y;
/** Titles and links: ESC ] … BEL, or … ESC \. */
const command = /\u001b\][^\u0007\u001b]{0,2000}(?:\u0007|\u001b\\)/y;
const escapes = /\\(?:["'/]|n|r|t|u[0-9a-fA-F]{4})/y;
const entity = /&(?:quot|apos|amp|lt|gt|nbsp|#\d{1,5}|#x[0-9a-fA-F]{1,4});/y;
/** What tools draw down the left side of a wrapped message. */
const gutter = /[ \t]*(?:[│┃║|╷╵▌>][ \t]*)+/y;

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

interface Prose {
  readonly text: string;
  readonly from: Uint32Array;
}

/** Everything but what the loop below looks at one by one. */
const plain = /[^\u0000-\u0020\u007f-\u00a0\u200b-\u200d\u2028\u2029\u2060\ufeff␛^[\\&]+/y;

function proseOf(text: string): Prose {
  const from = new Uint32Array(text.length + 1);
  const pieces: string[] = [];
  let length = 0;
  let space = '';
  let spaceAt = 0;
  const put = (piece: string, at: number): void => {
    if (piece === ' ' || piece === '\n') {
      if (space === '') spaceAt = at;
      if (space !== '\n') space = piece;
      return;
    }
    if (space !== '' && length > 0) {
      pieces.push(space);
      from[length] = spaceAt;
      length += 1;
    }
    space = '';
    pieces.push(piece);
    for (let index = 0; index < piece.length; index += 1) from[length + index] = at + index;
    length += piece.length;
  };
  for (let at = 0; at < text.length; ) {
    const run = markAt(plain, text, at);
    if (run !== '') {
      put(run, at);
      at += run.length;
      continue;
    }
    const character = text[at] ?? '';
    const mark = markOf(text, at, character);
    if (mark !== undefined) {
      if (mark.stands !== '') put(mark.stands, at);
      at += mark.length;
      continue;
    }
    // Control characters are dropped, and the zero-width ones that come along from web pages.
    if (!/[\u0000-\u001f\u007f-\u009f\u200b-\u200d\u2060\ufeff]/u.test(character)) put(character, at);
    at += 1;
  }
  from[length] = text.length;
  return { text: pieces.join(''), from: from.subarray(0, length + 1) };
}

/** What begins at an offset and is more than its character: how long it is, and what it stands for. */
function markOf(
  text: string,
  at: number,
  character: string,
): { readonly length: number; readonly stands: string } | undefined {
  const dropped = (mark: string) => (mark === '' ? undefined : { length: mark.length, stands: '' });
  const read = (mark: string) => (mark === '' ? undefined : { length: mark.length, stands: decoded(mark) });
  switch (character) {
    case '\u001b':
    case '␛':
    case '^':
      return dropped(markAt(colour, text, at) || markAt(command, text, at));
    case '[':
      return dropped(markAt(bareColour, text, at));
    case '\\':
      // Escaped twice and more, as JSON within JSON is: one backslash after the other falls away.
      return (
        dropped(markAt(colour, text, at) || (text[at + 1] === '\\' ? '\\' : '')) ??
        read(markAt(escapes, text, at))
      );
    case '&':
      return read(markAt(entity, text, at));
    case '\n':
    case '\r':
    case '\u2028':
    case '\u2029':
      return { length: 1 + markAt(gutter, text, at + 1).length, stands: '\n' };
    case ' ':
    case '\t':
    case '\u00a0':
      return { length: 1, stands: ' ' };
    default:
      return undefined;
  }
}

const lineStartsOf = (text: string): readonly number[] => {
  const starts = [0];
  for (const { index, 0: mark } of text.matchAll(/\r\n|\r|\n/gu)) starts.push(index + mark.length);
  return starts;
};

/** The last place in an ascending list whose value is not above the one sought. */
function lastNotAbove(list: ArrayLike<number>, sought: number): number {
  let [low, high] = [0, list.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((list[middle] ?? 0) <= sought) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Narrower than this no terminal is; what looks cut then is short by itself. */
const narrowest = 40;

/** Makes a source of a text. Cheap: what costs is worked out when it is first asked for. */
export function sourceOf(text: string): Source {
  let prose: Prose | undefined;
  let starts: readonly number[] | undefined;
  let width: number | undefined;
  const asProse = (): Prose => {
    prose ??= proseOf(text);
    return prose;
  };
  const lines = (): readonly number[] => {
    starts ??= lineStartsOf(text);
    return starts;
  };
  const lengthOf = (line: number): number =>
    text.slice(lines()[line] ?? 0, lines()[line + 1] ?? text.length).replace(/[\r\n]+$/u, '').length;
  const widest = (): number => {
    width ??= lines().reduce((most, _, at) => Math.max(most, lengthOf(at)), 0);
    return width;
  };
  return {
    text,
    get prose() {
      return asProse().text;
    },
    fromProse: (at) => asProse().from[Math.max(0, Math.min(at, asProse().from.length - 1))] ?? 0,
    positionAt(offset) {
      const line = lastNotAbove(lines(), offset);
      return { line: line + 1, column: offset - (lines()[line] ?? 0) + 1 };
    },
    cutAt(proseAt) {
      const offset = asProse().from[proseAt] ?? 0;
      const line = lastNotAbove(lines(), offset);
      return widest() >= narrowest && lengthOf(line) === widest();
    },
    words(start, end) {
      const plain = proseOf(text.slice(start, Math.min(end, start + longest * 2))).text.replaceAll('\n', ' ');
      return plain.length > longest ? `${plain.slice(0, longest - 1)}…` : plain;
    },
  };
}
