/** The parts of a policy that is split, against its items each by itself: they allow the same, proved for every request. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../../../src/catalog/load.ts';
import { policyFacts } from '../../../src/catalog/policy-facts.ts';
import type { PolicyDocument } from '../../../src/iam/document.ts';
import { compare } from '../../../src/iam/semantics/compare.ts';
import type { AttachedPolicy } from '../../../src/iam/semantics/layers.ts';
import { assemble } from '../../../src/policy/assemble/assemble.ts';
import { addAction, emptyCart } from '../../../src/policy/cart/cart.ts';

const catalog = loadCatalog();
const names = catalog.actions.filter(({ service }) => service === 'sagemaker').map(({ id }) => id);
const options = { partition: 'aws', region: '*', account: '*', roleArns: [], target: 'managed' } as const;

const attached = (documents: readonly PolicyDocument[]): readonly AttachedPolicy[] =>
  documents.map((document) => ({ kind: 'identity', document, file: '' }));

describe('the parts of a policy that is split', () => {
  it('allow the same as its items', () => {
    const actions = fc.shuffledSubarray(names, { minLength: 400, maxLength: names.length });
    fc.assert(
      fc.property(actions, (chosen) => {
        const alone = chosen.map((action) => addAction(emptyCart, action));
        const whole = alone.flatMap((each) => assemble(each, catalog, options).documents);
        const cart = chosen.reduce((all, action) => addAction(all, action), emptyCart);
        const parts = assemble(cart, catalog, options).documents;
        expect(parts.length).toBeGreaterThan(1);
        const { equal, gained, lost } = compare(attached(whole), attached(parts), policyFacts(catalog));
        expect([equal, gained, lost]).toEqual([true, [], []]);
      }),
      { numRuns: 1 },
    );
  }, 60_000);
});
