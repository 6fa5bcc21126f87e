/** What the cart shows of a long policy between a key and its findings, and afterwards, at three sizes. */
import { afterEach, describe, expect, it } from 'vitest';
import { cartFromDocument } from '../../src/policy/cart/load-cart.ts';
import { longPolicy } from '../support/long-policy.ts';
import { openSession, type Session, startWith } from '../support/screen.ts';

const sizes = [
  { columns: 60, rows: 20 },
  { columns: 80, rows: 24 },
  { columns: 140, rows: 40 },
] as const;

let session: Session | undefined;
afterEach(async () => {
  await session?.end();
  session = undefined;
});

describe('a long policy', () => {
  it.each(sizes)('of which a statement is removed, $columns by $rows', async (size) => {
    const start = startWith({ size, file: '/home/ines/models.json' });
    session = await openSession({ ...start, cart: cartFromDocument(longPolicy(120), start.catalog) });
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
