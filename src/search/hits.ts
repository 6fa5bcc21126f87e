/** Entries as hits, with the characters that matched. */
import type { Entry } from '../catalog/model.ts';
import type { Corpus } from './corpus.ts';
import { grants } from './filter.ts';
import { type MatchRange, matchesOf, patternMatches } from './highlight.ts';
import type { SearchHit } from './outcome.ts';
import type { Pattern } from './query.ts';
import type { Ranking } from './rank.ts';

/** A hit that nothing ranked; of the patterns one may say which characters it spells out. */
export function plainHit(entry: Entry, patterns: readonly Pattern[]): SearchHit {
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
  patterns: readonly Pattern[],
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
