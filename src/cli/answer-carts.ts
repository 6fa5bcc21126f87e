/** What the explorer asks about the carts that are kept, answered from the disk. */
import type { AppAction } from '../app/state/action.ts';
import type { CartsRequest } from '../app/state/carts-request.ts';
import { prefixOf } from '../catalog/ids.ts';
import { readServices } from '../catalog/load.ts';
import type { Catalog } from '../catalog/model.ts';
import { thisInstance } from '../storage/instance.ts';
import { deleteCart, keepCart, readingCarts, renameCart } from '../storage/kept-carts.ts';
import { contentOf, timeText } from './cart-words.ts';
import { inSlices } from './idle-work.ts';

const said = (problem: string | undefined, done: string): AppAction => ({
  kind: 'message',
  message: problem === undefined ? { text: done, tone: 'ok' } : { text: problem, tone: 'error' },
});

/** The answer to a request, as the app takes it. */
export async function answerCarts(
  request: CartsRequest,
  stateFolder: string,
  catalog: Catalog,
): Promise<AppAction> {
  if (request.kind === 'keep')
    return said(await keepCart(stateFolder, request.work, request.to), `The cart is kept as ${request.to}.`);
  const { carts, others } = await inSlices(readingCarts(stateFolder, thisInstance()));
  if (request.kind === 'list')
    return {
      kind: 'carts-listed',
      carts: carts.map((cart) => ({
        name: cart.name,
        about: `${timeText(cart.savedAt)}  ${contentOf(cart)}`,
      })),
    };
  const { name } = request;
  const cart = carts.find((each) => each.name === name);
  const unreadable = others.find((each) => each.name === name);
  if (cart === undefined)
    return said(
      unreadable !== undefined
        ? unreadable.sentence
        : name === 'last'
          ? 'No cart of an earlier session is kept.'
          : `There is no cart ${name} any more.`,
      '',
    );
  switch (request.kind) {
    case 'read': {
      const { cart: kept, target = 'managed', format = 'json' } = cart.saved;
      const services = [...new Set(kept.items.map(({ action }) => prefixOf(action)))];
      const parts = readServices(catalog, services);
      const work = { cart: kept, target, format };
      return { kind: 'cart-read', name, purpose: request.purpose, work, parts };
    }
    case 'rename':
      return said(renameCart(stateFolder, cart, request.to), `${name} is now ${request.to}.`);
    case 'delete':
      return said(deleteCart(cart), `The cart ${name} is deleted.`);
  }
}
