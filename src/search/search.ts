/**
 * The search: a query line in, ranked entries out.
 *
 * What is asked is read by `query.ts`, what may be a hit is decided by qualifiers and patterns, and free text
 * ranks what is left (`rank.ts`; the scoring is explained in `weights.ts`). One call does no more work than one
 * key may cost; nothing is kept between calls but the index.
 */
import type { Catalog, Entry, EntryKind } from '../catalog/model.ts';
import { compile, matches } from '../iam/pattern.ts';
import { corpusOf, missingServices } from './corpus.ts';
import { mostSimilar } from './fallback.ts';
import { type MatchRange, matchesOf, patternMatches } from './highlight.ts';
import { type OperationHits, operationHits } from './operations.ts';
import { hitsOfOtherServices } from './other-services.ts';
import { type ParsedQuery, type Pattern, parseQuery, type QuerySpan } from './query.ts';
import { type Ranking, rank } from './rank.ts';
import type { SearchIndex } from './search-index.ts';
import { nameWords, textWords } from './words.ts';

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
  /** One sentence for each qualifier or value that is not known, with the valid ones. */
  readonly problems: readonly string[];
  readonly spans: readonly QuerySpan[];
  /** Services named in the query whose entries the catalog does not hold yet: load them and ask again. */
  readonly missingServices: readonly string[];
}

/**
 * Ranks the catalog's entries for a query line. Never throws, whatever the query holds.
 *
 * Searches SageMaker unless the query names services, and where SageMaker has nothing as typed, whatever else the
 * catalog holds. Services that are named and that the catalog lacks come back in `missingServices`, to be loaded
 * before asking again. A query of patterns alone lists exactly the actions that the patterns would grant.
 *
 * @param limit Most hits to return; `total` counts beyond it.
 * @param kind Only entries of this kind are searched, as if the query asked for them with `kind:`.
 */
export function search(catalog: Catalog, query: string, limit: number, kind?: EntryKind): SearchOutcome {
  const typed = parseQuery(catalog, query);
  const parsed: ParsedQuery =
    kind === undefined ? typed : { ...typed, kinds: [...typed.kinds, (entry) => entry.kind === kind] };
  const outcome = searchFor(catalog, parsed, limit);
  const named = operationHits(catalog, parsed);
  return named === undefined ? outcome : withOperations(outcome, named, filter(parsed), limit);
}

/**
 * The outcome with the actions behind the name of an operation on top; behind what was found as typed where the name
 * is a single word, which may be half of another.
 */
