/** What the explorer asks about kept carts, answered from a folder on the disk. */
import { describe, expect, it } from 'vitest';
import type { AppAction } from '../../src/app/state/action.ts';
import type { CartsRequest } from '../../src/app/state/carts-request.ts';
import { loadCatalog } from '../../src/catalog/load.ts';
import { answerCarts } from '../../src/cli/answer-carts.ts';
import { addAction, emptyCart } from '../../src/policy/cart/cart.ts';
import { testFolder } from '../storage/folder.ts';

const folder = testFolder();
const catalog = loadCatalog();
const work = { cart: addAction(emptyCart, 's3:GetObject'), target: 'role', format: 'terraform' } as const;

describe('a cart that is kept under a name', () => {
  it('is listed with its content, read with its services, renamed and deleted', async () => {
    const ask = (request: CartsRequest): Promise<AppAction> => answerCarts(request, folder(), catalog);
    expect(await ask({ kind: 'list' })).toEqual({ kind: 'carts-listed', carts: [] });
    expect(await ask({ kind: 'keep', to: 'mine', work })).toMatchObject({ message: { tone: 'ok' } });
    expect(await ask({ kind: 'keep', to: 'mine', work })).toMatchObject({ message: { tone: 'error' } });
    expect(await ask({ kind: 'keep', to: 'last', work })).toMatchObject({ message: { tone: 'error' } });
    expect(await ask({ kind: 'list' })).toMatchObject({
      carts: [{ name: 'mine', about: expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d {2}s3:GetObject$/) }],
    });
    const read = await ask({ kind: 'read', name: 'mine', purpose: 'open' });
    expect(read).toMatchObject({ kind: 'cart-read', name: 'mine', work });
    expect(read.kind === 'cart-read' && [...read.parts.keys()]).toEqual(['s3']);
    await ask({ kind: 'rename', name: 'mine', to: 'buckets' });
    expect(await ask({ kind: 'list' })).toMatchObject({ carts: [{ name: 'buckets' }] });
    await ask({ kind: 'delete', name: 'buckets' });
    expect(await ask({ kind: 'list' })).toEqual({ kind: 'carts-listed', carts: [] });
    expect(await ask({ kind: 'read', name: 'last', purpose: 'open' })).toMatchObject({
      message: { text: 'No cart of an earlier session is kept.', tone: 'error' },
    });
  });
});
