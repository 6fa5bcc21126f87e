/**
 * A text as recognisers read it: as it stands, for code and JSON, and as prose, for messages; with lines and columns for
 * what was found.
 */
import { narrowestTerminal } from './hard-wraps.ts';
import { type Prose, proseOf } from './prose.ts';

/** A place in the text, counted from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** A text in the forms in which recognisers read it. */
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
      return widest() >= narrowestTerminal && lengthOf(line) === widest();
    },
    words(start, end) {
      const plain = proseOf(text.slice(start, Math.min(end, start + longest * 2))).text.replaceAll('\n', ' ');
      return plain.length > longest ? `${plain.slice(0, longest - 1)}…` : plain;
    },
  };
}
