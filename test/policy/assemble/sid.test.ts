/** Names of statements say what they are for, and never mix services under a name of one. */
import { describe, expect, it } from 'vitest';
import { loadCatalog, loadServices } from '../../../src/catalog/load.ts';
import { assemble } from '../../../src/policy/assemble/assemble.ts';
import { addAction, addActions, emptyCart } from '../../../src/policy/cart/cart.ts';
import type { Cart } from '../../../src/policy/cart-model.ts';
import { startWith } from '../../support/screen.ts';

const catalog = loadServices(loadCatalog(), ['s3', 'kms', 'ec2', 'logs', 'ecr']);
const sids = (cart: Cart): readonly (string | undefined)[] =>
  assemble(cart, catalog, { ...startWith().defaults, target: 'managed' }).documents.flatMap(({ Statement }) =>
    Statement.map(({ Sid }) => Sid),
  );
const chosen = (...actions: readonly string[]): Cart => addActions(emptyCart, actions);

describe('the Sid of a statement', () => {
  it('of two services names the service of what is not at home', () => {
    expect(sids(chosen('sagemaker:CreateTrainingJob', 'kms:CreateGrant'))).toEqual([
      'CreateTrainingJobAndKmsCreateGrant',
    ]);
  });

  it('of several services names them, or the first of many', () => {
    expect(sids(chosen('ec2:DescribeVpcs', 'ec2:DescribeSubnets', 's3:ListAllMyBuckets'))).toEqual([
      'ListEc2AndS3',
    ]);
    const many = chosen(
      'ec2:DescribeVpcs',
      's3:ListAllMyBuckets',
      'logs:DescribeLogGroups',
      'ecr:GetAuthorizationToken',
      'sagemaker:ListModels',
    );
    expect(sids(many)).toEqual([expect.stringMatching(/AndOthers$/)]);
  });

  it('says for whose sake a statement is there, and that needs stand with what was chosen', () => {
    const needs = ['ec2:DescribeVpcs', 'ec2:DescribeSubnets', 's3:ListAllMyBuckets'].reduce(
      (cart, id) => addAction(cart, id, ['sagemaker:CreateCluster']),
      emptyCart,
    );
    expect(sids(needs)).toEqual(['NeededByCreateCluster']);
    expect(sids(addAction(needs, 'sagemaker:ListModels'))).toEqual(['ListModelsAndNeeds']);
  });
});
