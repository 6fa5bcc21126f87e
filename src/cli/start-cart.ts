/** The cart that the explorer starts with: from a file, from the last session, or empty. */

import type { KnownFile } from '../app/state/known-file.ts';
import type { Message, ScreenName } from '../app/state/state.ts';
import { prefixOf } from '../catalog/ids.ts';
import { loadServices } from '../catalog/load.ts';
import type { Catalog } from '../catalog/model.ts';
import type { PolicyDocument } from '../iam/document.ts';
import { parsePolicy } from '../iam/parse.ts';
import type { Target } from '../iam/policy-kind.ts';
import { policiesIn } from '../intake/policies/policies-in.ts';
import { verdictSentence } from '../intake/verdict.ts';
import { addArrivals, picksOf } from '../policy/cart/add-arrivals.ts';
import { emptyCart } from '../policy/cart/cart.ts';
import { makingCart } from '../policy/cart/load-cart.ts';
import type { Cart, Defaults } from '../policy/cart-model.ts';
import { servicesIn } from '../policy/findings/check.ts';
import type { FormatId } from '../policy/formats/formats.ts';
import { digestOf, openPolicyFile } from '../storage/policy-file.ts';
import { cartIn, newerSentence } from '../storage/read-cart.ts';
import type { CartStore } from '../storage/saved-carts.ts';
import { grouped } from '../text/count.ts';
import { inSlices } from './idle-work.ts';
import { readArrivals } from './read-arrivals.ts';
import { UsageError } from './usage-error.ts';

/** The cart that a session begins with. */
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
  readonly screen?: ScreenName;
}

/** The largest policy of AWS (20,480 characters) has room for a third of them. What is beyond would be minutes of work. */
const mostStatements = 1_000;

/** Characters of the policies of a file, ten times the largest of AWS: a thousand names that nobody knows are seconds too. */
const mostText = 200_000;

/**
 * The cart of a file: of the policy that it is, of the policies that it holds, or of what is recognised in it.
 * @throws UsageError with one sentence when there is nothing of these
 */
export async function cartOfFile(typed: string, catalog: Catalog, defaults: Defaults): Promise<StartCart> {
  const opened = await openPolicyFile(typed);
  if (opened.kind === 'failed') throw new UsageError(opened.message);
  const kept = cartOfSaved(opened, catalog);
  if (kept !== undefined) return kept;
  const { document, problems } = parsePolicy(opened.text);
  const { path: file, text } = opened;
  if (document !== undefined) {
    refuseTooMany(document, file);
    const full = loadServices(catalog, servicesIn(document));
    const cart = await inSlices(makingCart(document, full));
    // What is packed is read and not written to: its policy comes apart from the file.
    if (opened.packed === true) return apart(cart, full, `${onePolicy}.`);
    const known: KnownFile = { path: file, digest: digestOf(text), format: 'json' };
    return { cart, catalog: full, file, known, message: null };
  }
  const other =
    (await cartOfPolicies(text, file, catalog)) ??
    (brokenPolicy.test(text) ? undefined : cartOfArrivals(text, catalog, defaults));
  if (other !== undefined) return other;
  const [first] = problems;
  const place = first ? ` (line ${first.position.line}, column ${first.position.column})` : '';
  throw new UsageError(`${opened.path} holds no policy: ${first?.message ?? 'it cannot be read.'}${place}`);
}

/** @throws UsageError where a document has more statements, or longer ones, than a session can work with */
function refuseTooMany(document: PolicyDocument, file: string): void {
  const refuse = (length: number, of: string): never => {
    const held = `${file} has ${grouped(length)} ${of}, more than any policy has room for`;
    throw new UsageError(`${held}; sm-explore check reads it.`);
  };
  const { length } = document.Statement;
  if (length > mostStatements) refuse(length, 'statements');
  const text = JSON.stringify(document).length;
  if (text > mostText) refuse(text, 'characters of statements');
}

