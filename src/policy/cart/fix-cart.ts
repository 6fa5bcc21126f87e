/**
 * The fix of a finding, applied to the cart instead of to the text that the cart makes. Only the statements that a
 * fix edits are modelled anew: what the others are made of (default scopes, whose sake an item is there for) is
 * nowhere in the text and would be lost.
 */
import type { Catalog } from '../../catalog/model.ts';
import { listOf, type PolicyDocument, type Statement } from '../../iam/document.ts';
import { deepEqual } from '../../text/deep-equal.ts';
import { assemble } from '../assemble/assemble.ts';
import type { AssembleOptions, Assembly, Cart, CartItem, LoadedStatement } from '../cart-model.ts';
import { applyEdits } from '../edit.ts';
import type { Edit, Fix } from '../finding.ts';
import { addAction, removeItem } from './cart.ts';
import { addDependent } from './dependents.ts';
import { itemsOfStatement } from './load-cart.ts';

const sortedTexts = (value: unknown): readonly string[] => listOf(value).map(String).sort();

/** A statement as what it says: without its name, without the order of its lists. */
function saying(statement: Statement): string {
  const { Sid: _, Action, Resource, Condition, ...rest } = statement;
  const conditions = Object.entries(Condition ?? {}).flatMap(([operator, keys]) =>
    Object.entries(keys).map(([key, values]) => JSON.stringify([operator, key, sortedTexts(values)])),
  );
  return JSON.stringify([
    Object.entries(rest).sort(([a], [b]) => (a < b ? -1 : 1)),
    sortedTexts(Action),
    sortedTexts(Resource),
    conditions.sort(),
  ]);
}

const sayings = (statements: readonly Statement[]): readonly string[] => statements.map(saying).sort();

/** The same of statements that may be divided otherwise: each action on each resource by itself. */
const dividedSayings = (statements: readonly Statement[]): readonly string[] =>
  [
    ...new Set(
      statements.flatMap((statement) =>
        listOf(statement.Action ?? [undefined]).flatMap((action) =>
          listOf(statement.Resource ?? [undefined]).map((resource) =>
            saying({ ...statement, Action: String(action), Resource: String(resource) }),
          ),
        ),
      ),
    ),
  ].sort();

/** The documents of an assembly as one, and what is edited in one of them as edits of that. */
interface Joined {
  readonly before: PolicyDocument;
  readonly edits: readonly Edit[];
  readonly origins: Assembly['origins'];
}

function join({ documents, origins }: Assembly, edits: readonly Edit[], edited: number): Joined | undefined {
  const [first] = documents;
  if (first === undefined) return undefined;
  const starts = documents.map((_, at) =>
    documents.slice(0, at).reduce((sum, { Statement: own }) => sum + own.length, 0),
  );
  const all = documents.flatMap(({ Statement: own }) => own);
  const own = documents[edited]?.Statement.length ?? 0;
  const moved = (index: number): number =>
    index < own ? index + (starts[edited] ?? 0) : index - own + all.length;
  return {
    before: { ...first, Statement: all },
    edits: edits.map((edit) => {
      const [root, index, ...rest] = edit.path;
      return root === 'Statement' && typeof index === 'number'
        ? { ...edit, path: [root, moved(index), ...rest] }
        : edit;
    }),
    origins: origins.map((origin) => ({
      ...origin,
      document: 0,
      statement: origin.statement + (starts[origin.document] ?? 0),
    })),
  };
}

/**
 * Whether a fix can be carried out in the cart: one that edits a statement whose items stand in other parts of a split
 * policy, too, would say of them what only one part says.
 */
export function canFix(fix: Fix, document: number, { documents, origins }: Assembly): boolean {
  if (fix.kind !== 'edits' || documents.length < 2) return true;
  const edited = new Set(fix.edits.map(({ path }) => path[1]));
  const inside = origins.filter((origin) => origin.document === document && edited.has(origin.statement));
  const items = new Set(inside.flatMap((origin) => origin.items));
  return origins.every((origin) => inside.includes(origin) || !origin.items.some((item) => items.has(item)));
}

/** For each statement of the fixed document its index before the fix; null for one that the fix brought. */
function placesAfter(count: number, edits: readonly Edit[]): readonly (number | null)[] {
  const places: (number | null)[] = Array.from({ length: count }, (_, index) => index);
  for (const { op, path } of edits) {
    const [root, index] = path;
    if (root !== 'Statement' || typeof index !== 'number') continue;
    if (op === 'remove' && path.length === 2) places.splice(index, 1);
    else if (op === 'set' && index === places.length) places.push(null);
  }
  return places;
}

type DependentFix = Extract<Fix, { readonly kind: 'add-dependent' }>;

/** What an item becomes when its statement says `after`; what the fix leaves alone stays the item's own. */
function merged(item: CartItem, before: Statement, after: Statement, anew: CartItem): CartItem {
  return {
    ...item,
    effect: after.Effect,
    scope: deepEqual(before.Resource, after.Resource) ? item.scope : anew.scope,
    conditions: deepEqual(before.Condition, after.Condition) ? item.conditions : anew.conditions,
  };
}

interface Change {
  readonly before: Statement | undefined;
  readonly after: Statement | undefined;
  /** The items that `before` states. */
  readonly items: readonly string[];
}

