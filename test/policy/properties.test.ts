import fc from 'fast-check';
import { describe, test } from 'vitest';
import { loadCatalog } from '../../src/catalog/load.ts';
import { addItem, emptyCart } from '../../src/policy/cart/cart.ts';
import { properties } from './properties.ts';
import { type Sample, sampleArbitrary } from './random-cart.ts';

const catalog = loadCatalog();
const samples = sampleArbitrary(catalog);

/** What chance brings once in ten thousand carts: a key that the type carries and the action ignores. */
const roleTag: Sample = {
  cart: addItem(emptyCart, 'iam:PassRole', {
    conditions: [{ operator: 'StringEquals', key: 'aws:ResourceTag/team', values: ['a'] }],
  }),
  options: { partition: 'aws', region: '*', account: '*', roleArns: [], target: 'managed' },
};

// `npm run fuzz:policy` does 10,000.
describe('of every cart from the whole catalog', () => {
  for (const [name, property] of Object.entries(properties)) {
    test(name, () => {
      fc.assert(
        fc.property(samples, (sample) => property(sample, catalog)),
        { numRuns: 50, examples: [[roleTag]] },
      );
    });
  }
});
