import fc from 'fast-check';
import { describe, test } from 'vitest';
import { loadCatalog } from '../../src/catalog/load.ts';
import { properties } from './properties.ts';
import { sampleArbitrary } from './random-cart.ts';

const catalog = loadCatalog();
const samples = sampleArbitrary(catalog);

describe('of every cart from the whole catalog', () => {
  for (const [name, property] of Object.entries(properties)) {
    test(name, () => {
      fc.assert(
        fc.property(samples, (sample) => property(sample, catalog)),
        { numRuns: 100 },
      );
    });
  }
});
