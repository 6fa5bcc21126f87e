/** Sums up, per entry, what the words of a query cost in it. */

import type { TokenMatch } from './match.ts';
import { Kind } from './name-table.ts';
import type { SearchIndex } from './search-index.ts';
import * as weight from './weights.ts';
import { skipCost } from './weights.ts';
import { fold } from './words.ts';

/** A query whose words have been looked for. */
export interface Query {
  readonly index: SearchIndex;
  /** The service prefix that was typed, with its colon; empty if none was. */
  readonly prefix: string;
  /** What was typed, folded, to be compared with whole names. */
  readonly exact: string;
  readonly tokens: readonly TokenMatch[];
  readonly joined: TokenMatch | undefined;
  /** Per token, whether it means nothing by itself. */
  readonly stops: readonly boolean[];
  /** How many tokens mean something; if none does, all do. */
  readonly content: number;
  /** How many of the best hits are asked for. */
  readonly most: number;
}

/** Whether an entry is a hit, and lacks no word of the query or some. */
export const Completeness = { none: 0, strict: 1, partial: 2 } as const;

/**
 * What each entry costs, and whether it lacks no word of the query or some. The columns are those of the next query as
 * well: they are read before anything else is scored.
 */
export interface Hits {
  readonly costs: Float32Array;
  readonly completeness: Uint8Array;
  readonly joined: Uint8Array;
  leastStrict: number;
  leastPartial: number;
}

/** Columns for so many entries at least; new ones for each query were a sixth of a megabyte a key. */
let columns = columnsFor(0);

function columnsFor(count: number): Pick<Hits, 'costs' | 'completeness' | 'joined'> {
  return {
    costs: new Float32Array(count),
    completeness: new Uint8Array(count),
    joined: new Uint8Array(count),
  };
}

function noHits(count: number): Hits {
  if (columns.costs.length < count) columns = columnsFor(count);
  columns.costs.fill(0, 0, count);
  columns.completeness.fill(Completeness.none, 0, count);
  columns.joined.fill(0, 0, count);
  return { ...columns, leastStrict: Infinity, leastPartial: Infinity };
}

/**
 * Scores every entry that holds some word of the query: at first those that may lack none, which are few, and the
 * others only where one that lacks a word could be better by so much that it counts (`weight.lackingMargin`).
 */
export function scoreEntries(query: Query): Hits {
  const count = query.index.size;
  const lacking = query.tokens.map((token) => token.notFoundCost);
  const hits = noHits(count);
  const all = [...query.tokens, ...(query.joined === undefined ? [] : [query.joined])];
  const [only] = query.tokens;
  if (only !== undefined && all.length === 1 && only.found.positions.length > query.most) {
    scoreBest(query, only, lacking, hits);
    return hits;
  }
  const perhapsComplete = holdersOfAll(query);
  if (perhapsComplete !== undefined) scoreEach(query, foundBy(perhapsComplete, count), lacking, hits);
  const leastLacking = Math.min(...lacking.filter((_, at) => query.stops[at] !== true));
  if (perhapsComplete === undefined || hits.leastStrict > leastLacking + weight.lackingMargin)
    scoreEach(query, foundBy(all, count), lacking, hits);
  return hits;
}

/** What costs no more holds the letters of the word together, and at the beginning of a word of the name. */
const cheap = weight.cutShort;

/**
 * Scores of the entries that hold the only word of the query the best ones, and some others: what it costs an entry to
 * have the word is the least that the entry can cost, so those where that is more than the last of the best costs need
 * not be scored. `get` is in 3,800 names, and in 8,000 more as what people say for Describe and List.
 */
function scoreBest(query: Query, word: TokenMatch, lacking: readonly number[], hits: Hits): void {
  const { found } = word;
  const { positions } = found;
  const least = (position: number): number =>
    Math.min(found.inName(position) - weight.confirmed, found.inDescription(position));
  const first = positions.filter((position) => least(position) <= cheap);
  scoreEach(query, first, lacking, hits);
  const costs = Float32Array.from(first, (position) => hits.costs[position] ?? 0).sort();
  // Costs that are the same in thousandths are put in order by the name.
  const limit = (costs[query.most - 1] ?? Infinity) + 0.001;
  scoreEach(
    query,
    positions.filter((position) => least(position) > cheap && least(position) <= limit),
    lacking,
    hits,
  );
}

/**
 * Of which words an entry must hold one to be perhaps complete: the rarest, and all of them as one. Undefined where it
 * may be complete without, as the name that was typed whole: names have no blanks.
 */
function holdersOfAll({ tokens, stops, joined, exact }: Query): readonly TokenMatch[] | undefined {
  if (tokens.length < 2 || !exact.includes(' ')) return undefined;
  const [rarest] = tokens
    .filter((_, at) => stops[at] !== true)
    .sort((a, b) => a.found.positions.length - b.found.positions.length);
  if (rarest === undefined) return undefined;
  return joined === undefined ? [rarest] : [rarest, joined];
}

