/**
 * The fix of a finding, applied to the cart instead of to the text that the cart makes. Only the statements that a
 * fix edits are modelled anew: what the others are made of (default scopes, whose sake an item is there for) is
 * nowhere in the text and would be lost.
 */
import type { Catalog } from '../../catalog/model.ts';
import type { PolicyDocument, Statement } from '../../iam/document.ts';
import { deepEqual } from '../../text/deep-equal.ts';
import { assemble } from '../assemble/assemble.ts';
import { applyFix } from '../findings/check.ts';
import type {
  AssembleOptions,
  Assembly,
  Cart,
  CartItem,
  Edit,
  Finding,
  Fix,
  LoadedStatement,
} from '../model.ts';
import { addDependent } from './dependents.ts';
import { itemsOf } from './load-cart.ts';

const listOf = (value: unknown): readonly unknown[] =>
  value === undefined ? [] : Array.isArray(value) ? value : [value];

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
  const anew = after === undefined ? [] : itemsOf(after, '', cart.nextId, catalog);
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
  const items = after === undefined ? [] : itemsOf(after, key, cart.nextId, catalog);
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
  fix: Fix,
  origins: Assembly['origins'],
): readonly Change[] {
  const places = placesAfter(before.Statement.length, fix.edits);
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

/**
 * The cart whose policy is the assembled one with the fix of the finding applied. A dependent that is missing is
 * added as `d` adds it. The assembly must be that of the cart, in one document.
 */
export function cartWithFix(
  cart: Cart,
  finding: Finding & { readonly fix: Fix },
  assembly: Assembly,
  catalog: Catalog,
  options: AssembleOptions,
): Cart {
  const { fix } = finding;
  const before = assembly.documents[finding.document];
  if (before === undefined) return cart;
  const after = applyFix(before, fix);
  const head = withHead(cart, after);
  return changesOf(before, after, fix, assembly.origins).reduce((rest, change) => {
    const loaded = rest.loaded.find(({ statement }) => statement === change.before);
    if (loaded !== undefined) return holdStatement(rest, change, loaded, catalog);
    const own = changeItems(rest, change, catalog);
    // What the items make is looked at, since a limit or a default may bring back what the fix took away.
    const wanted = sayings([
      ...statementsOf(rest, catalog, options).filter(
        (one) => saying(one) !== (change.before && saying(change.before)),
      ),
      ...(change.after === undefined ? [] : [change.after]),
    ]);
    const made = sayings(statementsOf(own, catalog, options));
    return deepEqual(made, wanted) ? own : holdStatement(rest, change, undefined, catalog);
  }, head);
}

const statementsOf = (cart: Cart, catalog: Catalog, options: AssembleOptions): readonly Statement[] =>
  assemble(cart, catalog, options).documents.flatMap(({ Statement }) => Statement);

/** The dependent that a finding asks for, added for the actions of the cart that need it; undefined for other findings. */
export function cartWithDependent(cart: Cart, finding: Finding, catalog: Catalog): Cart | undefined {
  if (finding.rule !== 'missing-dependents') return undefined;
  const named = finding.fix?.edits.flatMap(({ op, ...edit }) => {
    const value = 'value' in edit ? edit.value : undefined;
    return op === 'set' && typeof value === 'object' && value !== null && 'Action' in value
      ? sortedTexts(value.Action)
      : [];
  });
  const [id] = named ?? [];
  const added = id === undefined ? cart : addDependent(cart, catalog, id);
  return added === cart ? undefined : added;
}