/** The beginning of a policy: one that cannot be read is to be mended, not to be taken for a list of the names in it. */
const brokenPolicy = /^\s*\{\s*"(?:Version|Id|Statement)"\s*:/u;

const onePolicy = 'The policy in the file is open';

/** A cart that comes from a file but is not the file: saving it asks where to. */
const apart = (cart: Cart, catalog: Catalog, text: string): StartCart => ({
  cart,
  catalog,
  file: null,
  known: null,
  message: { text, tone: 'hint' },
  screen: 'cart',
});

/**
 * The cart that a saved cart's file holds; undefined for another file.
 * @throws UsageError for the cart of a newer version
 */
function cartOfSaved(
  { path, text }: { readonly path: string; readonly text: string },
  catalog: Catalog,
): StartCart | undefined {
  const found = cartIn(text);
  if (found?.kind === 'newer' && found.hasCart) throw new UsageError(newerSentence(path));
  if (found?.kind !== 'cart') return undefined;
  const { cart, target, format } = found.saved;
  return {
    ...apart(cart, loadServices(catalog, prefixes(cart)), 'A copy of the saved cart is open.'),
    ...(target === undefined ? {} : { target }),
    ...(format === undefined ? {} : { format }),
  };
}

/** The statements of the policies that a template or another file holds, trust policies aside. */
async function cartOfPolicies(text: string, file: string, catalog: Catalog): Promise<StartCart | undefined> {
  const found = policiesIn(text).filter(({ kind }) => kind !== 'trust');
  const documents = found.flatMap(({ document }) => document ?? []);
  const [first] = documents;
  if (first === undefined) return undefined;
  const document = { ...first, Statement: documents.flatMap(({ Statement }) => Statement) };
  refuseTooMany(document, file);
  const full = loadServices(catalog, servicesIn(document));
  const unknown = found.reduce((sum, each) => sum + each.unknown.length, 0);
  const said =
    documents.length === 1 ? onePolicy : `${documents.length} policies of the file are open together`;
  const filled =
    unknown === 0 ? '' : `; ${unknown} of its values are filled in later and stand by their names`;
  return apart(await inSlices(makingCart(document, full)), full, `${said}${filled}.`);
}

/** What an error, events, calls or ARNs ask for, with their exact scope. */
function cartOfArrivals(text: string, catalog: Catalog, defaults: Defaults): StartCart | undefined {
  const { arrivals } = readArrivals(text, catalog);
  if (arrivals.length === 0) return undefined;
  const full = loadServices(
    catalog,
    arrivals.flatMap(({ actions }) => actions.map(({ id }) => prefixOf(id))),
  );
  const { cart } = addArrivals(emptyCart, full, arrivals.flatMap(picksOf), { scope: 'exact', defaults });
  const count = cart.items.length;
  const [denied] = arrivals.flatMap(({ verdict }) =>
    verdict?.reason === 'explicit-deny' ? [verdictSentence(verdict)] : [],
  );
  const said = `${count} ${count === 1 ? 'action' : 'actions'} from the file, as it needs them.`;
  return apart(cart, full, denied === undefined ? said : `${said} ${denied}`);
}

const prefixes = ({ items }: Cart): readonly string[] => [
  ...new Set(items.map(({ action }) => action.split(':')[0]?.toLowerCase() ?? '')),
];

/** The cart of the last session, where there is one that nobody holds. */
export function savedCart(store: CartStore, catalog: Catalog): StartCart {
  const { restored, problem } = store.restore();
  const nothing: StartCart = { cart: emptyCart, catalog, file: null, known: null, message: null };
  const warning = problem === undefined ? null : { text: problem, tone: 'warning' as const };
  if (restored === undefined) return { ...nothing, message: warning };
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
    message: warning ?? {
      text: 'The cart of your last session is back; --fresh starts empty.',
      tone: 'hint',
    },
  };
}
