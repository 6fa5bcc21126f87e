/**
 * Which entries a query searches: those of its services, with their index, kept per catalog; and which of them may be
 * hits at all, after its qualifiers, patterns and refused words.
 */

import { withoutServices } from '../catalog/catalog.ts';
import { homeService, isSister } from '../catalog/home-service.ts';
import type { Catalog, CatalogCore, Entry } from '../catalog/model.ts';
import { compile, matches } from '../iam/pattern.ts';
import { later, memo } from '../text/memo.ts';
import type { ParsedQuery, QueryPattern } from './query.ts';
import { buildIndex, type SearchIndex } from './search-index.ts';
import { nameWords } from './words.ts';

/** A set of entries that queries search, always in the same order. */
export interface Corpus {
  readonly entries: readonly Entry[];
  /** Built on first use: an empty query never needs it. */
  readonly index: () => SearchIndex;
}

/**
 * The entries of some services in the catalog's order: actions, then condition keys, then resource types.
 * Without services those of SageMaker, with the aws:* keys of its reference. `aws` has every key of that
 * prefix, `*` everything that the catalog holds.
 */
export function corpusOf(catalog: Catalog, services: readonly string[]): Corpus {
  const wanted = services.length === 0 ? [homeService] : [...services].sort();
  // What further services were read since does not change these, and their index stays.
  return corpusNamed(wanted.every(isSister) ? catalog.core : catalog, wanted.join(' '));
}

const corpusNamed = memo(
  (part: CatalogCore | Catalog, wanted: string): Corpus => makeCorpus(part, new Set(wanted.split(' '))),
  { limit: 8 },
);

function makeCorpus(part: CatalogCore | Catalog, services: ReadonlySet<string>): Corpus {
  const wants = (entry: Entry): boolean =>
    services.has('*') ||
    services.has(entry.service) ||
    (services.has('aws') && entry.kind === 'condition-key' && entry.id.startsWith('aws:'));
  const { actions, conditionKeys, resourceTypes } =
    'parts' in part && !services.has('*') && !services.has('aws') ? only(part, services) : part;
  const entries = [
    ...actions.filter(wants),
    ...once(conditionKeys.filter(wants)),
    ...resourceTypes.filter(wants),
  ];
  return { entries, index: later(() => buildIndex(entries)) };
}

/** The catalog without the entries of other services, which it would make for its lists. */
function only(catalog: Catalog, services: ReadonlySet<string>): Catalog {
  return withoutServices(
    catalog,
    new Set([...catalog.parts.keys()].filter((prefix) => !services.has(prefix))),
  );
}

/** Services list the same aws:* keys; the first entry of an id stands for all of them. */
function once<T extends Entry>(entries: readonly T[]): readonly T[] {
  const seen = new Set<string>();
  return entries.filter(({ id }) => !seen.has(id) && seen.add(id) !== undefined);
}

/** Services that were named and whose entries the catalog does not hold yet. */
export function missingServices(catalog: Catalog, services: readonly string[]): readonly string[] {
  return services.filter(
    (service) => service !== '*' && service !== 'aws' && !catalog.completeServices.has(service),
  );
}

/** How many entries pass a test. */
export function countWhere(entries: readonly Entry[], test: (entry: Entry) => boolean): number {
  let sum = 0;
  for (const entry of entries) if (test(entry)) sum++;
  return sum;
}

/** 1 for each entry that passes a test, by position. */
export function allowing(entries: readonly Entry[], test: (entry: Entry) => boolean): Uint8Array {
  return Uint8Array.from(entries, (entry) => (test(entry) ? 1 : 0));
}

/** The test that qualifiers, patterns and refused words come to; undefined when there are none. */
export function filter(parsed: ParsedQuery): ((entry: Entry) => boolean) | undefined {
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

/** Whether a pattern of the query would grant an entry, were it an action. */
export function grants(pattern: QueryPattern, entry: Entry): boolean {
  return (
    (pattern.service === undefined || entry.id.startsWith(`${pattern.service}:`)) &&
    matches(compile(pattern.text, 'ignored'), entry.name)
  );
}
