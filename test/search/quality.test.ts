import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../../src/catalog/load.ts';
import { search } from '../../src/search/search.ts';
import { measure, readQueries } from './queries.ts';

const catalog = loadCatalog();
const queries = readQueries();
const ours = (query: string): readonly string[] =>
  search(catalog, query, 10).hits.map(({ entry }) => entry.id);

describe('the quality set', () => {
  it('has at least 300 queries, half of them held out, each with an answer that the catalog has', () => {
    expect(queries.length).toBeGreaterThanOrEqual(300);
    const heldOut = queries.filter(({ half }) => half === 'held-out').length;
    expect(Math.abs(2 * heldOut - queries.length)).toBeLessThan(queries.length / 10);
    const unknown = queries
      .flatMap(({ accepted }) => accepted)
      .filter((id) => catalog.action(id) === undefined && catalog.conditionKey(id) === undefined);
    expect(unknown).toEqual([]);
    expect(new Set(queries.map(({ query }) => query)).size).toBe(queries.length);
  });

  it.each(['held-out', 'tuning'] as const)('keeps its floor on the half %s', (half) => {
    const { count, first, three } = measure(
      queries.filter((each) => each.half === half),
      ours,
    );
    expect(first / count).toBeGreaterThanOrEqual(0.98);
    expect(three / count).toBeGreaterThanOrEqual(0.99);
  });
});
