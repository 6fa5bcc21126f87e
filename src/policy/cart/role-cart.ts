/**
 * The cart of the role that actions pass: what the work itself needs while it runs with the role. Assembled like
 * any other cart, so that the role's policy is scoped by the same rules as the caller's.
 *
 * A permission that is needed always and in some case for more is one item. Where the catalog knows the ARNs on
 * which a role needs it, the item is stated on these.
 */
import type { Action, Holder } from '../../catalog/model.ts';
import { type Need, needsOf } from '../../catalog/needs.ts';
import { wildcardArn } from '../arn-template.ts';
import type { Cart, Defaults, Scope } from '../cart-model.ts';
import { addItem, emptyCart, itemsFor, updateItem } from './cart.ts';

/** Roles that are passed in the request, by whatever name the guides call them. */
const roles: ReadonlySet<Holder> = new Set([
  'execution-role',
  'pipeline-role',
  'cluster-role',
  'domain-role',
]);

/** What the roles that an action passes need; empty when it passes none or nobody knows. */
export function roleNeeds(action: Action): readonly Need[] {
  return needsOf(action).filter(({ who }) => roles.has(who));
}

function scopeOf({ resources }: Need, defaults: Defaults): Scope {
  if (resources === undefined) return { kind: 'default' };
  return { kind: 'verbatim', resources: resources.map((arn) => wildcardArn({ arn }, defaults)) };
}

/** Both scopes together; the default one covers the others. */
function wider(a: Scope, b: Scope): Scope {
  if (a.kind !== 'verbatim' || b.kind !== 'verbatim') return { kind: 'default' };
  return { kind: 'verbatim', resources: [...new Set([...a.resources, ...b.resources])] };
}

/**
 * The cart of the role that the actions pass, with what it always needs or with everything. Needed actions whose
 * services the catalog does not hold are stated on `*`: load these first.
 */
export function roleCart(
  actions: readonly Action[],
  which: 'unconditional' | 'all',
  defaults: Defaults,
): Cart {
  let cart = emptyCart;
  for (const need of actions.flatMap(roleNeeds)) {
    if (which === 'unconditional' && need.when !== undefined) continue;
    const [known] = itemsFor(cart, need.id);
    const scope = scopeOf(need, defaults);
    cart =
      known === undefined
        ? addItem(cart, need.id, { scope })
        : updateItem(cart, known.id, { scope: wider(known.scope, scope) });
  }
  return cart;
}
