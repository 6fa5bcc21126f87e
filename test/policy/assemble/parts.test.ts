import { describe, expect, it } from 'vitest';
import { loadServices } from '../../../src/catalog/load.ts';
import { assemble } from '../../../src/policy/assemble/assemble.ts';
import { addAction, emptyCart, setCondition } from '../../../src/policy/cart/cart.ts';
import type { Cart } from '../../../src/policy/cart-model.ts';
import { catalog as core, options } from '../session.ts';

const catalog = loadServices(core, ['ec2']);
const tagged = { operator: 'StringEquals', key: 'aws:RequestTag/team', values: ['ml'] };
const small = { operator: 'StringEquals', key: 'ec2:InstanceType', values: ['t3.micro'] };

const statements = (cart: Cart) =>
  assemble(cart, catalog, { ...options, region: '*', account: '*' }).documents.flatMap(
    ({ Statement }) => Statement,
  );

describe('an action on resources that do not all carry a key', () => {
  it('is stated with a tag of the request on what it creates, and without on what it uses', () => {
    const cart = setCondition(addAction(emptyCart, 'ec2:RunInstances'), 'all', tagged);
    expect(statements(cart)).toEqual([
      expect.objectContaining({
        Resource: ['arn:aws:ec2:*:*:instance/*', 'arn:aws:ec2:*:*:network-interface/*'],
        Condition: { StringEquals: { 'aws:RequestTag/team': 'ml' } },
      }),
      expect.not.objectContaining({ Condition: expect.anything() }),
    ]);
    expect(statements(cart)[1]?.Resource).toEqual([
      'arn:aws:ec2:*:*:security-group/*',
      'arn:aws:ec2:*:*:subnet/*',
      'arn:aws:ec2:*::image/*',
    ]);
  });

  it('has on each resource all conditions that it carries', () => {
    const one = setCondition(addAction(emptyCart, 'ec2:RunInstances'), 'all', tagged);
    expect(
      statements(setCondition(one, 'all', small)).map(({ Resource, Condition }) => [
        [Resource ?? []].flat().length,
        Object.keys(Condition?.['StringEquals'] ?? {}).sort(),
      ]),
    ).toEqual([
      [1, ['aws:RequestTag/team', 'ec2:InstanceType']],
      [1, ['aws:RequestTag/team']],
      [3, []],
    ]);
  });

  it('stays whole when it is denied, when the operator lets absence through, and where all carry the key', () => {
    const cart = addAction(emptyCart, 'ec2:RunInstances');
    const denied = {
      ...cart,
      items: cart.items.map((item) => ({ ...item, effect: 'Deny' as const })),
    };
    expect(statements(setCondition(denied, 'all', small))).toHaveLength(1);
    const lax = { ...small, operator: 'StringEqualsIfExists' };
    expect(statements(setCondition(cart, 'all', lax))).toHaveLength(1);
    const region = { operator: 'StringEquals', key: 'ec2:Region', values: ['eu-west-1'] };
    expect(statements(setCondition(cart, 'all', region))).toHaveLength(1);
  });
});
