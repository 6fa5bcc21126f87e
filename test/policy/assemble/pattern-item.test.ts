/** Patterns as items of the cart: what they are stated on, and what is said of them. */
import { describe, expect, it } from 'vitest';
import { resourceTypeId } from '../../../src/catalog/ids.ts';
import { loadCatalog, loadServices } from '../../../src/catalog/load.ts';
import { policyFacts } from '../../../src/catalog/policy-facts.ts';
import type { PolicyDocument } from '../../../src/iam/document.ts';
import { compare } from '../../../src/iam/semantics/compare.ts';
import type { AttachedPolicy } from '../../../src/iam/semantics/layers.ts';
import { assemble } from '../../../src/policy/assemble/assemble.ts';
import { addAction, addItem, addItems, emptyCart } from '../../../src/policy/cart/cart.ts';
import { addDependents, orphanedDependents } from '../../../src/policy/cart/dependents.ts';
import type { Cart, CartItem, Scope } from '../../../src/policy/cart-model.ts';
import { actionsOfItem } from '../../../src/policy/item-actions.ts';
import { options } from '../session.ts';

const catalog = loadServices(loadCatalog(), ['s3', 'iam', 'logs']);
const stated = (cart: Cart) => {
  const { documents, findings } = assemble(cart, catalog, options);
  return {
    statements: documents.flatMap(({ Statement }) => Statement),
    said: findings.map(({ rule, severity }) => `${severity} ${rule}`),
    messages: findings.map(({ message }) => message),
  };
};

const alone = (pattern: string, parts: Partial<Pick<CartItem, 'effect' | 'scope' | 'conditions'>> = {}) =>
  stated(addItem(emptyCart, pattern, parts));

const endpoints = 'arn:aws:sagemaker:eu-west-1:111122223333:endpoint/prod-*';
const onEndpoints: Scope = { kind: 'arns', byType: { [resourceTypeId('sagemaker:endpoint')]: [endpoints] } };

