/**
 * The cart of a policy that was edited as text. Statements that were left as they were keep what the text does not say
 * (default scopes, whose sake an item is there for); the others are held as they are written. Where that would not make
 * the edited policy again, statement for statement, all of it is read as if it came from a file: nothing that was typed
 * is lost.
 */
import type { Catalog } from '../../catalog/model.ts';
import type { PolicyDocument, Statement } from '../../iam/document.ts';
import { deepEqual } from '../../text/deep-equal.ts';
import { assemble } from '../assemble/assemble.ts';
import type { AssembleOptions, Assembly, Cart } from '../cart-model.ts';
import { cartFromDocument, itemsOfStatement } from './load-cart.ts';

/** The assembled policy as one document, however many it was divided into: what is edited is one text. */
export function wholeDocument({ documents }: Assembly): PolicyDocument {
  const [first] = documents;
  const Statement = documents.flatMap((document) => document.Statement);
  return { Version: '2012-10-17', ...first, Statement };
}

const headOf = ({ Statement: _, ...head }: PolicyDocument): unknown => head;

/** Statements as texts in one order, to compare lists of them whatever their order. */
const inOneOrder = (statements: readonly Statement[]): readonly string[] =>
  statements.map((each) => JSON.stringify(each)).sort();

/** The statements of `after` that `before` does not have, and the other way round; of equal ones each counts. */
function difference(
  before: readonly Statement[],
  after: readonly Statement[],
): { readonly gone: readonly Statement[]; readonly fresh: readonly Statement[] } {
  const gone = [...before];
  const fresh = after.filter((statement) => {
    const at = gone.findIndex((each) => deepEqual(each, statement));
    if (at >= 0) gone.splice(at, 1);
    return at < 0;
  });
  return { gone, fresh };
}

/** The cart without the statements that are gone, and with those that are fresh. */
function patched(
  cart: Cart,
  { gone, fresh }: ReturnType<typeof difference>,
  { documents, origins }: Assembly,
  catalog: Catalog,
): Cart {
  const left = new Set(gone);
  const goneItems = new Set(
    origins.flatMap(({ document, statement, items }) => {
      const stated = documents[document]?.Statement[statement];
      return stated !== undefined && left.has(stated) ? items : [];
    }),
  );
  const kept = cart.loaded.filter(
    ({ statement, items }) => !left.has(statement) && !items.some(({ id }) => goneItems.has(id)),
  );
  const firstKey = 1 + Math.max(0, ...cart.loaded.map(({ key }) => Number(key.slice(1)) || 0));
  let { nextId } = cart;
  const held = fresh.map((statement, at) => {
    const key = `s${firstKey + at}`;
    const items = itemsOfStatement(statement, key, nextId, catalog);
    nextId += items.length;
    return { key, statement, items };
  });
  return {
    ...cart,
    items: [...cart.items.filter(({ id }) => !goneItems.has(id)), ...held.flatMap(({ items }) => items)],
    loaded: [...kept, ...held],
    nextId,
  };
}

/**
 * The cart whose policy is the edited document; the same cart where the document says what it said. The assembly must
 * be that of the cart, and the services of the document loaded.
 */
export function cartWithDocument(
  cart: Cart,
  after: PolicyDocument,
  assembly: Assembly,
  catalog: Catalog,
  options: AssembleOptions,
): Cart {
  const before = wholeDocument(assembly);
  if (deepEqual(before, after)) return cart;
  const changes = difference(before.Statement, after.Statement);
  if (changes.fresh.length + changes.gone.length > 0 && deepEqual(headOf(before), headOf(after))) {
    const changed = patched(cart, changes, assembly, catalog);
    const made = wholeDocument(assemble(changed, catalog, options));
    if (deepEqual(inOneOrder(made.Statement), inOneOrder(after.Statement))) return changed;
  }
  return cartFromDocument(after, catalog);
}
