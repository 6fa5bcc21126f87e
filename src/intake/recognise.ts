/**
 * Text in, arrivals out. Every recogniser of the table reads the whole text; where two saw the same place, the one that
 * stands earlier in the table knows more and is kept. Pure and total: whatever the text holds, nothing is thrown, and
 * the time is linear in its length but for the sorting of what was found.
 *
 * A long text is read in pieces that end where lines do: prose takes a few times the memory of its text, and a caller
 * can tell how far it is, or stop. Only CloudTrail's recogniser is given all of it, for JSON has no pieces. No message
 * is as long as what a piece's end could tear, and of a list of that many finds nobody misses one.
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

/** What was recognised, in the order of the text. */
export interface Recognised {
  readonly arrivals: readonly Arrival[];
  /** Set where the text holds more than anybody looks through, and the rest was left out. */
  readonly cut: boolean;
}

/** The same as `recognise`, a piece at a time: gives the share of the text that is read (0 to 1) after each. */
export function* recognising(text: string, facts: Facts): Generator<number, Recognised> {
  const whole = sourceOf(text);
  const found: Found[] = [];
  if (text.length <= pieceLength) found.push(...collect(whole, facts, ['whole', 'always', 'alone']));
  else {
    found.push(...collect(whole, facts, ['whole']));
    const spoken = found.some(({ claims }) => claims !== undefined && claims[1] - claims[0] === text.length);
    for (const turn of spoken ? [] : (['always', 'alone'] as const))
      for (let start = 0; start < text.length && found.length < enough; ) {
        if (turn === 'alone' && start === 0 && found.length > 0) break;
        const end = pieceEnd(text, start);
        const base = start;
        for (const draft of collect(sourceOf(text.slice(start, end)), facts, [turn]))
          found.push({ ...draft, start: draft.start + base, end: draft.end + base });
        start = end;
        yield end / text.length;
      }
  }
  found.sort((a, b) => a.start - b.start || a.end - b.end);
  const kept = withoutRepeats(found);
  return {
    arrivals: kept.slice(0, enough).map((each) => arrivalOf(each, whole)),
    cut: found.length >= enough,
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
