import { describe, expect, it } from 'vitest';
import { withDirectory } from '../../src/catalog/catalog.ts';
import { loadCatalog, loadDirectory, loadServices } from '../../src/catalog/load.ts';
import { search } from '../../src/search/search.ts';
import {
  measure,
  type QualityQuery,
  queryParts,
  readAllServicesQueries,
  readQueries,
  readUnseenQueries,
} from './queries.ts';

const core = loadCatalog();
const catalog = withDirectory(
  loadServices(
    core,
    core.meta.services.map(({ prefix }) => prefix),
  ),
  loadDirectory(),
);
const queries = readQueries();
const everywhere = readAllServicesQueries();
const ours = (query: string): readonly string[] =>
  search(catalog, query, 10).hits.map(({ entry }) => entry.id);
const ofSageMaker = (query: string): readonly string[] =>
  search(core, query, 10).hits.map(({ entry }) => entry.id);
/** A quarter of the rows where all services are searched, as that takes long; `npm run bench:search` asks them all. */
const some = (rows: readonly QualityQuery[], part: string): readonly QualityQuery[] =>
  rows.filter((each) => each.part === part).filter((_, at) => at % 4 === 0);
const patience = 120_000;

describe('the quality set of SageMaker', () => {
  it('has at least 300 queries, half of them never tuned against, each with an answer that the catalog has', () => {
    expect(queries.length).toBeGreaterThanOrEqual(300);
    const size = (part: string): number => queries.filter((each) => each.part === part).length;
    expect(Math.abs(size('held-out') - size('tuning'))).toBeLessThan(queries.length / 10);
    expect(size('blind')).toBeGreaterThanOrEqual(300);
    const unknown = queries
      .flatMap(({ accepted }) => accepted)
      .filter((id) => core.action(id) === undefined && core.conditionKey(id) === undefined);
    expect(unknown).toEqual([]);
    expect(new Set(queries.map(({ query }) => query)).size).toBe(queries.length);
  });

  it.each(queryParts)('keeps its floor on the part %s', (part) => {
    const { count, first, three } = measure(
      queries.filter((each) => each.part === part),
      ofSageMaker,
    );
    expect(first / count).toBeGreaterThanOrEqual(0.98);
    expect(three / count).toBeGreaterThanOrEqual(0.99);
  });

  it('keeps its floor on initials with acronyms, squeezed names and words of descriptions', () => {
    const { count, first, three } = measure(readUnseenQueries(), ofSageMaker);
    expect(first / count).toBeGreaterThanOrEqual(0.98);
    expect(three / count).toBe(1);
  });

  it(
    'loses little where all services are searched too',
    () => {
      const { count, first, three } = measure(
        queryParts.flatMap((part) => some(queries, part)),
        ours,
      );
      expect(first / count).toBeGreaterThanOrEqual(0.97);
      expect(three / count).toBeGreaterThanOrEqual(0.98);
    },
    patience,
  );
});

describe('the quality set of all services', () => {
  it('has as many queries never tuned against as others, each with an answer that the catalog has', () => {
    const size = (part: string): number => everywhere.filter((each) => each.part === part).length;
    expect(size('held-out')).toBeGreaterThanOrEqual(size('tuning'));
    expect(everywhere.flatMap(({ accepted }) => accepted).filter((id) => !catalog.action(id))).toEqual([]);
  });

  it.each(['tuning', 'held-out'])(
    'keeps its floor on the part %s',
    (part) => {
      const { count, first, three } = measure(some(everywhere, part), ours);
      expect(first / count).toBeGreaterThanOrEqual(0.93);
      expect(three / count).toBeGreaterThanOrEqual(0.97);
    },
    patience,
  );
});
