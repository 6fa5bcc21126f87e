/** Policies larger than their target allows: every part fits, there are few of them, and together they say the same. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadCatalog } from '../../../src/catalog/load.ts';
import type { PolicyDocument, Statement } from '../../../src/iam/document.ts';
import { policyKinds, type Target } from '../../../src/iam/policy-kind.ts';
import { policySize } from '../../../src/iam/policy-size.ts';
import { assemble } from '../../../src/policy/assemble/assemble.ts';
import { addAction, addItem, emptyCart } from '../../../src/policy/cart/cart.ts';
import { cartFromDocument } from '../../../src/policy/cart/load-cart.ts';
import type { AssembleOptions, Cart } from '../../../src/policy/cart-model.ts';
import { sampleArbitrary } from '../random-cart.ts';
import { options } from '../session.ts';

const catalog = loadCatalog();

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value]);

/** Each action on each resource that statements give, with everything else that they say. */
const said = (statements: readonly Statement[]): ReadonlySet<string> =>
  new Set(
    statements.flatMap(({ Sid: _, Action, Resource, ...rest }) =>
      listOf(Action).flatMap((action) =>
        listOf(Resource).map((resource) => JSON.stringify([rest, action, resource])),
      ),
    ),
  );

const statementsOf = (documents: readonly PolicyDocument[]): readonly Statement[] =>
  documents.flatMap(({ Statement: all }) => all);

function expectFits(documents: readonly PolicyDocument[], target: Target): void {
  for (const document of documents) {
    const { used, limit } = policySize(document, target);
    expect(used).toBeLessThanOrEqual(limit);
  }
  const sids = statementsOf(documents).flatMap(({ Sid }) => Sid ?? []);
  expect(new Set(sids).size).toBe(sids.length);
}

/** Fewer documents than this cannot hold the statements, divided as they are. */
const leastFor = (documents: readonly PolicyDocument[], target: Target): number => {
  const frame = 45;
  const all = documents.reduce((sum, document) => sum + policySize(document, target).used - frame, 0);
  return Math.ceil(all / (policyKinds[target].limit - frame));
};

const text = (prefix: string) =>
  fc.integer({ min: 1, max: 90 }).map((length) => `${prefix}${'x'.repeat(length)}`);

const entries = (prefix: string, most: number): fc.Arbitrary<readonly string[]> =>
  fc
    .tuple(fc.integer({ min: 1, max: most }), text(prefix))
    .map(([count, stem]) => Array.from({ length: count }, (_, at) => `${stem}${at}`));

const statement = fc.record(
  {
    Sid: fc.uuid().map((id) => id.replaceAll('-', '')),
    Effect: fc.constantFrom<'Allow' | 'Deny'>('Allow', 'Deny'),
    Action: entries('sagemaker:Get', 150),
    Resource: entries('arn:aws:s3:::', 150),
    Condition: fc.constant({ StringEquals: { 'aws:PrincipalTag/team': ['a', 'b'] } }),
  },
  { requiredKeys: ['Effect', 'Action', 'Resource'] },
);

describe('a policy that is too large', () => {
  test('of a file whose statements are too large themselves: parts that fit and say the same', () => {
    fc.assert(
      fc.property(
        fc.array(statement, { minLength: 1, maxLength: 4 }),
        fc.constantFrom<Target>('managed', 'user', 'scp'),
        (statements, target) => {
          const opened = cartFromDocument({ Version: '2012-10-17', Statement: statements }, catalog);
          const cart = addAction(opened, 'sagemaker:CreateModel');
          const { documents } = assemble(cart, catalog, { ...options, target });
          expectFits(documents, target);
          const own = statementsOf(
            assemble(addAction(emptyCart, 'sagemaker:CreateModel'), catalog, options).documents,
          );
          expect(said(statementsOf(documents))).toEqual(said([...statements, ...own]));
          expect(documents.length).toBeLessThanOrEqual(Math.ceil(leastFor(documents, target) * 1.3) + 1);
        },
      ),
      { numRuns: 20 },
    );
  });

  test('of a large cart: parts that fit, whatever is in it', () => {
    const large = fc
      .array(sampleArbitrary(catalog), { minLength: 3, maxLength: 6 })
      .map((samples): { cart: Cart; options: AssembleOptions } => ({
        cart: samples
          .flatMap(({ cart }) => cart.items)
          .reduce((made, { action, ...parts }) => addItem(made, action, parts), emptyCart),
        options: samples[0]?.options ?? options,
      }));
    fc.assert(
      fc.property(large, ({ cart, options: own }) => {
        const { documents } = assemble(cart, catalog, own);
        expectFits(documents, own.target);
        expect(documents.length).toBeLessThanOrEqual(Math.ceil(leastFor(documents, own.target) * 1.3) + 1);
      }),
      { numRuns: 10 },
    );
  });

  test('thousands of ARNs of one action fill their parts', () => {
    const arns = Array.from(
      { length: 3000 },
      (_, at) => `arn:aws:sagemaker:eu-west-1:111122223333:model/m-${at}`,
    );
    const cart = addItem(emptyCart, 'sagemaker:DescribeModel', {
      scope: { kind: 'verbatim', resources: arns },
    });
    const { documents } = assemble(cart, catalog, options);
    expectFits(documents, 'managed');
    expect(documents).toHaveLength(leastFor(documents, 'managed'));
  });

  test('NotAction keeps its list: a part of it would mean more', () => {
    const held: Statement = {
      Effect: 'Deny',
      NotAction: Array.from({ length: 400 }, (_, at) => `sagemaker:GetSomething${at}`),
      Resource: ['arn:aws:s3:::a', 'arn:aws:s3:::b'],
    };
    const opened = cartFromDocument({ Version: '2012-10-17', Statement: [held] }, catalog);
    const { documents, findings } = assemble(addAction(opened, 'sagemaker:CreateModel'), catalog, options);
    for (const { NotAction } of statementsOf(documents))
      if (NotAction !== undefined) expect(NotAction).toEqual(held.NotAction);
    expect(findings.map(({ rule }) => rule)).toContain('statement-too-large');
  });
});
