/** The cart that the explorer starts with: from a file, from the last session, or empty. */
import { loadServices } from '../catalog/load.ts';
import type { Catalog } from '../catalog/model.ts';
import { emptyCart } from '../policy/cart.ts';
import { servicesIn } from '../policy/findings/check.ts';
import { cartFromDocument } from '../policy/load-cart.ts';
import type { Cart } from '../policy/model.ts';
import { parsePolicy } from '../policy/parse.ts';
import type { KnownFile, Message } from '../state/state.ts';
import { digestOf, openPolicyFile } from '../storage/policy-file.ts';
import type { CartStore } from '../storage/saved-carts.ts';
import { safeText } from '../text/escape.ts';
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
}

/** The cart of a policy file. Throws UsageError with one sentence when the file holds no policy. */
export async function cartOfFile(typed: string, catalog: Catalog): Promise<StartCart> {
  const opened = await openPolicyFile(typed);
  if (!opened.ok) throw new UsageError(opened.message);
  const { document, findings } = parsePolicy(opened.text);
  if (document === undefined) {
    const [first] = findings;
    const place = first?.position ? ` (line ${first.position.line}, column ${first.position.column})` : '';
    throw new UsageError(
      safeText(`${opened.path} holds no policy: ${first?.message ?? 'it cannot be read.'}${place}`),
    );
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
  if (restored === undefined || restored.cart.items.length + restored.cart.loaded.length === 0)
    return nothing;
  return {
    cart: restored.cart,
    catalog: loadServices(catalog, prefixes(restored.cart)),
    file: null,
    known: null,
    message: { text: 'The cart of your last session is back; --fresh starts empty.', tone: 'hint' },
  };
}
