/** Names of statements say what they are for, and never mix services under a name of one. */
import { describe, expect, it } from 'vitest';
import { loadCatalog, loadServices } from '../../../src/catalog/load.ts';
import { assemble } from '../../../src/policy/assemble/assemble.ts';
import { grantOf } from '../../../src/policy/assemble/grant.ts';
import { sidFor, uniqueSid } from '../../../src/policy/assemble/sid.ts';
import { addAction, addActions, addItem, emptyCart } from '../../../src/policy/cart/cart.ts';
import type { Cart } from '../../../src/policy/cart-model.ts';
import { startWith } from '../../support/screen.ts';
import { options } from '../session.ts';

const catalog = loadServices(loadCatalog(), ['s3', 'kms', 'ec2', 'logs', 'ecr', 'iam']);
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

  /** The name of a statement of these actions; `x for y,z` is there for the sake of y and z. */
  const named = (...actions: readonly string[]): string =>
    sidFor(
      catalog,
      actions
        .map((text) => text.split(' for '))
        .map(([action = '', whom]) => addAction(emptyCart, action, whom?.split(',')))
        .flatMap(({ items }) => items)
        .flatMap((item) => grantOf(item, catalog, options).grant ?? []),
    );

  it.each([
    ['of everything of a service says so', ['s3:*'], 'EveryS3Action'],
    ['of one action is its name', ['sagemaker:ListModels', 'sagemaker:ListModels'], 'ListModels'],
    [
      'of two actions joins their names, without the service at home',
      ['sagemaker:DescribeModel', 'sagemaker:DeleteModel'],
      'DescribeModelAndDeleteModel',
    ],
    [
      'does not repeat the service that both are of',
      ['kms:CreateGrant', 'kms:DescribeKey'],
      'CreateGrantAndDescribeKey',
    ],
    [
      'is by levels where two names are too long, without resource types that are optional',
      ['sagemaker:ListTrainingJobsForHyperParameterTuningJob', 'sagemaker:DescribeHyperParameterTuningJob'],
      'ListReadHyperParameterTuningJob',
    ],
    [
      'of three actions has their levels and what they are about',
      ['sagemaker:DeleteModel', 'sagemaker:DescribeModel', 'sagemaker:ListModels'],
      'ListReadWriteModel',
    ],
    [
      'names up to two types of resources',
      ['sagemaker:DescribeModel', 'sagemaker:CreateModel', 'sagemaker:DeleteEndpoint'],
      'ReadWriteModelAndEndpoint',
    ],
    [
      'names the service where the types are more',
      ['sagemaker:DescribeModel', 'sagemaker:DescribeCluster', 'sagemaker:DeleteEndpoint'],
      'ReadWriteSageMaker',
    ],
    [
      'of a service whose types are all optional names it',
      ['s3:GetObject', 's3:PutObject', 's3:DeleteObject'],
      'ReadWriteS3',
    ],
    [
      'takes sisters of the home service for the same',
      ['sagemaker:ListModels', 'sagemaker:ListApps', 'sagemaker-geospatial:ListTagsForResource'],
      'ListSageMaker',
    ],
    [
      'shortens the level of permissions',
      ['kms:CreateGrant', 'kms:DescribeKey', 'kms:Decrypt'],
      'ReadWritePermissionsKey',
    ],
    [
      'names three services',
      ['sagemaker:ListModels', 's3:ListAllMyBuckets', 'logs:DescribeLogGroups'],
      'ListSageMakerAndS3AndLogs',
    ],
    [
      'names the first of more',
      ['ec2:DescribeVpcs', 's3:ListAllMyBuckets', 'logs:DescribeLogGroups', 'ecr:GetAuthorizationToken'],
      'ListReadEc2AndOthers',
    ],
    [
      'of actions that nobody knows says nothing of them',
      ['sagemaker:Nope', 'sagemaker:Nada', 'sagemaker:Niente'],
      'SeveralActions',
    ],
    [
      'of tags for what is created says so, whatever it is',
      ['sagemaker:AddTags for sagemaker:CreateModel', 'sagemaker:AddTags for sagemaker:CreateApp'],
      'AddTagsOnCreate',
    ],
    [
      'does not, as soon as somebody chose them',
      ['sagemaker:AddTags for sagemaker:CreateModel', 'sagemaker:AddTags'],
      'AddTags',
    ],
    [
      'names the action for whose sake all of them are there',
      ['ec2:DescribeVpcs for a:B,a:C', 's3:ListAllMyBuckets for a:C', 'ec2:DescribeSubnets for a:C'],
      'NeededByC',
    ],
    [
      'names no action that only some are there for',
      ['ec2:DescribeVpcs for a:B', 's3:ListAllMyBuckets for a:B', 'ec2:DescribeSubnets for a:C'],
      'ListEc2AndS3',
    ],
    [
      'of one service does not speak of needs',
      ['ec2:DescribeVpcs', 'ec2:DescribeSubnets for a:B', 'ec2:DescribeImages for a:C'],
      'ListEc2',
    ],
    ['of another need is its name', ['sagemaker:DescribeModel for a:B'], 'DescribeModel'],
    [
      'of tags and another need has both names',
      ['sagemaker:AddTags for a:B', 'sagemaker:DescribeModel for a:B'],
      'AddTagsAndDescribeModel',
    ],
    [
      'of two actions has both names up to 48 characters',
      ['sagemaker:DescribeModelExplainabilityJob', 'sagemaker:ListModels12345'],
      'DescribeModelExplainabilityJobAndListModels12345',
    ],
    ['of nothing is a word', [], 'Statement'],
  ])('%s', (_rule, actions, sid) => {
    expect(named(...actions)).toBe(sid);
  });

  it('is cut where it is longer than anybody reads', () => {
    const long = `sagemaker:Describe${'Very'.repeat(20)}Long`;
    expect(named(long)).toBe(`Describe${'Very'.repeat(10)}`);
  });

  it('says that a statement denies', () => {
    const [item] = addItem(emptyCart, 'sagemaker:ListModels', { effect: 'Deny' }).items;
    const grant = item && grantOf(item, catalog, options).grant;
    expect(grant && sidFor(catalog, [grant])).toBe('DenyListModels');
  });

  it('takes the first number that is free, from 2 on, and remembers it', () => {
    const taken = new Set(['A', 'A2']);
    expect(['A', 'A', 'B', 'B'].map((wish) => uniqueSid(wish, taken))).toEqual(['A3', 'A4', 'B', 'B2']);
  });
});
