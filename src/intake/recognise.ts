/**
 * Text in, arrivals out. Every recogniser of the table reads the whole text; where two saw the same place, the one that
 * stands earlier in the table knows more and is kept. Pure and total: whatever the text holds, nothing is thrown, and
 * the time is linear in its length but for the sorting of what was found.
 *
 * A long text is read in pieces that end where lines do: prose takes a few times the memory of its text, and a caller
 * can tell how far it is, or stop. Only CloudTrail's recogniser is given all of it, for JSON has no pieces. No message
 * is as long as what a piece's end could tear, and of a list of that many finds nobody misses one. For the same reason a
 * line that is longer than a piece is read as far as its first piece goes: encoded data, a dump. Not so a line of JSON, in
 * which a whole log may stand.
 */
import type { Arrival } from './arrival.ts';
import type { Facts } from './facts.ts';
import { type Draft, enough } from './recogniser.ts';
import { recognisers } from './recognisers.ts';
import { withoutRepeats } from './seen-again.ts';
import { type Source, sourceOf } from './source.ts';

interface Found extends Draft {
  readonly by: string;
}

/** Places that are spoken for, as ascending ranges that do not overlap. */
class Claims {
  private ranges: (readonly [number, number])[] = [];

  has(start: number, end: number): boolean {
    let [low, high] = [0, this.ranges.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.ranges[middle]?.[1] ?? 0) <= start) low = middle + 1;
      else high = middle;
    }
    const range = this.ranges[low];
    return range !== undefined && range[0] < end;
  }

  /** Adds what one recogniser claims; ranges of it may overlap each other. */
  add(more: readonly (readonly [number, number])[]): void {
    if (more.length === 0) return;
    const all = [...this.ranges, ...more].sort((a, b) => a[0] - b[0]);
    const joined: [number, number][] = [];
    for (const [start, end] of all) {
      const last = joined.at(-1);
      if (last !== undefined && start <= last[1]) last[1] = Math.max(last[1], end);
      else joined.push([start, end]);
    }
    this.ranges = joined;
  }
}

/** Which recognisers are asked: those of whole texts, of any text, or those for texts in which nothing else is. */
type Turn = 'whole' | 'always' | 'alone';

const turnOf = ({ onlyAlone, onlyWhole }: (typeof recognisers)[number]): Turn =>
  onlyWhole === true ? 'whole' : onlyAlone === true ? 'alone' : 'always';

function collect(source: Source, facts: Facts, turns: readonly Turn[]): readonly Found[] {
  const claims = new Claims();
  const found: Found[] = [];
  for (const each of recognisers) {
    const turn = turnOf(each);
    if (!turns.includes(turn) || (turn === 'alone' && found.length > 0)) continue;
    const fresh = each.recognise(source, facts).filter(({ start, end }) => !claims.has(start, end));
    claims.add(fresh.map(({ start, end, claims: more }) => more ?? [start, end]));
    found.push(...fresh.map((draft) => ({ ...draft, by: each.name })));
  }
  return found;
}

function arrivalOf({ start, end, claims: _, ...rest }: Found, source: Source): Arrival {
  const { line, column } = source.positionAt(start);
  return { ...rest, evidence: { line, column, words: source.words(start, end) } };
}

/** UTF-16 units of a piece; programs and notebooks, whose calls need their clients in sight, are shorter. */
const pieceLength = 2 * 1024 * 1024;
/** A line that is longer than this may be cut. */
const longestLine = 64 * 1024;

/** Where the piece that begins at an offset ends. */
function pieceEnd(text: string, start: number): number {
  const end = start + pieceLength;
  if (end >= text.length) return text.length;
  const feed = text.lastIndexOf('\n', end);
  return feed > end - longestLine ? feed + 1 : end;
}

/** A piece of a text. */
interface Piece {
  readonly start: number;
  readonly end: number;
  /** Where the line begins that is longer than a piece, and of which nothing is read behind this one. */
  readonly longLine?: number;
}

const beginsJson = /[^\S\r\n]*["[{]/y;

/** The offset of the next end of a line from an offset on. */
function lineEnd(text: string, from: number): number {
  const ends = ['\n', '\r'].map((end) => text.indexOf(end, from)).filter((at) => at >= 0);
  return Math.min(text.length, ...ends);
}

/** The pieces of a text that are read. */
function* piecesOf(text: string): Generator<Piece, void> {
  /** The line that a piece's end tore last. */
  let line = { start: 0, end: -1 };
  for (let start = 0; start < text.length; ) {
    const end = pieceEnd(text, start);
    const isTorn = text[end - 1] !== '\n' && end < text.length;
    if (isTorn && end > line.end) {
      const piece = text.slice(start, end);
      const before = Math.max(piece.lastIndexOf('\n'), piece.lastIndexOf('\r'));
      line = { start: start + before + 1, end: lineEnd(text, end) };
    }
    beginsJson.lastIndex = line.start;
    if (isTorn && line.end - line.start > pieceLength && !beginsJson.test(text)) {
      yield { start, end, longLine: line.start };
      start = line.end;
    } else {
      yield { start, end };
      start = end;
    }
  }
}

/** What was recognised, in the order of the text. */
export interface Recognised {
  readonly arrivals: readonly Arrival[];
  /** Set where the text holds more than anybody looks through, and the rest was left out. */
  readonly cut: boolean;
  /** Lines, counted from 1, that are longer than anything that is recognised; only the beginning of each was read. */
  readonly longLines: readonly number[];
}

/** The same as `recognise`, a piece at a time: gives the share of the text that is read (0 to 1) after each. */
export function* recognising(text: string, facts: Facts): Generator<number, Recognised> {
  const whole = sourceOf(text);
  const found: Found[] = [];
  const longLines: number[] = [];
  if (text.length <= pieceLength) found.push(...collect(whole, facts, ['whole', 'always', 'alone']));
  else {
    found.push(...collect(whole, facts, ['whole']));
    const spoken = found.some(({ claims }) => claims !== undefined && claims[1] - claims[0] === text.length);
    for (const turn of spoken ? [] : (['always', 'alone'] as const)) {
      if (turn === 'alone' && found.length > 0) break;
      for (const { start, end, longLine } of piecesOf(text)) {
        if (found.length >= enough) break;
        for (const draft of collect(sourceOf(text.slice(start, end)), facts, [turn]))
          found.push({ ...draft, start: draft.start + start, end: draft.end + start });
        if (longLine !== undefined && turn === 'always')
          longLines.push(longLine === 0 ? 1 : whole.positionAt(longLine).line);
        yield end / text.length;
      }
    }
  }
  found.sort((a, b) => a.start - b.start || a.end - b.end);
  const kept = withoutRepeats(found);
  return {
    arrivals: kept.slice(0, enough).map((each) => arrivalOf(each, whole)),
    cut: found.length >= enough,
    longLines,
  };
}

/** Everything recognised in a text, in the order of the text, and no more than anybody looks through. */
export function recognise(text: string, facts: Facts): Recognised {
  const work = recognising(text, facts);
  for (;;) {
    const { done, value } = work.next();
    if (done === true) return value;
  }
}
