/**
 * Free text against an index: the readings of `weights.ts` summed up per entry, best first.
 *
 * A query has two readings at once, and an entry gets the cheaper. Word by word, in any order: each word is
 * looked for by itself, then the words of the name that none of them accounts for are added. And as one run,
 * the blanks taken out: `note book`, `train job` typed apart from what they belong to.
 *
 * An entry that lacks a word of the query is no hit, however well the others fit, as long as there is an
 * entry that lacks none. If there is none, the words found decide, and the outcome says that it is loose.
 */

import { longestRun, type Typed } from './alignment.ts';
import { TokenMatch, Way } from './match.ts';
import { Completeness, type Hits, type Query, scoreEntries } from './score.ts';
import type { SearchIndex } from './search-index.ts';
import * as weight from './weights.ts';
import { fold, segmented, singular, stopWords, textWords } from './words.ts';

/** Longer text is cut: no name is as long, and the time for a key must not depend on what was pasted. */
const mostCharacters = 160;
const mostTokens = 12;

/** A ranked entry by its position in the index. Smaller cost is better. */
export interface Ranked {
  readonly position: number;
  readonly cost: number;
  /** Whether the joined reading won, and the tokens therefore say nothing of the characters matched. */
  readonly joined: boolean;
}

/** The entries that match a text, and how they were found. */
export interface Ranking {
  readonly total: number;
  /** The best ones, best first. */
  readonly best: (limit: number) => readonly Ranked[];
  readonly loose: boolean;
  readonly tokens: readonly TokenMatch[];
  readonly joined: TokenMatch | undefined;
}

/** What `rank` is told besides. */
export interface RankOptions {
  /** The service prefix that was typed before the text, with its colon; empty if none was. */
  readonly prefix?: string;
  /**
   * Whether letters may be supposed to be wrong where nothing fits as it is typed: anywhere, or first in what holds the
   * rest of the query, which is quicker where there are many names.
   */
  readonly typos?: 'anywhere' | 'beside-the-rest-first' | 'none';
  /** Words that are known to be spelt right. */
  readonly rightWords?: ReadonlySet<string>;
  /** How many hits are asked for; others may be left out of the total too, where that saves work. All by default. */
  readonly most?: number;
}

/**
 * Ranks the allowed entries for free text. Without a letter or digit in the text nothing is found.
 *
 */
export function rank(
  index: SearchIndex,
  text: string,
  allowed: Uint8Array,
  { prefix = '', typos = 'anywhere', rightWords, most = Infinity }: RankOptions = {},
): Ranking {
  const words = rejoined(index, text);
  const query = { ...look(index, words, allowed), exact: fold(text.trim()), prefix, most };
  const hits = scoreEntries(query);
  const { leastStrict, leastPartial } = hits;
  // Nothing that is found by supposing a typo could come before what has been found without.
  if (typos === 'none' || Math.min(leastStrict, leastPartial) <= weight.oneEdit) return sorted(query, hits);
  const doubts = query.tokens.map(
    (token, at) => token.mayBeMistyped && query.stops[at] !== true && rightWords?.has(token.text) !== true,
  );
  if (!doubts.includes(true)) return sorted(query, hits);
  const parted = words.flatMap((word, at) => (doubts[at] === true ? apart(index, word) : [word]));
  if (parted.length > words.length) {
    const other = { ...query, ...look(index, parted, allowed) };
    const found = scoreEntries(other);
    if (found.leastStrict < leastStrict) return sorted(other, found);
  }
  const beside = typos === 'anywhere' ? allowed : holdingTheRest(query, doubts, allowed);
  if (beside !== allowed) {
    const again = mistyped(query, doubts, beside);
    const found = scoreEntries(again);
    if (found.leastStrict < Infinity) return sorted(again, found);
  }
  const again = mistyped(query, doubts, allowed);
  return sorted(again, scoreEntries(again));
}

/** The query with letters supposed to be wrong in the words that are in doubt, looked for among some entries. */
function mistyped(query: Query, doubts: readonly boolean[], among: Uint8Array): Query {
  const tokens = query.tokens.map((token, at) =>
    doubts[at] === true
      ? matchToken(query.index, { text: token.text, typed: token.typed, depth: 'mistyped-word' }, among)
      : token,
  );
  return { ...query, tokens };
}

/** Of the allowed entries those that hold every word of the query that is in no doubt; all where there is none. */
function holdingTheRest(
  { tokens, stops }: Query,
  doubts: readonly boolean[],
  allowed: Uint8Array,
): Uint8Array {
  return tokens
    .filter((_, at) => doubts[at] !== true && stops[at] !== true)
    .reduce((among, token) => narrowed(among, token), allowed);
}

/** The entries in which a word was found besides; all where it is in none of them. */
function narrowed(among: Uint8Array, { found }: TokenMatch): Uint8Array {
  const both = new Uint8Array(among.length);
  let some = false;
  for (const position of found.positions) {
    if (among[position] === 0) continue;
    both[position] = 1;
    some = true;
  }
  return some ? both : among;
}

/** Whether a hit is one only if a letter of the query is wrong. */
export function supposesTypo({ tokens, joined }: Ranking, { position, joined: asOne }: Ranked): boolean {
  const read = asOne && joined !== undefined ? [joined] : tokens;
  return read.some((token) => token.found.way(position) === Way.edited);
}

