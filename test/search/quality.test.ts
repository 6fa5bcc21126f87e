import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../../src/catalog/load.ts';
import { search } from '../../src/search/search.ts';
import { measure, queryParts, readQueries } from './queries.ts';

const catalog = loadCatalog();
const queries = readQueries();
const ours = (query: string): readonly string[] =>
  search(catalog, query, 10).hits.map(({ entry }) => entry.id);

describe('the quality set', () => {
  it('has at least 300 queries, half of them never tuned against, each with an answer that the catalog has', () => {
    expect(queries.length).toBeGreaterThanOrEqual(300);
    const size = (part: string): number => queries.filter((each) => each.part === part).length;
    expect(Math.abs(size('held-out') - size('tuning'))).toBeLessThan(queries.length / 10);
    expect(size('blind')).toBeGreaterThanOrEqual(300);
    const unknown = queries
      .flatMap(({ accepted }) => accepted)
      .filter((id) => catalog.action(id) === undefined && catalog.conditionKey(id) === undefined);
    expect(unknown).toEqual([]);
    expect(new Set(queries.map(({ query }) => query)).size).toBe(queries.length);
  });

  it.each(queryParts)('keeps its floor on the part %s', (part) => {
    const { count, first, three } = measure(
      queries.filter((each) => each.part === part),
      ours,
    );
    expect(first / count).toBeGreaterThanOrEqual(0.98);
    expect(three / count).toBeGreaterThanOrEqual(0.99);
  });
});
