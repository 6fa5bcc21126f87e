/**
 * From cart to policy documents: items become grants (`grant.ts`, parted by `parts.ts` where their resources differ in keys), grants that may share become statements
 * (`sharing.ts`), statements become documents that fit their target (`split.ts`).
 *
 * Loaded statements come first, in their order. One whose items are as they were is printed as it was, byte for
 * byte equal as JSON; one whose items were changed is stated anew from the items left, in the same place and apart
 * from everything else, so that a change of one item does not rearrange the file. What was added comes after.
 */
import type { Catalog } from '../../catalog/model.ts';
import type { PolicyDocument } from '../../iam/document.ts';
import { deepEqual } from '../../text/deep-equal.ts';
import type {
  AssembleOptions,
  Assembly,
  Cart,
  CartItem,
  LoadedStatement,
  StatementOrigin,
} from '../cart-model.ts';
import type { Finding } from '../finding.ts';
import { locate, sizeFindings } from './assembly-findings.ts';
import { type Grant, grantOf } from './grant.ts';
import { partsOf } from './parts.ts';
import type { ItemRemark } from './remark.ts';
import { groupsOf, sharingKey } from './sharing.ts';
import { sidFor, uniqueSid } from './sid.ts';
import { distribute } from './split.ts';
import { type Planned, plannedAsLoaded, statementOf, whyTogether } from './statement.ts';

interface Plan {
  readonly planned: Planned[];
  readonly remarks: ItemRemark[];
  readonly sids: Set<string>;
}

/** States items in statements of their own; those of a loaded statement keep its Sid, the first of them. */
const planItems = (
  plan: Plan,
  items: readonly CartItem[],
  catalog: Catalog,
  options: AssembleOptions,
  cart: Cart,
  loaded?: LoadedStatement,
): void => {
  const pools = new Map<string, Grant[]>();
  const place = new Map<Grant, number>();
  for (const [at, item] of items.entries()) {
    const { grant, remarks } = grantOf(item, catalog, options, {
      cart,
      original: loaded?.items.find((one) => one.id === item.id),
    });
    for (const remark of remarks) plan.remarks.push({ itemId: item.id, remark });
    if (grant === null) continue;
    for (const part of partsOf(grant, catalog)) {
      place.set(part, at);
      const key = sharingKey(part);
      if (pools.get(key)?.push(part) === undefined) pools.set(key, [part]);
    }
  }
  const firstPlace = ([first]: readonly Grant[]): number =>
    first === undefined ? 0 : (place.get(first) ?? 0);
  const groups = [...pools.values()].flatMap(groupsOf).sort((a, b) => firstPlace(a) - firstPlace(b));
  for (const [at, grants] of groups.entries()) {
    const named = grants[0]?.item.sid;
    const keep = at === 0 && named === undefined ? loaded : undefined;
    const wish = named ?? sidFor(catalog, grants);
    const sid = keep === undefined ? uniqueSid(wish, plan.sids) : keep.statement.Sid;
    plan.planned.push({
      statement: statementOf(grants, sid),
      grants,
      items: grants.map((grant) => grant.item.id),
      why: whyTogether(grants, items.length),
      wish,
    });
  }
};

const planOf = (cart: Cart, catalog: Catalog, options: AssembleOptions): Plan => {
  const loadedSids = cart.loaded.flatMap(({ statement }) =>
    statement.Sid === undefined ? [] : [statement.Sid],
  );
  const plan: Plan = { planned: [], remarks: [], sids: new Set(loadedSids) };
  const byKey = new Map(cart.loaded.map(({ key }) => [key, [] as CartItem[]] as const));
  const own: CartItem[] = [];
  for (const item of cart.items) {
    const { loadedFrom } = item;
    ((loadedFrom === undefined ? undefined : byKey.get(loadedFrom)) ?? own).push(item);
  }
  for (const loaded of cart.loaded) {
    const items = byKey.get(loaded.key) ?? [];
    if (deepEqual(items, loaded.items)) plan.planned.push(plannedAsLoaded(loaded));
    else planItems(plan, items, catalog, options, cart, loaded);
  }
  planItems(plan, own, catalog, options, cart);
  return plan;
};

/** A document of the cart's version and other elements; an empty version means that the file had none. */
const documentOf = (cart: Cart, statements: readonly Planned[]): PolicyDocument => {
  const { version = '2012-10-17', extra } = cart;
  const head = version === '' ? {} : { Version: version };
  // A loaded document without a Version stays without one: adding it would change what its variables mean. The type
  // asks for a Version all the same, since whatever we make has one; hence the cast.
  return { ...head, ...extra, Statement: statements.map((each) => each.statement) } as PolicyDocument;
};

/**
 * Assembles a cart. Total: what cannot be stated (an ARN that is refused) is left out and named in an error
 * finding, never replaced by something wider.
 */
export function assemble(cart: Cart, catalog: Catalog, options: AssembleOptions): Assembly {
  const plan = planOf(cart, catalog, options);
  // A file that nobody changed is given back whole, even if it is too large: findings say that it is.
  const untouched = cart.loaded.length > 0 && plan.planned.every(({ grants }) => grants.length === 0);
  const parts = untouched
    ? [plan.planned]
    : distribute(plan.planned, documentOf(cart, []), options.target, plan.sids);
  const documents = parts.map((statements) => documentOf(cart, statements));
  const origins: readonly StatementOrigin[] = parts.flatMap((statements, document) =>
    statements.map(({ items, why }, statement) => ({ document, statement, items, why })),
  );
  const findings: readonly Finding[] = [
    ...(untouched ? [] : sizeFindings(documents, documentOf(cart, plan.planned), options.target)),
    ...locate(plan.remarks, origins),
  ];
  return { documents, origins, findings };
}
