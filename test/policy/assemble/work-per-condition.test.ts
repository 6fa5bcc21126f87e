/** How much is compared for a statement of many conditions: each with those of its own name alone. */
import { beforeEach, expect, it, vi } from 'vitest';
import { loadCatalog, loadServices } from '../../../src/catalog/load.ts';
import { assemble } from '../../../src/policy/assemble/assemble.ts';
import { cartFromDocument } from '../../../src/policy/cart/load-cart.ts';
import { deepEqual } from '../../../src/text/deep-equal.ts';

// Only counted: what is called is what runs.
vi.mock('../../../src/text/deep-equal.ts', { spy: true });

beforeEach(() => {
  vi.clearAllMocks();
});

it('compares a loaded condition with the one of its name, not with all', () => {
  const comparisons = (count: number): number => {
    vi.clearAllMocks();
    const keys = Array.from({ length: count }, (_, at) => [`aws:PrincipalTag/t${at}`, 'x']);
    const Condition = { StringEquals: Object.fromEntries(keys) };
    const statement = { Effect: 'Allow' as const, Action: 's3:GetObject', Resource: '*', Condition };
    const catalog = loadServices(loadCatalog(), ['s3']);
    const cart = cartFromDocument({ Version: '2012-10-17', Statement: [statement] }, catalog);
    const item = cart.items[0];
    if (item === undefined) throw new Error('The statement has no item');
    // Another scope: the item is stated anew, its conditions stay as they were loaded.
    const changed = { ...item, scope: { kind: 'verbatim' as const, resources: ['arn:aws:s3:::b/*'] } };
    const options = { partition: 'aws', region: '*', account: '*', roleArns: [], target: 'managed' } as const;
    const { documents } = assemble({ ...cart, items: [changed] }, catalog, options);
    expect(documents[0]?.Statement[0]?.Condition).toEqual(Condition);
    return vi.mocked(deepEqual).mock.calls.length;
  };
  expect(comparisons(400) / comparisons(100)).toBeLessThan(6);
});
