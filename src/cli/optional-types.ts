/**
 * Resource types that an action takes for some requests only (a training plan, an inference component). The default
 * scope leaves them out, since most requests are about none; a request that is about one is then denied.
 */
import { nameOf } from '../catalog/ids.ts';
import type { Catalog } from '../catalog/model.ts';
import type { Cart, CartItem } from '../policy/cart-model.ts';

function optionalTypesNotGiven(
  catalog: Catalog,
  { action: id, effect, scope, dependentOf }: CartItem,
): readonly string[] {
  const types = catalog.action(id)?.resourceTypes ?? [];
  // One whose types are all optional is stated on *, and a finding says so.
  const partly = types.some(({ required }) => required);
  if (!partly || effect === 'Deny' || dependentOf.length > 0 || scope.kind === 'verbatim') return [];
  const given = new Set(scope.kind === 'arns' ? Object.keys(scope.byType) : []);
  return types.filter((type) => !type.required && !given.has(type.id)).map((type) => nameOf(type.id));
}

/** One sentence for each chosen action that is stated without resource types which it may need. */
export function missingOptionalTypes(catalog: Catalog, cart: Cart): readonly string[] {
  return cart.items.flatMap((item) => {
    const types = optionalTypesNotGiven(catalog, item);
    return types.length === 0
      ? []
      : [
          `${item.action} is stated without ${types.join(' and ')}, needed for some requests; --resource adds it.`,
        ];
  });
}
