/** A cart that came from a file, assembled again. */
import { describe, expect, it } from 'vitest';
import type { Statement } from '../../../src/iam/document.ts';
import { assemble } from '../../../src/policy/assemble/assemble.ts';
import { addAction, setCondition, updateItem } from '../../../src/policy/cart/cart.ts';
import { cartFromDocument } from '../../../src/policy/cart/load-cart.ts';
import type { Cart } from '../../../src/policy/cart-model.ts';
import { catalog, mine, options, saidOf, statementsOf } from '../session.ts';

const opened = (...statements: readonly Statement[]): Cart =>
  cartFromDocument({ Version: '2012-10-17', Statement: statements }, catalog);
const models: Statement = {
  Sid: 'ListModels',
  Effect: 'Allow',
  Action: ['sagemaker:DescribeModel'],
  Resource: [`${mine}:model/*`],
};
const sids = (cart: Cart): readonly (string | undefined)[] => statementsOf(cart).map(({ Sid }) => Sid);

describe('a cart that came from a file', () => {
  it('keeps the Sids of the file, also of what was changed, and gives none of them to what is added', () => {
    const cart = addAction(opened(models), 'sagemaker:ListModels');
    expect(sids(cart)).toEqual(['ListModels', 'ListModels2']);
    const changed = setCondition(cart, ['i1'], {
      operator: 'Bool',
      key: 'aws:SecureTransport',
      values: ['true'],
    });
    expect(sids(changed)).toEqual(['ListModels', 'ListModels2']);
  });

  it('gives no Sid to a statement that had none, as long as its items stay together', () => {
    const { Sid: _, ...nameless } = models;
    const cart = opened({ ...nameless, Action: ['sagemaker:DescribeModel', 'sagemaker:DeleteModel'] });
    const mfa = { operator: 'Bool', key: 'aws:MultiFactorAuthPresent', values: ['true'] };
    expect(sids(setCondition(cart, 'all', mfa))).toEqual([undefined]);
    expect(sids(setCondition(cart, ['i2'], mfa))).toEqual([undefined, 'DeleteModel']);
    expect(sids(addAction(cart, 'sagemaker:ListApps'))).toEqual([undefined, 'ListApps']);
  });

  it('names a statement as its user names it', () => {
    expect(sids(updateItem(opened(models), 'i1', { sid: 'Mine' }))).toEqual(['Mine']);
  });

  it('tells conditions that the file had from those that were added', () => {
    const tag = { operator: 'StringEquals', key: 'sagemaker:RootAccess', values: ['Enabled'] };
    expect(saidOf(setCondition(opened(models), 'all', tag)).map((said) => said.split(':')[0])).toEqual([
      'condition-not-honoured',
    ]);
    const known = opened({ ...models, Condition: { StringEquals: { 'sagemaker:RootAccess': 'Enabled' } } });
    const guarded = setCondition(known, 'all', {
      operator: 'Bool',
      key: 'aws:SecureTransport',
      values: ['true'],
    });
    expect(statementsOf(guarded)[0]?.Condition).toEqual({
      Bool: { 'aws:SecureTransport': 'true' },
      StringEquals: { 'sagemaker:RootAccess': 'Enabled' },
    });
  });

  it('is given back whole while nothing is changed, however large it is, and is split afterwards', () => {
    const Resource = Array.from({ length: 150 }, (_, at) => `${mine}:model/model-${at}`);
    const cart = opened({ ...models, Resource });
    expect(assemble(cart, catalog, options)).toMatchObject({ documents: [{}], findings: [] });
    const more = assemble(addAction(cart, 'sagemaker:ListApps'), catalog, options);
    expect(more.documents.length).toBeGreaterThan(1);
    expect(more.findings).toMatchObject([{ rule: 'policy-split' }]);
  });

  it('keeps the version and whatever else the file has, and adds no version', () => {
    const old = cartFromDocument({ Version: '2008-10-17', Id: 'own', Statement: [models] }, catalog);
    expect(assemble(old, catalog, options).documents).toEqual([
      { Version: '2008-10-17', Id: 'own', Statement: [models] },
    ]);
    const { version: _, ...none } = old;
    expect(assemble({ ...none, version: '' }, catalog, options).documents[0]).not.toHaveProperty('Version');
    expect(assemble(none, catalog, options).documents[0]).toMatchObject({ Version: '2012-10-17' });
  });
});
