/**
 * The search: a query line in, ranked entries out.
 *
 * What is asked is read by `query.ts`, what may be a hit is decided by qualifiers and patterns, and free text
 * ranks what is left (`rank.ts`; the scoring is explained in `weights.ts`). One call does no more work than one
 * key may cost; nothing is kept between calls but the index.
 */
import { dataRead, onlyReads } from '../catalog/audit.ts';
import { homeService } from '../catalog/home-service.ts';
import type { Action, Catalog, Entry, EntryKind } from '../catalog/model.ts';
import { typedPattern } from '../catalog/typed-pattern.ts';
import { listWords } from '../iam/semantics/condition-words.ts';
import { memo } from '../text/memo.ts';
import { allowing, type Corpus, corpusOf, countWhere, filter, missingServices } from './corpus.ts';
import { mostSimilar } from './fallback.ts';
import { plainHit, rankedHits, type SearchHit, type SearchOutcome } from './outcome.ts';
import { type ParsedQuery, parseQuery } from './query.ts';
import { type Ranking, rank, supposesTypo } from './rank.ts';
import type { SearchIndex } from './search-index.ts';
import { mergeByCost, mergeOtherServices, withOperations } from './services/merge.ts';
import { operationHits } from './services/operations.ts';
import { type HomeReading, searchOtherServices } from './services/other-services.ts';
import * as weight from './weights.ts';
import { textWords } from './words.ts';

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
  const found = searchFor(catalog, parsed, limit);
  // Without a service the directory of all actions knows operations too, and how common each is.
  const named = parsed.services.length === 0 ? undefined : operationHits(catalog, parsed);
  const outcome = named === undefined ? found : withOperations(found, named, filter(parsed), limit);
  if (!isOfPatternsAlone(typed) || (kind !== undefined && kind !== 'action')) return outcome;
  return withPatterns(outcome, catalog, typed.patterns);
}

/** Which reading actions `is:audit` leaves out, in a sentence; `is:data` lists them with what they give. */
function leftOutOfAudit(catalog: Catalog, entries: readonly Entry[]): readonly string[] {
  const out = entries.filter(
    (entry): entry is Action =>
      entry.kind === 'action' && onlyReads(entry) && dataRead(catalog, entry) !== undefined,
  );
  const names = out.slice(0, 2).map(({ name }) => name);
  const more = out.length > 2 ? [`${out.length - 2} more`] : [];
  return out.length === 0
    ? []
    : [
        `Left out, for they read data or secrets: ${listWords([...names, ...more], 'and')}; is:data says what.`,
      ];
}

/** Whether the query asks for what patterns match and for nothing else: what it lists is what they would grant. */
const isOfPatternsAlone = (parsed: ParsedQuery): boolean =>
  parsed.patterns.length > 0 &&
  parsed.text === '' &&
  !parsed.services.includes('*') &&
  parsed.kinds.length + parsed.tests.length + parsed.refusedPatterns.length + parsed.refusedWords.length ===
    0;

/** The outcome with the patterns as items that a policy could hold; of one that stands for nothing, why. */
function withPatterns(
  outcome: SearchOutcome,
  catalog: Catalog,
  patterns: ParsedQuery['patterns'],
): SearchOutcome {
  const read = patterns.map(({ text, service = homeService }) => ({
    service,
    meant: typedPattern(catalog, `${service}:${text}`),
  }));
  return {
    ...outcome,
    patterns: read.flatMap(({ meant }) => (typeof meant === 'string' ? [] : [meant])),
    problems: [
      ...outcome.problems,
      ...read.flatMap(({ service, meant }) =>
        typeof meant === 'string' && catalog.completeServices.has(service) ? [meant] : [],
      ),
    ],
  };
}

function searchFor(catalog: Catalog, parsed: ParsedQuery, limit: number): SearchOutcome {
  const everywhere = parsed.services.includes('*') && parsed.text !== '';
  const corpus = corpusOf(catalog, everywhere ? [] : parsed.services);
  const ofKind = (entry: Entry): boolean => parsed.kinds.every((test) => test(entry));
  const passes = filter(parsed);
  const known = {
    outOf: parsed.kinds.length === 0 ? corpus.entries.length : countWhere(corpus.entries, ofKind),
    problems: parsed.problems,
    remarks: parsed.isAudit ? leftOutOfAudit(catalog, corpus.entries) : [],
    spans: parsed.spans,
    missingServices: missingServices(catalog, parsed.services),
    needsDirectory: false,
    otherServices: [],
    patterns: [],
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
  const ranking = ranked(index, parsed.text, allowed, parsed.prefix);
  const own = (): SearchHit[] => rankedHits(corpus, ranking, parsed.patterns, limit);
  if ((parsed.services.length > 0 && !everywhere) || parsed.text === '') {
    if (ranking.total > 0) return { ...known, hits: own(), total: ranking.total, loose: ranking.loose };
    return { ...known, ...nearestTo(corpus, parsed, limit) };
  }
  const sure = ranking.total > 0 && !ranking.loose;
  const rightWords = ranking.tokens.filter((token) => !token.mayBeMistyped).map(({ text }) => text);
  const others = everywhere
    ? searchOtherServices(catalog, parsed.text, { reading: undefined, rightWords }, 'everything')
    : searchOtherServices(
        catalog,
        parsed.text,
        { reading: sure ? homeReading(ranking) : undefined, rightWords },
        'offered',
      );
  if (!others.known || others.hits.length === 0) {
    const needsDirectory = !others.known;
    if (ranking.total > 0)
      return { ...known, needsDirectory, hits: own(), total: ranking.total, loose: ranking.loose };
    return { ...known, needsDirectory, ...nearestTo(corpus, parsed, limit) };
  }
  const ownHits = { ranking, sure, hits: own() };
  const list = everywhere
    ? mergeByCost(catalog, others.hits, passes, ownHits)
    : mergeOtherServices(catalog, parsed.text, others.hits, passes, ownHits);
  const { hits, ...rest } = list;
  return { ...known, ...rest, outOf: known.outOf + others.searched, hits: hits.slice(0, limit) };
}

/** Kept, as the same is asked again when the entries of other services' hits have been read. */
const ranked = memo(
  (index: SearchIndex, text: string, allowed: Uint8Array, prefix: string): Ranking =>
    rank(index, text, allowed, { prefix }),
  { limit: 4 },
);

function homeReading(ranking: Ranking): HomeReading {
  const [best] = ranking.best(1);
  const mistyped = best !== undefined && supposesTypo(ranking, best);
  return {
    cost: best?.cost ?? 0,
    advantage: mistyped ? weight.homeTypoAdvantage : weight.homeAdvantage,
  };
}

/** The outcome of a query that nothing can meet. */
const nothing = ({ problems, spans }: ParsedQuery): SearchOutcome => ({
  remarks: [],
  hits: [],
  total: 0,
  outOf: 0,
  loose: false,
  problems,
  spans,
  missingServices: [],
  needsDirectory: false,
  otherServices: [],
  patterns: [],
});

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
