/**
 * Hits beyond SageMaker for a query that names no service: `PassRole` is `iam:PassRole`, `AccessUI` is
 * `sagemaker-mlflow:AccessUI`, and both are at hand as dependents and sisters.
 *
 * They come in only where SageMaker has nothing as typed, so that its own results stay as they are: before hits that
 * suppose a typo those that need none, and in place of the nearest whatever has every word of the query.
 */
import type { Catalog, Entry } from '../catalog/model.ts';
import { corpusBeyondHome } from './corpus.ts';
import type { ParsedQuery } from './query.ts';
import { type Ranking, rank } from './rank.ts';
import type { SearchIndex } from './search-index.ts';
import * as weight from './weights.ts';

/** What was found beyond the home service. */
export interface OtherHits {
  readonly entries: readonly Entry[];
  readonly index: SearchIndex;
  /** Holds the hits that are to be shown, and no others. */
  readonly ranking: Ranking;
}

const leastCost = ({ best }: Ranking): number => best(1)[0]?.cost ?? Number.POSITIVE_INFINITY;

/** The hits to show beside SageMaker's own, which the ranking holds; undefined when there are none to show. */
export function hitsOfOtherServices(
  catalog: Catalog,
  { services, text }: ParsedQuery,
  allowing: (entries: readonly Entry[]) => Uint8Array | undefined,
  own: Ranking,
): OtherHits | undefined {
  const found = own.total > 0 && !own.loose;
  if (services.length > 0 || text === '' || (found && leastCost(own) <= weight.oneEdit)) return undefined;
  const { entries, index: indexOf } = corpusBeyondHome(catalog);
  const index = indexOf();
  const ranking = rank(index, text, allowing(entries) ?? index.everything);
  if (ranking.total === 0 || ranking.loose || leastCost(ranking) >= leastCost(own)) return undefined;
  if (!found) return { entries, index, ranking };
  const hits = ranking.best(ranking.total).filter((hit) => hit.cost <= weight.oneEdit);
  if (hits.length === 0) return undefined;
  const best = (limit: number) => hits.slice(0, limit);
  return { entries, index, ranking: { ...ranking, total: hits.length, best } };
}
