/** What the cart shows of a long policy between a key and its findings, and afterwards, at three sizes. */
import { describe, expect, it, onTestFinished } from 'vitest';
import { cartFromDocument } from '../../src/policy/cart/load-cart.ts';
import { longPolicy } from '../support/long-policy.ts';
import { comparedSizes, openSession, startWith } from '../support/screen.ts';

describe('a long policy', () => {
  it.each(comparedSizes)('of which a statement is removed, $columns by $rows', async (size) => {
    const start = startWith({ size, file: '/home/ines/models.json' });
    const session = await openSession({ ...start, cart: cartFromDocument(longPolicy(120), start.catalog) });
    onTestFinished(() => session.end());
    session.store.dispatch({ kind: 'begun' });
    session.prove();
    await session.see('2 errors');
    await session.press('x', 'tab');
    const name = `${size.columns}x${size.rows}`;
    await session.see('Checking');
    await expect(`${await session.frame()}\n`).toMatchFileSnapshot(`${name}/long-policy-checking.txt`);
    session.prove();
    await session.see('1 error');
    await expect(`${await session.frame()}\n`).toMatchFileSnapshot(`${name}/long-policy-checked.txt`);
  });
});