describe('a pattern in the cart', () => {
  it('is stated on what the actions that it matches need', () => {
    expect(alone('sagemaker:DescribeTraining*').statements).toEqual([
      {
        Sid: 'DescribeTraining',
        Effect: 'Allow',
        Action: ['sagemaker:DescribeTraining*'],
        Resource: [
          'arn:aws:sagemaker:eu-west-1:111122223333:training-job/*',
          'arn:aws:sagemaker:eu-west-1:111122223333:training-plan/*',
        ],
      },
    ]);
  });

  it('is stated on * as soon as one of them takes no resource', () => {
    expect(alone('sagemaker:List*').statements[0]?.Resource).toEqual(['*']);
  });

  it('is stated on one ARN of the service, region and account where the types are many', () => {
    expect(alone('sagemaker:Stop*').statements[0]?.Resource).toEqual([
      'arn:aws:sagemaker:eu-west-1:111122223333:*',
    ]);
  });

  it('says what it grants today and that it grows', () => {
    const { said, messages } = alone('sagemaker:Describe*');
    expect(said).toEqual(['warning pattern-grows']);
    expect(messages[0]).toContain('79 actions today (79 Read)');
    expect(alone('sagemaker:Describe*', { effect: 'Deny' }).said).toEqual(['hint pattern-grows']);
  });

  it('limited to ARNs, is stated on these and on what else their actions require, and says who gets nothing', () => {
    const { statements, said, messages } = alone('sagemaker:*Endpoint', { scope: onEndpoints });
    expect(statements[0]?.Resource).toEqual([
      'arn:aws:sagemaker:eu-west-1:111122223333:endpoint-config/*',
      endpoints,
    ]);
    expect(said).toEqual(['warning pattern-grows']);
    const describing = alone('sagemaker:Describe*', { scope: onEndpoints });
    expect(describing.statements[0]?.Resource).toEqual([endpoints]);
    expect(describing.said).toEqual(['warning pattern-grows', 'warning pattern-limited']);
    expect(describing.messages[1]).toContain('of sagemaker:Describe* act on none');
    expect(messages.join()).not.toContain('none');
  });

  it('keeps nothing of ARNs that none of its actions takes, and is not widened instead', () => {
    const { statements, said } = alone('sagemaker:DescribeModel', {});
    expect(statements).toHaveLength(1);
    expect(said).toEqual([]);
    const refused = alone('sagemaker:DescribeTraining*', { scope: onEndpoints });
    expect(refused.statements).toEqual([]);
    expect(refused.said).toEqual(['warning pattern-grows', 'error scope-refused']);
  });

  it.each([
    [
      'sagemaker:DescribeEndpoint*',
      'Allow',
      /^DescribeEndpointConfig of .* acts on none .* it is not allowed by it/,
    ],
    ['sagemaker:*DescribeEndpoint*', 'Deny', /^DescribeEndpointConfig of .* it is not denied by it/],
    [
      'sagemaker:D*Endpoint*',
      'Allow',
      /^DeleteEndpointConfig and DescribeEndpointConfig of .* act on none .* they are not allowed/,
    ],
    ['sagemaker:Describe*', 'Allow', /^DescribeAIBenchmarkJob, \w+, \w+ and \d\d more of/],
  ] as const)('limited to ARNs, names who gets nothing: of %s in %s', (pattern, effect, words) => {
    const { said, messages } = alone(pattern, { effect, scope: onEndpoints });
    expect(said[1]).toBe('warning pattern-limited');
    expect(messages[1]).toMatch(words);
  });

  it('says once that an ARN is refused which several of its actions would take, and is then not stated', () => {
    const bad = 'arn:aws:sagemaker:eu-west-1:1:endpoint/a';
    const scope: Scope = { kind: 'arns', byType: { [resourceTypeId('sagemaker:endpoint')]: [bad] } };
    const { statements, said } = alone('sagemaker:*Endpoint', { scope });
    expect([statements, said]).toEqual([[], ['warning pattern-grows', 'error scope-refused']]);
  });

  it('is stated on what it needs where its ARNs are none, and takes a type in any case', () => {
    const none: Scope = { kind: 'arns', byType: { [resourceTypeId('sagemaker:endpoint')]: [] } };
    expect(alone('sagemaker:DescribeTraining*', { scope: none }).statements).toEqual(
      alone('sagemaker:DescribeTraining*').statements,
    );
    const other: Scope = { kind: 'arns', byType: { [resourceTypeId('SageMaker:Endpoint')]: [endpoints] } };
    expect(alone('sagemaker:DescribeEndpoint*', { scope: other }).statements[0]?.Resource).toEqual([
      endpoints,
    ]);
  });

  it('keeps a condition that one of its actions honours, and leaves off one that none does', () => {
    const condition = { operator: 'StringEquals', key: 'sagemaker:InstanceTypes', values: ['ml.t3.medium'] };
    const creating = alone('sagemaker:CreateTraining*', { conditions: [condition] });
    expect(creating.statements[0]?.Condition).toEqual({
      StringEquals: { 'sagemaker:InstanceTypes': 'ml.t3.medium' },
    });
    const listing = alone('sagemaker:ListModels*', { conditions: [condition] });
    expect(listing.statements[0]?.Condition).toBeUndefined();
    expect(listing.said).toContain('warning condition-not-honoured');
  });

  it('that may pass roles stands apart, as iam:PassRole does', () => {
    const cart = addItems(emptyCart, ['iam:Pass*', 'iam:GetRole']);
    expect(stated(cart).statements.map(({ Action }) => Action)).toEqual([['iam:Pass*'], ['iam:GetRole']]);
  });

  it('that somebody chose brings what its actions need, for their sake', () => {
    const cart = addDependents(addAction(emptyCart, 'sagemaker:CreateTrainingJ*'), catalog, 'all');
    const role = cart.items.find(({ action }) => action === 'iam:PassRole');
    expect(role?.dependentOf).toEqual(['sagemaker:CreateTrainingJob']);
    expect(orphanedDependents(cart, [], catalog)).toEqual([]);
    expect(orphanedDependents(cart, ['i1'], catalog).map(({ action }) => action)).toContain('iam:PassRole');
  });

  it.each([
    'sagemaker:Describe*',
    'sagemaker:*Endpoint*',
    's3:Get*',
    'iam:*Role',
    'logs:Put*',
    'sagemaker:*',
  ])('grants by %s what its actions grant by name on the same resources, no more and no less', (pattern) => {
    const cart = addItem(emptyCart, pattern);
    const { documents } = assemble(cart, catalog, options);
    const resources = [documents[0]?.Statement[0]?.Resource ?? []].flat();
    const named = assemble(
      addItems(
        emptyCart,
        actionsOfItem(catalog, { action: pattern }).map(({ id }) => id),
        { scope: { kind: 'verbatim', resources } },
      ),
      catalog,
      { ...options, target: 'scp' },
    );
    const attached = (each: readonly PolicyDocument[]): readonly AttachedPolicy[] =>
      each.map((document) => ({ kind: 'identity', document, file: 'policy.json' }));
    // Limits that a passed role gets by itself are told in dependent-limits; here the resources are the same.
    const plain = named.documents.map((document) => ({
      ...document,
      Statement: document.Statement.map(({ Condition: _, ...statement }) => statement),
    }));
    const { gained, lost } = compare(attached(plain), attached(documents), policyFacts(catalog));
    expect({ gained, lost }).toEqual({ gained: [], lost: [] });
  });
});