/** The words that a run typed without blanks is made of, in whatever order; the run itself if of none. */
function apart(index: SearchIndex, word: string): readonly string[] {
  const { ids } = index.vocabulary;
  if (word.length > longestRun) return [word];
  return segmented(word, (part) => ids.has(part) || (part.length > 3 && ids.has(singular(part)))) ?? [word];
}

/** Looks for each word by itself and for all of them as one run. */
function look(
  index: SearchIndex,
  words: readonly string[],
  allowed: Uint8Array,
): Omit<Query, 'exact' | 'prefix' | 'most'> {
  const typed: Typed = words.length === 1 ? 'alone' : 'among-others';
  const tokens = words.map((word) => matchToken(index, { text: word, typed, depth: 'word' }, allowed));
  const joined =
    words.length < 2
      ? undefined
      : matchToken(index, { text: words.join(''), typed: 'alone', depth: 'run' }, allowed);
  const content = words.filter((word) => !stopWords.has(word)).length;
  const stops = words.map((word) => content > 0 && stopWords.has(word));
  return { index, tokens, joined, stops, content: content === 0 ? words.length : content };
}

/** Cost in thousandths and the order among equals, in one number that sorts as itself. */
const places = 2 ** 20;

/** Puts the hits in order. Those that lack a word join in only where they are far cheaper, or alone. */
function sorted({ index, tokens, joined, most }: Query, hits: Hits): Ranking {
  const { costs, completeness } = hits;
  const loose = hits.leastPartial + weight.lackingMargin < hits.leastStrict;
  const wanted = (position: number): boolean =>
    completeness[position] === Completeness.strict ||
    (loose && completeness[position] === Completeness.partial);
  let total = 0;
  for (let position = 0; position < index.size; position++) if (wanted(position)) total++;
  const order = new Float64Array(total);
  for (let position = 0, place = 0; position < index.size; position++)
    if (wanted(position))
      order[place++] =
        Math.round((costs[position] ?? 0) * 1000) * places + (index.ties.places[position] ?? 0);
  order.sort();
  // A ranking is kept, and the columns of the hits are not.
  const positions = Uint32Array.from(
    order.subarray(0, most),
    (key) => index.ties.positions[((key % places) + places) % places] ?? 0,
  );
  const costsOf = Float32Array.from(positions, (position) => costs[position] ?? 0);
  const joinedOf = Uint8Array.from(positions, (position) => hits.joined[position] ?? 0);
  const best = (limit: number): readonly Ranked[] =>
    Array.from(positions.subarray(0, limit), (position, place) => ({
      position,
      cost: costsOf[place] ?? 0,
      joined: joinedOf[place] === 1,
    }));
  return { total, best, loose, tokens, joined };
}

/** The words of the text, those put together again that the names have as one: `work team`, `life cycle`. */
function rejoined(index: SearchIndex, text: string): readonly string[] {
  const { ids } = index.vocabulary;
  const words: string[] = [];
  for (const { text: word } of textWords(text.slice(0, mostCharacters)).slice(0, mostTokens)) {
    const before = words.at(-1);
    const both = before === undefined ? undefined : before + word;
    const knows = (one: string): boolean => ids.has(one) || ids.has(singular(one));
    if (before !== undefined && both !== undefined && knows(both) && !(knows(before) && knows(word))) {
      words.splice(-1, 1, both);
    } else words.push(word);
  }
  return words;
}

/**
 * How far to look: a word in names and descriptions, the same with typos supposed, the whole query without
 * its blanks in names.
 */
type Depth = 'word' | 'mistyped-word' | 'run';

/** A word of the query, or all of them as one run, and how it is looked for. */
interface Token {
  readonly text: string;
  readonly typed: Typed;
  readonly depth: Depth;
}

/**
 * The latest tokens' matches, kept per index and what is allowed of it: who types the fourth word has typed the other
 * three already. A match is never changed once it is here, so that an answer does not depend on what was asked before.
 */
const mostKept = 16;
const kept = new WeakMap<Uint8Array, Map<string, TokenMatch>>();

/**
 * Matches one token against an index.
 *
 * @param allowed Per entry of this index 1 where it may be a hit; `index.everything` for all.
 */
function matchToken(index: SearchIndex, token: Token, allowed: Uint8Array): TokenMatch {
  let matches = kept.get(allowed);
  if (matches === undefined) {
    matches = new Map();
    kept.set(allowed, matches);
  }
  const key = `${token.depth} ${token.typed} ${token.text}`;
  const match = matches.get(key) ?? makeMatch(index, token, allowed);
  // Set anew, so that the map's order is the order of use.
  matches.delete(key);
  matches.set(key, match);
  for (const oldest of matches.keys()) {
    if (matches.size <= mostKept) break;
    matches.delete(oldest);
  }
  return match;
}

function makeMatch(index: SearchIndex, { text, typed, depth }: Token, allowed: Uint8Array): TokenMatch {
  const match = new TokenMatch(text, index, allowed, typed);
  match.findInNames();
  if (depth !== 'run') match.findInDescriptions();
  if (depth === 'mistyped-word') match.findMistyped();
  match.found.close();
  return match;
}
