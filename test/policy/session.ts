/** What the policy tests share: the real catalog, options, and short ways to say what a user does. */
import { loadCatalog } from '../../src/catalog/load.ts';
import type { PolicyDocument, Statement } from '../../src/iam/document.ts';
import { assemble } from '../../src/policy/assemble/assemble.ts';
import { addAction, emptyCart } from '../../src/policy/cart/cart.ts';
import type { AssembleOptions, Cart } from '../../src/policy/cart-model.ts';

export const catalog = loadCatalog();

export const options: AssembleOptions = {
  partition: 'aws',
  region: 'eu-west-1',
  account: '111122223333',
  roleArns: [],
  target: 'managed',
};

/** The front of every SageMaker ARN under `options`. */
export const mine = 'arn:aws:sagemaker:eu-west-1:111122223333';

/** A cart of actions chosen one after the other. */
export function cartOf(...actions: readonly string[]): Cart {
  return actions.reduce((cart, action) => addAction(cart, action), emptyCart);
}

/** The one document that a cart makes. */
export function documentOf(cart: Cart, changed: Partial<AssembleOptions> = {}): PolicyDocument {
  const { documents } = assemble(cart, catalog, { ...options, ...changed });
  const [document] = documents;
  if (document === undefined || documents.length > 1) throw new Error(`${documents.length} documents`);
  return document;
}

export function statementsOf(cart: Cart, changed: Partial<AssembleOptions> = {}): readonly Statement[] {
  return documentOf(cart, changed).Statement;
}

/** What assembly has to say, as `rule: message`. */
export function saidOf(cart: Cart, changed: Partial<AssembleOptions> = {}): readonly string[] {
  return assemble(cart, catalog, { ...options, ...changed }).findings.map(
    ({ rule, message }) => `${rule}: ${message}`,
  );
}
