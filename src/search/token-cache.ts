/**
 * The latest tokens' matches, kept per index: who types the fourth word has typed the other three already.
 *
 * Only for queries without qualifiers, whose matches depend on the token alone. A match is never changed once
 * it is here, so that an answer does not depend on what was asked before.
 */
import type { SearchIndex } from './search-index.ts';
import { TokenMatch } from './token-match.ts';

/**
 * How far to look: a word in names and descriptions, the same with typos supposed, the whole query without
 * its blanks in names.
 */
export type Depth = 'word' | 'mistyped-word' | 'run';

const most = 16;
const kept = new WeakMap<SearchIndex, Map<string, TokenMatch>>();

/**
 * Matches one token against an index.
 *
 * @param allowed Per entry 1 where it may be a hit; `index.everything` for all.
 * @param alone Whether the token is all that was typed.
 */
export function matchToken(
  index: SearchIndex,
  text: string,
  allowed: Uint8Array,
  alone: boolean,
  depth: Depth,
): TokenMatch {
  if (allowed !== index.everything) return makeMatch(index, text, allowed, alone, depth);
  let matches = kept.get(index);
  if (matches === undefined) {
    matches = new Map();
    kept.set(index, matches);
  }
  const key = `${depth} ${alone} ${text}`;
  const match = matches.get(key) ?? makeMatch(index, text, allowed, alone, depth);
  // Set anew, so that the map's order is the order of use.
  matches.delete(key);
  matches.set(key, match);
  for (const oldest of matches.keys()) {
    if (matches.size <= most) break;
    matches.delete(oldest);
  }
  return match;
}

function makeMatch(
  index: SearchIndex,
  text: string,
  allowed: Uint8Array,
  alone: boolean,
  depth: Depth,
): TokenMatch {
  const match = new TokenMatch(text, index, allowed, alone);
  match.findInNames();
  if (depth !== 'run') match.findInDescriptions();
  if (depth === 'mistyped-word') match.findMistyped();
  return match;
}
