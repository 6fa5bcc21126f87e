import { describe, expect, it } from 'vitest';
import { loadServices } from '../../../src/catalog/load.ts';
import { assemble } from '../../../src/policy/assemble/assemble.ts';
import { addAction, addItem, emptyCart, setCondition } from '../../../src/policy/cart/cart.ts';
import type { Cart, Scope } from '../../../src/policy/cart-model.ts';
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

  it('stays whole under keys of every request, and under one that the reference lacks', () => {
    for (const key of ['aws:SourceVpc', 'ec2:NobodyKnows']) {
      const cart = setCondition(addAction(emptyCart, 'ec2:RunInstances'), 'all', { ...tagged, key });
      expect(statements(cart)).toMatchObject([{ Condition: { StringEquals: { [key]: 'ml' } } }]);
    }
  });

  it('keeps a condition that none of its resources can meet: without it, it would grant what it does not say', () => {
    const images: Scope = { kind: 'verbatim', resources: ['arn:aws:ec2:*::image/*'] };
    const cart = addItem(emptyCart, 'ec2:RunInstances', { scope: images, conditions: [tagged, small] });
    expect(statements(cart)).toMatchObject([
      { Resource: images.resources, Condition: { StringEquals: { 'aws:RequestTag/team': 'ml' } } },
    ]);
  });

  it('is asked about each resource: what may be of any type may carry the key', () => {
    const some: Scope = { kind: 'verbatim', resources: ['*', 'arn:aws:ec2:*:*:subnet/*'] };
    const cart = addItem(emptyCart, 'ec2:RunInstances', { scope: some, conditions: [tagged] });
    expect(statements(cart).map(({ Resource, Condition }) => [Resource, Condition === undefined])).toEqual([
      [['*'], false],
      [['arn:aws:ec2:*:*:subnet/*'], true],
    ]);
  });

  it('is as its author wrote it where it was loaded', () => {
    const cart = addItem(emptyCart, 'ec2:RunInstances', { conditions: [tagged] });
    const loaded = { ...cart, items: cart.items.map((item) => ({ ...item, loadedFrom: 's1' })) };
    expect(statements(loaded)).toHaveLength(1);
  });
});
