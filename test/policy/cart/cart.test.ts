import { describe, expect, test } from 'vitest';
import {
  addAction,
  addItem,
  emptyCart,
  itemsFor,
  removeCondition,
  removeItem,
  setCondition,
  updateItem,
} from '../../../src/policy/cart/cart.ts';
import {
  addDependents,
  missingDependentsOf,
  orphanedDependents,
} from '../../../src/policy/cart/dependents.ts';
import { cartOf, catalog } from '../session.ts';

const actionsOf = (cart: typeof emptyCart): readonly string[] => cart.items.map((item) => item.action);
const missing = (cart: typeof emptyCart): readonly string[] =>
  missingDependentsOf(cart, catalog).map(
    ({ dependent, neededBy }) =>
      `${dependent.id}${dependent.when === undefined ? '' : '?'} for ${neededBy.join(' ')}`,
  );

test('a Deny item grants no dependent, whoever it was added for', () => {
  const chosen = cartOf('sagemaker:CreateTrainingJob', 'iam:PassRole');
  expect(missing(chosen).some((line) => line.startsWith('iam:PassRole'))).toBe(false);
  const denied = updateItem(chosen, 'i2', { effect: 'Deny' });
  expect(missing(denied)).toContain('iam:PassRole for sagemaker:CreateTrainingJob');
});

describe('a cart is a value', () => {
  test('adding twice is adding once; ids are never used again', () => {
    const cart = cartOf(
      'sagemaker:CreateProcessingJob',
      'sagemaker:CreateProcessingJob',
      'sagemaker:createprocessingjob',
    );
    expect(cart.items.map(({ id, action }) => [id, action])).toEqual([
      ['i1', 'sagemaker:CreateProcessingJob'],
    ]);
    const again = addAction(removeItem(cart, 'i1'), 'sagemaker:ListModels');
    expect(again.items.map((item) => item.id)).toEqual(['i2']);
    expect(cart.items).toHaveLength(1);
    expect(emptyCart.items).toEqual([]);
    expect(removeItem(cart, 'i9')).toBe(cart);
  });

  test('a denied action is no reason not to allow it too', () => {
    const cart = addAction(
      addItem(emptyCart, 'sagemaker:DeleteModel', { effect: 'Deny' }),
      'sagemaker:DeleteModel',
    );
    expect(itemsFor(cart, 'sagemaker:deletemodel').map((item) => item.effect)).toEqual(['Deny', 'Allow']);
  });

  test('a condition of the same operator and key is replaced, on the items named or on all', () => {
    const team = (value: string) => ({
      operator: 'StringEquals',
      key: 'aws:ResourceTag/team',
      values: [value],
    });
    let cart = setCondition(cartOf('sagemaker:DescribeModel', 'sagemaker:DeleteModel'), 'all', team('a'));
    cart = setCondition(cart, ['i2'], { ...team('b'), key: 'aws:resourcetag/team' });
    expect(cart.items.map((item) => item.conditions.map((one) => one.values))).toEqual([[['a']], [['b']]]);
    expect(removeCondition(cart, ['i1'], team('')).items.map((item) => item.conditions.length)).toEqual([
      0, 1,
    ]);
    expect(removeCondition(cart, 'all', team('')).items.map((item) => item.conditions.length)).toEqual([
      0, 0,
    ]);
  });
});

