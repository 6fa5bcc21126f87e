import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../../../src/catalog/load.ts';
import type { PolicyDocument } from '../../../src/iam/document.ts';
import { assemble } from '../../../src/policy/assemble/assemble.ts';
import { addAction, emptyCart } from '../../../src/policy/cart/cart.ts';
import { addDependents } from '../../../src/policy/cart/dependents.ts';
import { cartWithDocument, wholeDocument } from '../../../src/policy/cart/edited-cart.ts';
import type { Cart } from '../../../src/policy/cart-model.ts';
import { startWith } from '../../support/screen.ts';

const catalog = loadCatalog();
const options = { ...startWith().defaults, target: 'managed' } as const;
const training = addDependents(addAction(emptyCart, 'sagemaker:CreateTrainingJob'), catalog, 'unconditional');
const policyOf = (cart: Cart): PolicyDocument => wholeDocument(assemble(cart, catalog, options));
const edited = (change: (document: PolicyDocument) => PolicyDocument): Cart =>
  cartWithDocument(
    training,
    change(policyOf(training)),
    assemble(training, catalog, options),
    catalog,
    options,
  );

describe('a policy that was edited as text', () => {
  it('is the same cart where nothing was changed', () => {
    expect(edited((document) => document)).toBe(training);
  });

  it('keeps what its other items are there for', () => {
    const list = { Sid: 'Mine', Effect: 'Allow', Action: ['sagemaker:List*'], Resource: ['*'] } as const;
    const more = edited((document) => ({ ...document, Statement: [...document.Statement, list] }));
    expect(more.items.slice(0, 2)).toEqual(training.items);
    expect(policyOf(more).Statement).toContainEqual(list);
  });

  it('says exactly what was typed, whatever that is', () => {
    const odd = { Effect: 'Deny', NotAction: 'iam:*', Resource: '*' } as const;
    for (const change of [
      (document: PolicyDocument) => ({ ...document, Id: 'mine' }),
      (document: PolicyDocument) => ({ ...document, Statement: [odd] }),
      (document: PolicyDocument) => ({ ...document, Statement: document.Statement.toReversed() }),
      (document: PolicyDocument) => ({
        ...document,
        Statement: [...document.Statement, ...document.Statement],
      }),
      (document: PolicyDocument) => ({ ...document, Statement: [] }),
    ])
      expect(policyOf(edited(change))).toEqual(change(policyOf(training)));
  });
});
