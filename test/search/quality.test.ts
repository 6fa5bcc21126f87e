import { describe, expect, it } from 'vitest';
import { withDirectory } from '../../src/catalog/catalog.ts';
import { loadCatalog, loadDirectory, loadServices } from '../../src/catalog/load.ts';
import { search } from '../../src/search/search.ts';
import { measure, queryParts, readAllServicesQueries, readQueries } from './queries.ts';

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
/** A third of the rows, as they take long; `npm run bench:search` asks them all. */
const sample = everywhere.filter((_, at) => at % 3 === 0);
const ours = (query: string): readonly string[] =>
  search(catalog, query, 10).hits.map(({ entry }) => entry.id);

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

  it.each(queryParts)('keeps its floor on the part %s, with all services searched', (part) => {
    const { count, first, three } = measure(
      queries.filter((each) => each.part === part),
      ours,
    );
    expect(first / count).toBeGreaterThanOrEqual(0.97);
    expect(three / count).toBeGreaterThanOrEqual(0.98);
  });
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
      const { count, first, three } = measure(
        sample.filter((each) => each.part === part),
        ours,
      );
      expect(first / count).toBeGreaterThanOrEqual(0.94);
      expect(three / count).toBeGreaterThanOrEqual(0.98);
    },
    60_000,
  );
});
