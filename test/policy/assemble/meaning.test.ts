/** What assembly writes means what its items mean: proved for random carts by the semantics of policies. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../../../src/catalog/load.ts';
import { policyFacts } from '../../../src/catalog/policy-facts.ts';
import type { PolicyDocument } from '../../../src/iam/document.ts';
import { compare } from '../../../src/iam/semantics/compare.ts';
import type { AttachedPolicy } from '../../../src/iam/semantics/layers.ts';
import { assemble } from '../../../src/policy/assemble/assemble.ts';
import type { Cart } from '../../../src/policy/cart-model.ts';
import { sampleArbitrary } from '../random-cart.ts';

const catalog = loadCatalog();
const facts = policyFacts(catalog);

const attached = (documents: readonly PolicyDocument[]): readonly AttachedPolicy[] =>
  documents.map((document) => ({ kind: 'identity', document, file: 'policy.json' }));

/** Actions that are limited to what the cart's other actions need of them, also where they were chosen by hand. */
const limitedByOthers = /^iam:(PassRole|CreateServiceLinkedRole)$/;

/** Items that were added for others are limited by those, so alone they mean something else. */
const independent = (cart: Cart): Cart => ({
  ...cart,
  items: cart.items.filter(
    ({ action, dependentOf }) => dependentOf.length === 0 && !limitedByOthers.test(action),
  ),
  loaded: [],
});

describe('assemble', () => {
  it('allows by the whole cart what its items allow one by one, no more and no less', () => {
    let compared = 0;
    fc.assert(
      fc.property(sampleArbitrary(catalog), ({ cart: sample, options }) => {
        const cart = independent(sample);
        const together = assemble(cart, catalog, options).documents;
        const apart = cart.items.flatMap(
          (item) => assemble({ ...cart, items: [item] }, catalog, options).documents,
        );
        const { gained, lost } = compare(attached(apart), attached(together), facts);
        expect({ gained, lost }).toEqual({ gained: [], lost: [] });
        compared += cart.items.length;
      }),
      { numRuns: 30 },
    );
    expect(compared).toBeGreaterThan(30);
  }, 120_000);
});
