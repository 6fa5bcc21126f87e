/**
 * The search: a query line in, ranked entries out.
 *
 * What is asked is read by `query.ts`, what may be a hit is decided by qualifiers and patterns, and free text
 * ranks what is left (`rank.ts`; the scoring is explained in `weights.ts`). One call does no more work than one
 * key may cost; nothing is kept between calls but the index.
 */
import { prefixOf } from '../catalog/ids.ts';
import type { Catalog, Entry, EntryKind } from '../catalog/model.ts';
import { lookUp } from '../catalog/resolve.ts';
import { compile, matches } from '../iam/pattern.ts';
import { type Corpus, corpusOf, missingServices } from './corpus.ts';
import { mostSimilar } from './fallback.ts';
import { type MatchRange, matchesOf, patternMatches } from './highlight.ts';
import { type OperationHits, operationHits } from './operations.ts';
import { type HomeReading, type OtherHit, searchOtherServices } from './other-services.ts';
import { type ParsedQuery, type Pattern, parseQuery, type QuerySpan } from './query.ts';
import { type Ranking, rank, supposesTypo } from './rank.ts';
import * as weight from './weights.ts';
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
  /** Whether other services are to be searched too and the directory of their actions is not there: read it and ask again. */
  readonly needsDirectory: boolean;
  /** Services beyond the home service that have hits though the query does not name them, that of the best first. */
  readonly otherServices: readonly string[];
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
  if (parsed.impossible) return nothing(parsed);
  const outcome = searchFor(catalog, parsed, limit);
  // Without a service the directory of all actions knows operations too, and how common each is.
  const named = parsed.services.length === 0 ? undefined : operationHits(catalog, parsed);
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
    needsDirectory: false,
    otherServices: [],
  };
  if (parsed.text === '') {
    const found = passes === undefined ? corpus.entries : corpus.entries.filter(passes);
    if (found.length > 0 || parsed.patterns.length === 0) {
      const hits = found.slice(0, limit).map((entry) => plainHit(entry, parsed.patterns));
      return { ...known, hits, total: found.length, loose: false };
    }
  }
  const index = corpus.index();
  const allowed = passes === undefined ? index.everything : allowing(corpus.entries, passes);
  const ranking = rank(index, parsed.text, allowed, parsed.prefix);
  const own = (): SearchHit[] => rankedHits(corpus, ranking, parsed.patterns, limit);
  if (parsed.services.length > 0 || parsed.text === '') {
    if (ranking.total > 0) return { ...known, hits: own(), total: ranking.total, loose: ranking.loose };
    return { ...known, ...nearestTo(corpus, parsed, limit) };
  }
  const sure = ranking.total > 0 && !ranking.loose;
  const others = searchOtherServices(catalog, parsed.text, sure ? homeReading(ranking) : undefined);
  if (!others.known || others.hits.length === 0) {
    const needsDirectory = !others.known;
    if (ranking.total > 0)
      return { ...known, needsDirectory, hits: own(), total: ranking.total, loose: ranking.loose };
    return { ...known, needsDirectory, ...nearestTo(corpus, parsed, limit) };
  }
  const list = joined(catalog, others.hits, passes, { ranking, sure, hits: own() });
  const { hits, ...rest } = list;
  return { ...known, ...rest, outOf: known.outOf + others.searched, hits: hits.slice(0, limit) };
}

function homeReading(ranking: Ranking): HomeReading {
  const [best] = ranking.best(1);
  const mistyped = best !== undefined && supposesTypo(ranking, best);
  return {
    cost: best?.cost ?? 0,
    advantage: mistyped ? weight.homeTypoAdvantage : weight.homeAdvantage,
  };
}

/** How many hits of other services are listed, from how many services: each is a file to read. */
const mostOthers = 40;
const mostServices = 6;

/** The outcome of a query that nothing can meet. */
const nothing = ({ problems, spans }: ParsedQuery): SearchOutcome => ({
  hits: [],
  total: 0,
  outOf: 0,
  loose: false,
  problems,
  spans,
  missingServices: [],
  needsDirectory: false,
  otherServices: [],
});

interface OwnHits {
  readonly ranking: Ranking;
  /** Whether they lack no word of the query. */
  readonly sure: boolean;
  readonly hits: readonly SearchHit[];
}

/**
 * Hits of other services and the home service's own in one list: first what is better than the best of them; then them;
 * then the rest, where they suppose a typo or lack a word.
 */
function joined(
  catalog: Catalog,
  others: readonly OtherHit[],
  passes: ((entry: Entry) => boolean) | undefined,
  own: OwnHits,
): Pick<SearchOutcome, 'hits' | 'total' | 'loose' | 'missingServices' | 'otherServices'> {
  const least = own.ranking.best(1)[0]?.cost ?? Number.POSITIVE_INFINITY;
  const strict = others.some(({ loose }) => !loose);
  const good = own.sure && least <= weight.oneEdit;
  const wanted = others
    .filter((hit) => (!hit.loose || (!strict && !own.sure)) && (!good || hit.cost < least))
    .slice(0, mostOthers);
  const services = [...new Set(wanted.map(({ id }) => prefixOf(id)))];
  const listed = new Set(services.slice(0, mostServices));
  const found = wanted.flatMap((hit) => {
    const entry = lookUp(catalog, hit.kind, hit.id);
    if (entry === undefined || !listed.has(prefixOf(hit.id)) || passes?.(entry) === false) return [];
    return [{ isBetter: hit.cost < least, hit: lazyHit(entry, -hit.cost, hit.matches) }];
  });
  const before = found.filter(({ isBetter }) => isBetter).map(({ hit }) => hit);
  const behind = found.filter(({ isBetter }) => !isBetter).map(({ hit }) => hit);
  // What lacks a word is not worth showing where something lacks none.
  const kept = own.sure || !strict || before.length === 0 ? own : { ...own, hits: [], ranking: undefined };
  return {
    hits: [...before, ...kept.hits, ...behind],
    total: found.length + (kept.ranking?.total ?? 0),
    loose: !own.sure && (before.length === 0 || !strict),
    missingServices: missingServices(catalog, [...listed]),
    otherServices: services,
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

function rankedHits(
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
  corpus: Corpus,
  parsed: ParsedQuery,
  limit: number,
): Pick<SearchOutcome, 'hits' | 'total' | 'loose'> {
  const { entries } = corpus;
  const index = corpus.index();
  const words = textWords(parsed.patterns.map(({ text }) => text).join(' '))
    .map((word) => word.text)
    .join(' ');
  const text = `${parsed.text} ${words}`.trim();
  const passes = filter({ ...parsed, patterns: [] });
  const allowed = passes === undefined ? index.everything : allowing(entries, passes);
  if (words !== '') {
    const again = rank(index, text, allowed);
    if (again.total > 0)
      return { hits: rankedHits(corpus, again, [], limit), total: again.total, loose: true };
  }
  const found = mostSimilar(index, text, allowed);
  const hits = found.slice(0, limit).flatMap(({ position, score }) => {
    const entry = entries[position];
    return entry === undefined ? [] : [{ entry, score: -10 - score, matches: [] }];
  });
  return { hits, total: found.length, loose: hits.length > 0 };
}