/** The entries that hold one of some words, each once. */
function foundBy(matches: readonly TokenMatch[], count: number): ArrayLike<number> {
  const [only] = matches;
  if (only !== undefined && matches.length === 1) return only.found.positions;
  const seen = new Uint8Array(count);
  const found: number[] = [];
  for (const { found: each } of matches) {
    const { positions } = each;
    for (let at = 0; at < positions.length; at++) {
      const position = positions[at] ?? 0;
      if (seen[position] === 1) continue;
      seen[position] = 1;
      found.push(position);
    }
  }
  return found;
}

const scoreEach = (
  query: Query,
  positions: ArrayLike<number>,
  lacking: readonly number[],
  hits: Hits,
): void => {
  // Not by an iterator, which makes an object for each of them.
  for (let at = 0; at < positions.length; at++) score(query, positions[at] ?? 0, lacking, hits);
};

/** Notes what an entry costs. */
function score(query: Query, position: number, lacking: readonly number[], hits: Hits): void {
  const { index, joined, content, exact } = query;
  const named = isExact(index, position, exact);
  total(index, position, query, lacking);
  const { sum, missing } = reading;
  const asOne = joined === undefined ? Infinity : joinedTotal(index, position, joined);
  const one = asOne < Infinity && (missing > 0 || asOne <= sum);
  if (!named && !one && missing >= content) return;
  const strict = named || one || missing === 0;
  const whole = named ? weight.exactName : (one ? asOne : sum) + kindCost(index, position);
  const found = whole + (hasPrefix(index, position, query.prefix) ? 0 : weight.otherPrefix);
  hits.costs[position] = found;
  hits.joined[position] = one ? 1 : 0;
  hits.completeness[position] = strict ? Completeness.strict : Completeness.partial;
  if (strict) hits.leastStrict = Math.min(hits.leastStrict, found);
  else hits.leastPartial = Math.min(hits.leastPartial, found);
}

function isExact(index: SearchIndex, position: number, typed: string): boolean {
  // Most names are longer than what was typed: their entries need not be looked at.
  if ((index.starts[position + 1] ?? 0) - (index.starts[position] ?? 0) > typed.length) return false;
  const entry = index.entry(position);
  if (entry === undefined) return false;
  const { name, id } = entry;
  return (
    (name.length === typed.length && fold(name) === typed) ||
    (id.length === typed.length && fold(id) === typed)
  );
}

const hasPrefix = (index: SearchIndex, position: number, prefix: string): boolean =>
  prefix === '' || index.entry(position)?.id.startsWith(prefix) === true;

function kindCost(index: SearchIndex, position: number): number {
  return index.kinds[position] === Kind['resource-type'] ? weight.resourceType : 0;
}

function joinedTotal(index: SearchIndex, position: number, joined: TokenMatch): number {
  const own = joined.found.inName(position);
  if (own === Infinity) return Infinity;
  return own + skipCost(index, position, joined.found.covered(position)) + (own === 0 ? 0 : weight.joined);
}

/** The word-by-word reading's result, until the next call; one object, as it is filled for every entry. */
const reading = { sum: 0, missing: 0 };

/** The word-by-word reading: its cost, and how many words that mean something were found nowhere. */
function total(
  index: SearchIndex,
  position: number,
  { tokens, stops }: Query,
  lacking: readonly number[],
): void {
  let sum = 0;
  let missing = 0;
  let covered = 0;
  let before = -1;
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at];
    if (token === undefined) continue;
    const inName = token.found.inName(position);
    const inDescription = token.found.inDescription(position);
    if (stops[at] === true) {
      // `for`, `with`, `can`: a word of the name, or the beginning of one, all the same.
      if (inName === 0 || (inName <= weight.stillTyping && token.text.length > 2)) {
        covered |= token.found.covered(position);
        sum += inName;
      } else sum += weight.stopWordNotFound;
    } else if (inName === Infinity && inDescription === Infinity) {
      missing++;
      sum += lacking[at] ?? weight.notFound;
    } else if (inName <= inDescription + weight.nameOverDescription) {
      const own = token.found.covered(position);
      const first = 31 - Math.clz32(own & -own);
      sum += inDescription <= weight.inDescriptionCut ? Math.max(0, inName - weight.confirmed) : inName;
      if (inDescription === Infinity && inName >= weight.otherForm && token.isWordOfDescriptions)
        sum += weight.unconfirmed;
      if ((own & ~covered) === 0) sum += weight.saidTwice;
      if (first < before) sum += weight.outOfOrder;
      before = first;
      covered |= own;
    } else sum += inDescription;
  }
  const left = skipCost(index, position, covered);
  reading.sum = sum + (covered === 0 ? Math.min(left, weight.skippedAtMost) : left);
  reading.missing = missing;
}
