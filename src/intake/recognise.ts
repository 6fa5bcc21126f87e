/**
 * Text in, arrivals out. Every recogniser of the table reads the whole text; where two saw the same place, the one that
 * stands earlier in the table knows more and is kept. Pure and total: whatever the text holds, nothing is thrown, and
 * the time is linear in its length but for the sorting of what was found.
 */
import type { Arrival } from './arrival.ts';
import type { Facts } from './facts.ts';
import { type Draft, enough } from './recogniser.ts';
import { recognisers } from './recognisers.ts';
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

function collect(source: Source, facts: Facts): readonly Found[] {
  const claims = new Claims();
  const found: Found[] = [];
  for (const { name, recognise, onlyAlone } of recognisers) {
    if (onlyAlone === true && found.length > 0) continue;
    const fresh = recognise(source, facts).filter(({ start, end }) => !claims.has(start, end));
    claims.add(fresh.map(({ start, end, claims: more }) => more ?? [start, end]));
    found.push(...fresh.map((draft) => ({ ...draft, by: name })));
  }
  return found.sort((a, b) => a.start - b.start || a.end - b.end);
}

function arrivalOf({ start, end, claims: _, ...rest }: Found, source: Source): Arrival {
  const { line, column } = source.positionAt(start);
  return { ...rest, evidence: { line, column, words: source.words(start, end) } };
}

/** Everything recognised in a text, in the order of the text. */
export function recognise(text: string, facts: Facts): readonly Arrival[] {
  const source = sourceOf(text);
  return collect(source, facts)
    .slice(0, enough)
    .map((found) => arrivalOf(found, source));
}