/** The statement's items changed where they are; actions that it names no more go, new ones come behind them. */
function changeItems(cart: Cart, { before, after, items }: Change, catalog: Catalog): Cart {
  const anew = after === undefined ? [] : itemsOfStatement(after, '', cart.nextId, catalog);
  const left = new Map(anew.map((item) => [item.action.toLowerCase(), item] as const));
  const same = deepEqual(before?.Resource, after?.Resource);
  const origin = cart.items.find(({ id }) => items.includes(id))?.loadedFrom;
  const kept = cart.items.flatMap((item) => {
    if (!items.includes(item.id) || before === undefined) return [item];
    const model = anew.find(({ action }) => action.toLowerCase() === item.action.toLowerCase());
    // A second item of an action has nothing to add once the resources are those of the statement.
    if (after === undefined || model === undefined || (!same && !left.has(item.action.toLowerCase())))
      return [];
    left.delete(item.action.toLowerCase());
    return [merged(item, before, after, model)];
  });
  const fresh = [...left.values()].map(({ loadedFrom: _, ...item }) =>
    origin === undefined ? item : { ...item, loadedFrom: origin },
  );
  const end = kept.findLastIndex(({ id }) => items.includes(id));
  const at = end < 0 ? kept.length : end + 1;
  return { ...cart, items: kept.toSpliced(at, 0, ...fresh), nextId: cart.nextId + anew.length };
}

const unusedKey = ({ loaded }: Cart): string =>
  `s${1 + Math.max(0, ...loaded.map(({ key }) => Number(key.slice(1)) || 0))}`;

/** The statement held as it is written, in the place of `replaced` or behind the others. */
function holdStatement(
  cart: Cart,
  change: Change,
  replaced: LoadedStatement | undefined,
  catalog: Catalog,
): Cart {
  const { after, items: stated } = change;
  const key = replaced?.key ?? unusedKey(cart);
  const items = after === undefined ? [] : itemsOfStatement(after, key, cart.nextId, catalog);
  const held = after === undefined ? [] : [{ key, statement: after, items }];
  const at = replaced === undefined ? cart.loaded.length : cart.loaded.indexOf(replaced);
  const first = cart.items.findIndex(({ id }) => stated.includes(id));
  const rest = cart.items.filter(({ id }) => !stated.includes(id));
  return {
    ...cart,
    items: rest.toSpliced(first < 0 ? rest.length : first, 0, ...items),
    loaded: cart.loaded.toSpliced(at, replaced === undefined ? 0 : 1, ...held),
    nextId: cart.nextId + items.length,
  };
}

/** The cart with another version and other elements beside its statements. */
function withHead(cart: Cart, { Version, Statement: _, ...extra }: PolicyDocument): Cart {
  const { version: __, ...rest } = cart;
  const version: string | undefined = Version;
  return { ...rest, extra, ...(version === '2012-10-17' ? {} : { version: version ?? '' }) };
}

function changesOf(
  before: PolicyDocument,
  after: PolicyDocument,
  edits: readonly Edit[],
  origins: Assembly['origins'],
): readonly Change[] {
  const places = placesAfter(before.Statement.length, edits);
  const stated = new Map(origins.map((origin) => [origin.statement, origin.items] as const));
  const edited = after.Statement.flatMap((statement, at): readonly Change[] => {
    const place = places[at] ?? null;
    const old = place === null ? undefined : before.Statement[place];
    // Edits copy what they touch and nothing else.
    return old === statement
      ? []
      : [{ before: old, after: statement, items: place === null ? [] : (stated.get(place) ?? []) }];
  });
  const left = new Set(places);
  const gone = before.Statement.flatMap((statement, at): readonly Change[] =>
    left.has(at) ? [] : [{ before: statement, after: undefined, items: stated.get(at) ?? [] }],
  );
  return [...edited, ...gone];
}

/** The dependent as `d` adds it; where no item says that it needs it, for the actions that the finding names. */
function withDependent(cart: Cart, { action, neededBy }: DependentFix, catalog: Catalog): Cart {
  const added = addDependent(cart, catalog, action);
  return added === cart ? addAction(cart, action, neededBy) : added;
}

/**
 * The cart whose policy is the assembled one with the fix of a finding applied. The assembly must be that of the cart;
 * where it is of several documents, ask {@link canFix} first.
 */
export function cartWithFix(
  cart: Cart,
  { fix, document }: { readonly fix: Fix; readonly document: number },
  assembly: Assembly,
  catalog: Catalog,
  options: AssembleOptions,
): Cart {
  if (fix.kind === 'add-dependent') return withDependent(cart, fix, catalog);
  if (fix.kind === 'remove-items') return fix.items.reduce(removeItem, cart);
  const joined = join(assembly, fix.edits, document);
  if (joined === undefined) return cart;
  const { before, edits, origins } = joined;
  const after = applyEdits(before, edits);
  const changes = changesOf(before, after, edits, origins);
  const loadedOf = ({ before: old }: Change): LoadedStatement | undefined =>
    cart.loaded.find(({ statement }) => statement === old);
  const start = changes.reduce(
    (rest, change) => {
      const loaded = loadedOf(change);
      return loaded === undefined ? rest : holdStatement(rest, change, loaded, catalog);
    },
    withHead(cart, after),
  );
  const own = changes.filter((change) => loadedOf(change) === undefined);
  if (own.length === 0) return start;
  const changed = own.reduce((rest, change) => changeItems(rest, change, catalog), start);
  // What the items make is looked at, since a limit or a default may bring back what the fix took away.
  const made = assemble(changed, catalog, options).documents.flatMap(({ Statement }) => Statement);
  const spell = assembly.documents.length > 1 ? dividedSayings : sayings;
  if (deepEqual(spell(made), spell(after.Statement))) return changed;
  return own.reduce((rest, change) => holdStatement(rest, change, undefined, catalog), start);
}
