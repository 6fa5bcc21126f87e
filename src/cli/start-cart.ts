/** The cart that the explorer starts with: from a file, from the last session, or empty. */

import type { KnownFile } from '../app/state/policy-file.ts';
import type { Message, Screen } from '../app/state/state.ts';
import { loadServices } from '../catalog/load.ts';
import type { Catalog } from '../catalog/model.ts';
import { parsePolicy } from '../iam/parse.ts';
import type { Target } from '../iam/policy-kind.ts';
import { cartIsEmpty, emptyCart } from '../policy/cart/cart.ts';
import { cartFromDocument } from '../policy/cart/load-cart.ts';
import { servicesIn } from '../policy/findings/check.ts';
import type { FormatId } from '../policy/formats/formats.ts';
import type { Cart } from '../policy/model.ts';
import { digestOf, openPolicyFile } from '../storage/policy-file.ts';
import type { CartStore } from '../storage/saved-carts.ts';
import { UsageError } from './usage-error.ts';

export interface StartCart {
  readonly cart: Cart;
  /** With the services that the cart names. */
  readonly catalog: Catalog;
  /** Absolute path of the file that was opened. */
  readonly file: string | null;
  /** What that file held. */
  readonly known: KnownFile | null;
  readonly message: Message | null;
  /** What the cart was for and the format it was shown in, where it was saved with them. */
  readonly target?: Target;
  readonly format?: FormatId;
  readonly screen?: Screen;
}

/** The cart of a policy file. Throws UsageError with one sentence when the file holds no policy. */
export async function cartOfFile(typed: string, catalog: Catalog): Promise<StartCart> {
  const opened = await openPolicyFile(typed);
  if (!opened.ok) throw new UsageError(opened.message);
  const { document, problems } = parsePolicy(opened.text);
  if (document === undefined) {
    const [first] = problems;
    const place = first ? ` (line ${first.position.line}, column ${first.position.column})` : '';
    throw new UsageError(`${opened.path} holds no policy: ${first?.message ?? 'it cannot be read.'}${place}`);
  }
  const full = loadServices(catalog, servicesIn(document));
  const { path: file, text } = opened;
  const known: KnownFile = { path: file, digest: digestOf(text), format: 'json' };
  return { cart: cartFromDocument(document, full), catalog: full, file, known, message: null };
}

const prefixes = ({ items }: Cart): readonly string[] => [
  ...new Set(items.map(({ action }) => action.split(':')[0]?.toLowerCase() ?? '')),
];

/** The cart of the last session, where there is one that nobody holds. */
export function savedCart(store: CartStore, catalog: Catalog): StartCart {
  const { restored, problem } = store.restore();
  const nothing: StartCart = { cart: emptyCart, catalog, file: null, known: null, message: null };
  if (problem !== undefined) return { ...nothing, message: { text: problem, tone: 'warning' } };
  if (restored === undefined || cartIsEmpty(restored.cart)) return nothing;
  const { cart, target, format, file = null, known } = restored;
  return {
    cart,
    catalog: loadServices(catalog, prefixes(cart)),
    file,
    known: file === null || known === undefined ? null : { path: file, ...known },
    ...(target === undefined ? {} : { target }),
    ...(format === undefined ? {} : { format }),
    // Nobody asked for the file this time: the search is what one starts for.
    screen: 'explore',
    message: { text: 'The cart of your last session is back; --fresh starts empty.', tone: 'hint' },
  };
}
