/**
 * From a recipe and the values of its parameters to a cart.
 *
 * A part becomes items of its own: its actions with the dependents that it asks for, the ARNs that are of their types,
 * and the conditions that they honour. The parts are joined in their order; what two parts state alike is stated once.
 * A part, an ARN or a condition that names a parameter which was left out goes away, so that leaving out never limits
 * anything to nonsense; a part that goes away grants less, a condition that goes away limits less, and the recipe's
 * parameter says so by having no `otherwise`.
 */
import { prefixOf } from '../../catalog/ids.ts';
import type { Catalog } from '../../catalog/model.ts';
import type { Recipe, RecipeCondition, RecipePart } from '../../catalog/recipe.ts';
import { honours } from '../../catalog/relations.ts';
import { hasWildcard } from '../../iam/pattern.ts';
import { deepEqual } from '../../text/deep-equal.ts';
import { validateArn, wildcardArn } from '../arn-template.ts';
import { applyScopes, type TypedArn } from '../cart/apply-scopes.ts';
import { addAction, addItem, emptyCart, setCondition } from '../cart/cart.ts';
import { missingDependentsOf } from '../cart/dependents.ts';
import type { Cart, CartItem, Defaults } from '../cart-model.ts';
import { buildCondition } from '../conditions.ts';
import { expand, type RecipeValues } from './values.ts';

/** The services that a recipe's actions belong to, and those that its actions need: load these first. */
export function servicesOf({ parts }: Recipe): readonly string[] {
  const named = parts.flatMap(({ actions }) => actions.map(prefixOf));
  return [...new Set([...named, 'iam'])];
}

interface Making {
  readonly recipe: Recipe;
  readonly values: RecipeValues;
  readonly catalog: Catalog;
  readonly defaults: Defaults;
}

/** What any request of an action may need: a role, and tags. Networks, keys and hubs are parts of their own. */
const ofRequests: ReadonlySet<string> = new Set(['iam:PassRole', 'sagemaker:AddTags']);

/** Adds what the actions need always, and for what any request may set. */
function withNeeds(start: Cart, catalog: Catalog): Cart {
  return missingDependentsOf(start, catalog)
    .filter(({ dependent: { id, when } }) => when === undefined || ofRequests.has(id))
    .reduce((cart, { dependent, neededBy }) => addAction(cart, dependent.id, neededBy), start);
}

/** Each ARN under every type of the cart's actions that it is of. */
function typedArns({ items }: Cart, catalog: Catalog, arns: readonly string[]): readonly TypedArn[] {
  const types = new Set(
    items.flatMap(({ action }) => catalog.action(action)?.resourceTypes.map(({ id }) => id) ?? []),
  );
  return [...types].flatMap((type) =>
    arns
      .filter((arn) => validateArn(catalog, type, arn) === undefined)
      .map((arn): TypedArn => ({ type, arn })),
  );
}

/** Puts a condition on the items that honour its key. */
function withCondition(cart: Cart, condition: RecipeCondition, effect: CartItem['effect'], making: Making) {
  const { recipe, values, catalog, defaults } = making;
  const { given, only, key: name, operator = '' } = condition;
  if (given !== undefined && values[given] === undefined) return cart;
  const wanted = condition.values
    .flatMap((value) => expand(recipe, values, value))
    .map((arn) => wildcardArn({ arn }, defaults));
  const key = catalog.conditionKey(name);
  if (wanted.length === 0 || key === undefined) return cart;
  const built = buildCondition(key, name, operator, wanted, effect);
  if (typeof built === 'string') return cart;
  const honouring = cart.items.filter(({ action: id }) => {
    const action = catalog.action(id);
    return action !== undefined && honours(catalog, action, name) && (only?.includes(id) ?? true);
  });
  return setCondition(
    cart,
    honouring.map(({ id }) => id),
    built,
  );
}

/** What a part states, as a cart whose ids begin at `nextId`. */
function partCart(part: RecipePart, nextId: number, making: Making): Cart {
  const { recipe, values, catalog, defaults } = making;
  const { actions, effect = 'Allow', given, without, needs, on = [], when = [] } = part;
  const start: Cart = { ...emptyCart, nextId };
  if (given !== undefined && values[given] === undefined) return start;
  if (without !== undefined && values[without] !== undefined) return start;
  const chosen = actions.reduce(
    (cart, id) =>
      addItem(cart, id, {
        effect,
        // A Deny is for every region and account, whatever the Allows are limited to.
        scope:
          hasWildcard(id) || effect === 'Deny' ? { kind: 'verbatim', resources: ['*'] } : { kind: 'default' },
      }),
    start,
  );
  const whole = needs === true ? withNeeds(chosen, catalog) : chosen;
  const arns = on
    .flatMap((template) => expand(recipe, values, template))
    .map((arn) => wildcardArn({ arn }, defaults));
  const { cart: scoped } = applyScopes(whole, catalog, typedArns(whole, catalog, arns), defaults);
  return when.reduce((cart, condition) => withCondition(cart, condition, effect, making), scoped);
}

const sayTheSame = (a: CartItem, b: CartItem): boolean =>
  deepEqual({ ...a, id: '', dependentOf: [] }, { ...b, id: '', dependentOf: [] });

/** The cart with further items; one that is there already, but for whose sake it came, is not added again. */
function joined(cart: Cart, { items, nextId }: Cart): Cart {
  const kept = items.filter((item) => !cart.items.some((other) => sayTheSame(item, other)));
  return { ...cart, items: [...cart.items, ...kept], nextId };
}

/**
 * The cart that a recipe makes of values. Values are taken as they are: check them with `parameterProblem`.
 * Load `servicesOf(recipe)` first; actions whose service the catalog lacks get no ARNs and no conditions.
 */
export function instantiate(
  recipe: Recipe,
  values: RecipeValues,
  catalog: Catalog,
  defaults: Defaults,
): Cart {
  const making = { recipe, values, catalog, defaults };
  return recipe.parts.reduce((cart, part) => joined(cart, partCart(part, cart.nextId, making)), emptyCart);
}