function withOperations(
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

function searchFor(catalog: Catalog, parsed: ParsedQuery, limit: number): SearchOutcome {
  const corpus = corpusOf(catalog, parsed.services);
  const ofKind = (entry: Entry): boolean => parsed.kinds.every((test) => test(entry));
  const passes = filter(parsed);
  const known = {
    outOf: parsed.kinds.length === 0 ? corpus.entries.length : count(corpus.entries, ofKind),
    problems: parsed.problems,
    spans: parsed.spans,
    missingServices: missingServices(catalog, parsed.services),
  };
  if (parsed.text === '') {
    const found = passes === undefined ? corpus.entries : corpus.entries.filter(passes);
    if (found.length > 0 || parsed.patterns.length === 0) {
      const hits = found.slice(0, limit).map((entry) => plainHit(entry, parsed.patterns));
      return { ...known, hits, total: found.length, loose: false };
    }
  }
  const index = corpus.index();
  const allowedOf = (entries: readonly Entry[]) =>
    passes === undefined ? undefined : allowing(entries, passes);
  const ranking = rank(index, parsed.text, allowedOf(corpus.entries) ?? index.everything, parsed.prefix);
  const others = hitsOfOtherServices(catalog, parsed, allowedOf, ranking);
  if (others === undefined) {
    if (ranking.total > 0) return { ...known, ...ranked(index, ranking, parsed.patterns, limit) };
    return { ...known, ...nearestTo(index, parsed, limit) };
  }
  const first = ranked(others.index, others.ranking, parsed.patterns, limit);
  const outOf = known.outOf + count(others.entries, ofKind);
  if (ranking.total === 0 || ranking.loose) return { ...known, outOf, ...first };
  const behind = ranked(index, ranking, parsed.patterns, limit - first.hits.length);
  return {
    ...known,
    outOf,
    hits: [...first.hits, ...behind.hits],
    total: first.total + behind.total,
    loose: false,
  };
}

function count(entries: readonly Entry[], test: (entry: Entry) => boolean): number {
  let sum = 0;
  for (const entry of entries) if (test(entry)) sum++;
  return sum;
}

const allowing = (entries: readonly Entry[], test: (entry: Entry) => boolean): Uint8Array =>
  Uint8Array.from(entries, (entry) => (test(entry) ? 1 : 0));

/** The test that qualifiers, patterns and refused words come to; undefined when there are none. */
function filter(parsed: ParsedQuery): ((entry: Entry) => boolean) | undefined {
  const { kinds, tests, patterns, refusedPatterns, refusedWords } = parsed;
  if (kinds.length + tests.length + patterns.length + refusedPatterns.length + refusedWords.length === 0) {
    return undefined;
  }
  // IAM matches patterns against actions; other kinds are listed by one only when they were asked for.
  const actionsOnly = patterns.length > 0 && kinds.length === 0;
  return (entry) =>
    kinds.every((test) => test(entry)) &&
    tests.every((test) => test(entry)) &&
    (!actionsOnly || entry.kind === 'action') &&
    (patterns.length === 0 || patterns.some((pattern) => grants(pattern, entry))) &&
    !refusedPatterns.some((pattern) => grants(pattern, entry)) &&
    (refusedWords.length === 0 ||
      !nameWords(entry.name).some((word) => refusedWords.some((refused) => word.text.startsWith(refused))));
}

const grants = (pattern: Pattern, entry: Entry): boolean =>
  (pattern.service === undefined || entry.id.startsWith(`${pattern.service}:`)) &&
  matches(compile(pattern.text, 'ignored'), entry.name);

function plainHit(entry: Entry, patterns: readonly Pattern[]): SearchHit {
  const pattern = patterns.find((each) => grants(each, entry));
  return {
    entry,
    score: 0,
    matches: pattern === undefined ? [] : patternMatches(pattern.text, entry.name),
  };
}

function ranked(
  index: SearchIndex,
  ranking: Ranking,
  patterns: readonly Pattern[],
  limit: number,
): Pick<SearchOutcome, 'hits' | 'total' | 'loose'> {
  const hits = ranking.best(limit).flatMap((hit) => {
    const entry = index.entries[hit.position];
    if (entry === undefined) return [];
    return [
      lazyHit(entry, -hit.cost, () => {
        const found = matchesOf(index, ranking, hit);
        return found.length > 0 ? found : plainHit(entry, patterns).matches;
      }),
    ];
  });
  return { hits, total: ranking.total, loose: ranking.loose };
}

/** A hit whose matches are worked out when somebody looks: a window shows 20 of 600. */
function lazyHit(entry: Entry, score: number, work: () => readonly MatchRange[]): SearchHit {
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

/** Patterns that grant nothing are read as words; words found nowhere, as letters that are nearly right. */
function nearestTo(
  index: SearchIndex,
  parsed: ParsedQuery,
  limit: number,
): Pick<SearchOutcome, 'hits' | 'total' | 'loose'> {
  const words = textWords(parsed.patterns.map(({ text }) => text).join(' '))
    .map((word) => word.text)
    .join(' ');
  const text = `${parsed.text} ${words}`.trim();
  const passes = filter({ ...parsed, patterns: [] });
  const allowed = passes === undefined ? index.everything : allowing(index.entries, passes);
  if (words !== '') {
    const again = rank(index, text, allowed);
    if (again.total > 0) return { ...ranked(index, again, [], limit), loose: true };
  }
  const found = mostSimilar(index, text, allowed);
  const hits = found.slice(0, limit).flatMap(({ position, score }) => {
    const entry = index.entries[position];
    return entry === undefined ? [] : [{ entry, score: -cost(score), matches: [] }];
  });
  return { hits, total: found.length, loose: hits.length > 0 };
}

const cost = (distance: number): number => 10 + distance;
