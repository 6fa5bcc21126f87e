/** How much is taken apart for a pasted list of ARNs: each ARN, not each of the actions that it offers. */
import { expect, it, vi } from 'vitest';
import { loadCatalog } from '../../../src/catalog/load.ts';
import { readArrivals } from '../../../src/cli/read-arrivals.ts';
import { splitArn } from '../../../src/iam/arn-pattern.ts';
import { resourceLead } from '../../../src/policy/arn-template.ts';
import { addArrivals } from '../../../src/policy/cart/add-arrivals.ts';
import * as carts from '../../../src/policy/cart/cart.ts';

// Only counted: what is called is what runs.
vi.mock('../../../src/iam/arn-pattern.ts', { spy: true });
vi.mock('../../../src/policy/arn-template.ts', { spy: true });
vi.mock('../../../src/policy/cart/cart.ts', { spy: true });

it('looks at an ARN once, and for the items of an action while there are new ones', () => {
  const arns = Array.from(
    { length: 300 },
    (_, at) => `arn:aws:sagemaker:eu-west-1:111122223333:endpoint/e-${at}`,
  );
  const catalog = loadCatalog();
  const { arrivals } = readArrivals(arns.join('\n'), catalog);
  const picks = arrivals.flatMap(({ actions }) => actions.map((action) => ({ action, dependentOf: [] })));
  expect(picks.length).toBeGreaterThan(8 * arns.length);
  vi.clearAllMocks();
  const defaults = { partition: 'aws', region: '*', account: '*', roleArns: [] } as const;
  const { cart } = addArrivals(carts.emptyCart, catalog, picks, { scope: 'exact', defaults });
  expect(cart.items.length).toBeGreaterThan(8);
  expect(vi.mocked(resourceLead).mock.calls.length).toBeLessThan(2 * arns.length);
  expect(vi.mocked(splitArn).mock.calls.length).toBeLessThan(8 * arns.length);
  expect(vi.mocked(carts.itemsFor).mock.calls.length).toBeLessThan(4 * cart.items.length ** 2);
});