describe('dependents', () => {
  test('what is missing, for which actions, always or depending on the request', () => {
    const cart = cartOf(
      'sagemaker:CreateCompilationJob',
      'sagemaker:CreateLabelingJob',
      'sagemaker:ListModels',
    );
    expect(missing(cart)).toEqual([
      'iam:PassRole for sagemaker:CreateCompilationJob sagemaker:CreateLabelingJob',
      'sagemaker:AddTags? for sagemaker:CreateCompilationJob sagemaker:CreateLabelingJob',
    ]);
    expect(missing(addDependents(cart, catalog, 'unconditional'))).toEqual([
      'sagemaker:AddTags? for sagemaker:CreateCompilationJob sagemaker:CreateLabelingJob',
    ]);
    expect(missing(addDependents(cart, catalog, 'all'))).toEqual([]);
  });

  test('tags that were limited to one creation are missing for the next; a passed role is not', () => {
    const cart = addAction(
      addDependents(cartOf('sagemaker:CreateLabelingJob'), catalog, 'all'),
      'sagemaker:CreateCompilationJob',
    );
    expect(missing(cart)).toEqual(['sagemaker:AddTags? for sagemaker:CreateCompilationJob']);
    const whole = addDependents(cart, catalog, 'all');
    expect(whole.items.map(({ action, dependentOf }) => [action, dependentOf])).toEqual([
      ['sagemaker:CreateLabelingJob', []],
      ['iam:PassRole', ['sagemaker:CreateLabelingJob', 'sagemaker:CreateCompilationJob']],
      ['sagemaker:AddTags', ['sagemaker:CreateLabelingJob', 'sagemaker:CreateCompilationJob']],
      ['sagemaker:CreateCompilationJob', []],
    ]);
  });

  test('a role that goes to another service is missing for it', () => {
    const cart = addAction(
      addDependents(cartOf('sagemaker:CreateLabelingJob'), catalog, 'unconditional'),
      'sagemaker-geospatial:GetTile',
    );
    expect(missing(cart)).toContain('iam:PassRole for sagemaker-geospatial:GetTile');
  });

  test('only for the actions named; dependents of dependents come along', () => {
    const cart = addDependents(
      cartOf('sagemaker:CreateLabelingJob', 'sagemaker:CreateTrainingPlan'),
      catalog,
      'all',
      ['sagemaker:CreateTrainingPlan'],
    );
    expect(actionsOf(cart)).not.toContain('iam:PassRole');
    expect(itemsFor(cart, 'sagemaker:AddTags')[0]?.dependentOf).toEqual([
      'sagemaker:CreateTrainingPlan',
      'sagemaker:CreateReservedCapacity',
    ]);
  });

  test('a pattern of a loaded policy provides them, a denied action needs none', () => {
    expect(missing(addItem(cartOf('sagemaker:CreateLabelingJob'), 'iam:Pass*'))).toEqual([
      'sagemaker:AddTags? for sagemaker:CreateLabelingJob',
    ]);
    expect(missing(addItem(emptyCart, 'sagemaker:CreateLabelingJob', { effect: 'Deny' }))).toEqual([]);
  });

  test('removing an action offers the dependents that only it needed', () => {
    const cart = addDependents(
      cartOf('sagemaker:CreateLabelingJob', 'sagemaker:CreateExperiment'),
      catalog,
      'all',
    );
    const offered = (...ids: readonly string[]) =>
      orphanedDependents(cart, ids, catalog).map((item) => item.action);
    expect(offered('i1')).toEqual(['iam:PassRole']);
    expect(offered('i2')).toEqual([]);
    expect(offered('i1', 'i2')).toEqual(['iam:PassRole', 'sagemaker:AddTags']);
  });

  test('what the user chose himself is never offered, nor what another item needs since', () => {
    const chosen = addAction(
      addDependents(cartOf('sagemaker:CreateLabelingJob'), catalog, 'all'),
      'iam:PassRole',
    );
    expect(orphanedDependents(chosen, ['i1']).map((item) => item.action)).toEqual(['sagemaker:AddTags']);
    const later = addAction(
      addDependents(cartOf('sagemaker:CreateLabelingJob'), catalog, 'unconditional'),
      'sagemaker:CreateCompilationJob',
    );
    expect(orphanedDependents(later, ['i1'], catalog)).toEqual([]);
    const denied = updateItem(later, 'i3', { effect: 'Deny' });
    expect(orphanedDependents(denied, ['i1'], catalog).map((item) => item.action)).toEqual(['iam:PassRole']);
  });
});
