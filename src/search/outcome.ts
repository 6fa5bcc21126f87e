/** What the search gives to whoever asked, and how ranked entries become hits with the characters that matched. */
import type { Entry } from '../catalog/model.ts';
import type { TypedPattern } from '../catalog/typed-pattern.ts';
import { type Corpus, grants } from './corpus.ts';
import { type MatchRange, matchesOf, patternMatches } from './highlight.ts';
import type { QueryPattern, QuerySpan } from './query.ts';
import type { Ranking } from './rank.ts';

/** An entry that was found. */
export interface SearchHit {
  readonly entry: Entry;
  /** Higher is better; comparable within one outcome only. */
  readonly score: number;
  readonly matches: readonly MatchRange[];
}

/** What the search gives to whoever asked. */
export interface SearchOutcome {
  /** Best first, at most `limit`. An empty query gives every entry in the catalog's order. */
  readonly hits: readonly SearchHit[];
  /** How many matched in all, before `limit`. */
  readonly total: number;
  /** How many there are to search, under the qualifiers' services and kinds. */
  readonly outOf: number;
  /** True when nothing matched as asked and the hits are the nearest ones. */
  readonly loose: boolean;
  /** What there is to say of what is listed, a sentence each. */
  readonly remarks: readonly string[];
  /** One sentence for each qualifier or value that is not known, with the valid ones. */
  readonly problems: readonly string[];
  readonly spans: readonly QuerySpan[];
  /** Services named in the query whose entries the catalog does not hold yet: load them and ask again. */
  readonly missingServices: readonly string[];
  /** Whether other services are to be searched too and the directory of their actions is not there: read it and ask again. */
  readonly needsDirectory: boolean;
  /** Services beyond the home service that have hits though the query does not name them, that of the best first. */
  readonly otherServices: readonly string[];
  /** The patterns of a query of patterns alone, each of which could be one item of a policy. */
  readonly patterns: readonly TypedPattern[];
}

/** A hit that nothing ranked; of the patterns one may say which characters it spells out. */
export function plainHit(entry: Entry, patterns: readonly QueryPattern[]): SearchHit {
  const pattern = patterns.find((each) => grants(each, entry));
  return {
    entry,
    score: 0,
    matches: pattern === undefined ? [] : patternMatches(pattern.text, entry.name),
  };
}

/** The best of a ranking of a corpus, best first. */
export function rankedHits(
  { entries, index }: Corpus,
  ranking: Ranking,
  patterns: readonly QueryPattern[],
  limit: number,
): SearchHit[] {
  return ranking.best(limit).flatMap((hit) => {
    const entry = entries[hit.position];
    if (entry === undefined) return [];
    return [
      lazyHit(entry, -hit.cost, () => {
        const found = matchesOf(index(), ranking, hit);
        return found.length > 0 ? found : plainHit(entry, patterns).matches;
      }),
    ];
  });
}

/** A hit whose matches are worked out when somebody looks: a window shows 20 of 600. */
export function lazyHit(entry: Entry, score: number, work: () => readonly MatchRange[]): SearchHit {
  let matches: readonly MatchRange[] | undefined;
  return {
    entry,
    score,
    get matches() {
      matches ??= work();
      return matches;
    },
  };
}
