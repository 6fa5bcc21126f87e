/** One list of the home service's hits and what else was found: other services' hits, and actions behind operations. */
import { prefixOf } from '../../catalog/ids.ts';
import type { Catalog, Entry } from '../../catalog/model.ts';
import { lookUp } from '../../catalog/resolve.ts';
import { missingServices } from '../corpus.ts';
import { lazyHit, plainHit, type SearchHit, type SearchOutcome } from '../outcome.ts';
import type { Ranking } from '../rank.ts';
import * as weight from '../weights.ts';
import type { OperationHits } from './operations.ts';
import type { OtherHit } from './other-services.ts';
import { homeHitsBefore } from './shared-words.ts';

/** How many hits of other services are listed, from how many services: each is a file to read. */
const mostOthers = 40;
const mostServices = 6;

/** The home service's hits. */
export interface OwnHits {
  readonly ranking: Ranking;
  /** Whether they lack no word of the query. */
  readonly sure: boolean;
  readonly hits: readonly SearchHit[];
}

/**
 * Hits of other services and the home service's own in one list: first what is better than the best of them, unless
 * it is one word of theirs; then them; then the rest, where they suppose a typo or lack a word.
 *
 * @param text What was typed, without qualifiers.
 */
export function mergeOtherServices(
  catalog: Catalog,
  text: string,
  others: readonly OtherHit[],
  passes: ((entry: Entry) => boolean) | undefined,
  own: OwnHits,
): Pick<SearchOutcome, 'hits' | 'total' | 'loose' | 'missingServices' | 'otherServices'> {
  const least = own.ranking.best(1)[0]?.cost ?? Number.POSITIVE_INFINITY;
  const strict = others.some(({ loose }) => !loose);
  const good = own.sure && least <= weight.oneEdit;
  const wanted = others
    .filter((hit) => (!hit.loose ? !good || hit.cost < least : !strict && !own.sure && hit.cost < least))
    .slice(0, mostOthers);
  const { services, missing, found } = listed(catalog, wanted, passes);
  const before = found.filter(({ score }) => -score < least);
  const behind = found.filter(({ score }) => -score >= least);
  // What lacks a word is not worth showing where something lacks none.
  const kept = own.sure || !strict || before.length === 0 ? own : { ...own, hits: [], ranking: undefined };
  const shared = homeHitsBefore(
    text,
    kept.hits.map(({ entry }) => entry.name),
  );
  return {
    hits: [...kept.hits.slice(0, shared), ...before, ...kept.hits.slice(shared), ...behind],
    total: found.length + (kept.ranking?.total ?? 0),
    loose: !own.sure && (before.length === 0 || !strict),
    missingServices: missing,
    otherServices: services,
  };
}

/** Hits of all services in one list, the best first whichever service they are of: for `*:`. */
export function mergeByCost(
  catalog: Catalog,
  others: readonly OtherHit[],
  passes: ((entry: Entry) => boolean) | undefined,
  own: OwnHits,
): Pick<SearchOutcome, 'hits' | 'total' | 'loose' | 'missingServices' | 'otherServices'> {
  const strict = own.sure || others.some(({ loose }) => !loose);
  const wanted = others.filter(({ loose }) => !loose || !strict).slice(0, mostOthers);
  const { services, missing, found } = listed(catalog, wanted, passes);
  const seen = new Set(found.map(({ entry }) => entry));
  const rest = own.sure || !strict ? own.hits.filter(({ entry }) => !seen.has(entry)) : [];
  const hits = [...found, ...rest].sort((a, b) => b.score - a.score);
  return { hits, total: hits.length, loose: !strict, missingServices: missing, otherServices: services };
}

/** The entries of other services' hits, of those services whose entries are to be read. */
function listed(
  catalog: Catalog,
  wanted: readonly OtherHit[],
  passes: ((entry: Entry) => boolean) | undefined,
): {
  readonly services: readonly string[];
  readonly missing: readonly string[];
  readonly found: SearchHit[];
} {
  const services = [...new Set(wanted.map(({ id }) => prefixOf(id)))];
  const read = services.slice(0, mostServices);
  const found = wanted.flatMap((hit) => {
    if (!read.includes(prefixOf(hit.id))) return [];
    const entry = lookUp(catalog, hit.kind, hit.id);
    if (entry === undefined || passes?.(entry) === false) return [];
    return [lazyHit(entry, -hit.cost, hit.matches)];
  });
  return { services, missing: missingServices(catalog, read), found };
}

/**
 * The outcome with the actions behind the name of an operation on top; behind what was found as typed where the name
 * is a single word, which may be half of another.
 */
export function withOperations(
  outcome: SearchOutcome,
  { actions, missing, sure }: OperationHits,
  passes: ((entry: Entry) => boolean) | undefined,
  limit: number,
): SearchOutcome {
  if (!sure && !outcome.loose) return outcome;
  const first = actions
    .filter((action) => passes?.(action) ?? true)
    .map((action) => outcome.hits.find(({ entry }) => entry === action) ?? plainHit(action, []));
  const missingServices = [...new Set([...outcome.missingServices, ...missing])];
  if (first.length === 0) return { ...outcome, missingServices };
  const others = outcome.hits.filter((hit) => !first.some(({ entry }) => entry === hit.entry));
  const added = first.filter((hit) => !outcome.hits.includes(hit)).length;
  return {
    ...outcome,
    missingServices,
    hits: [...first, ...(outcome.loose ? [] : others)].slice(0, limit),
    total: outcome.loose ? first.length : outcome.total + added,
    loose: false,
  };
}
