/** How much is compared to put hundreds of actions into statements: an ARN with what acts on its type, not each pair. */
import { beforeEach, expect, it, vi } from 'vitest';
import { loadCatalog } from '../../../src/catalog/load.ts';
import { arnCommonInside, arnContains, arnOverlaps } from '../../../src/iam/arn-pattern.ts';
import { assemble } from '../../../src/policy/assemble/assemble.ts';
import { addItems, emptyCart } from '../../../src/policy/cart/cart.ts';

// Only counted: what is called is what runs.
vi.mock('../../../src/iam/arn-pattern.ts', { spy: true });

beforeEach(() => {
  vi.clearAllMocks();
});

it('asks an ARN of the few types whose ARNs begin like it', () => {
  const catalog = loadCatalog();
  const own = catalog.actions.filter(({ service }) => service === 'sagemaker').map(({ id }) => id);
  expect(own.length).toBeGreaterThan(300);
  const options = { partition: 'aws', region: '*', account: '*', roleArns: [], target: 'managed' } as const;
  const { documents } = assemble(addItems(emptyCart, own), catalog, options);
  expect(documents.length).toBeGreaterThan(0);
  const asked = [arnOverlaps, arnCommonInside, arnContains].map((each) => vi.mocked(each).mock.calls.length);
  expect(asked.reduce((sum, each) => sum + each, 0)).toBeLessThan(5 * own.length);
});
