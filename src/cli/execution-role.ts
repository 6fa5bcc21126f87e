/**
 * `policy --execution-role`: the policy and the trust policy of the role that the actions pass, and what there is to
 * say about them. What the role needs only in some case is told, and added when all is asked for.
 */
import { prefixOf } from '../catalog/ids.ts';
import { loadServices } from '../catalog/load.ts';
import type { Action, Catalog } from '../catalog/model.ts';
import { idsByService } from '../catalog/need-words.ts';
import type { PolicyDocument } from '../iam/document.ts';
import { roleCart, roleNeeds } from '../policy/cart/role-cart.ts';
import type { Cart, Defaults } from '../policy/cart-model.ts';
import { passedServices } from '../policy/passed-services.ts';
import { trustPolicy } from '../policy/trust-policy.ts';
import { UsageError } from './usage-error.ts';

/** What the caller of the command gets of the role. */
export interface ExecutionRole {
  readonly cart: Cart;
  /** The catalog with the services that the role needs. */
  readonly catalog: Catalog;
  /** Undefined when it is not known which service takes the role. */
  readonly trust: PolicyDocument | undefined;
  readonly remarks: readonly string[];
}

/** The needs that hold in some case only: by clause, in the order met. */
function byCase(actions: readonly Action[]): ReadonlyMap<string, readonly string[]> {
  const cases = new Map<string, string[]>();
  for (const { when, id } of actions.flatMap(roleNeeds))
    if (when !== undefined) cases.set(when, [...new Set([...(cases.get(when) ?? []), id])]);
  return cases;
}

/**
 * The role of the actions.
 * @throws UsageError when nothing is known of what it needs, or it needs nothing always and not all is asked for
 */
export function executionRole(
  catalog: Catalog,
  actions: readonly Action[],
  which: 'unconditional' | 'all',
  defaults: Defaults,
): ExecutionRole {
  const known = actions.filter((action) => roleNeeds(action).length > 0);
  const unknown = actions.filter((action) => !known.includes(action)).map(({ id }) => id);
  if (known.length === 0)
    throw new UsageError(
      `What a role needs for ${unknown.join(', ')} is not known here; show names what is.`,
    );
  const cases = [...byCase(known)].map(([when, ids]) => `when ${when}: ${idsByService(ids)}`);
  const cart = roleCart(known, which, defaults);
  if (cart.items.length === 0)
    throw new UsageError(
      `This role needs nothing always; add --with-dependents=all for what it needs ${cases.join('; ')}.`,
    );
  const services = passedServices(
    catalog,
    known.map(({ id }) => id),
  );
  return {
    cart,
    catalog: loadServices(catalog, [...new Set(cart.items.map(({ action }) => prefixOf(action)))]),
    trust: services === undefined ? undefined : trustPolicy(services, defaults),
    remarks: [
      ...unknown.map((id) => `What a role needs for ${id} is not known here.`),
      ...(which === 'all'
        ? []
        : cases.map((words) => `The role also needs ${words}; --with-dependents=all adds it.`)),
      ...(services === undefined
        ? ['Which service takes the role is not known, so there is no trust policy.']
        : [`Its trust policy, printed by --execution-role=trust, names ${services.join(' and ')}.`]),
      ...(/^\d{12}$/.test(defaults.account)
        ? []
        : ['Without --account the trust policy is not limited to your account; name it.']),
    ],
  };
}
