/** Opens the form of a recipe, and fills the cart from it. */

import type { Recipe } from '../../catalog/recipe.ts';
import { addItem, cartIsEmpty } from '../../policy/cart/cart.ts';
import { instantiate, servicesOf } from '../../policy/recipes/instantiate.ts';
import { parameterProblem, recipeValues } from '../../policy/recipes/values.ts';
import { count } from '../../text/count.ts';
import { record } from './history.ts';
import { emptyLine } from './line-editor.ts';
import { openCart } from './navigation.ts';
import type { RecipeOverlay } from './overlay.ts';
import type { State } from './state.ts';
import { type Step, say, step } from './step.ts';

/** Lays the form over the screen, and asks for the services that the recipe is about. */
export function openRecipe(state: State, recipe: Recipe): Step {
  const lines = recipe.parameters.map(() => emptyLine);
  const overlay: RecipeOverlay = { kind: 'recipe', recipe, lines, selected: 0 };
  return step(
    { ...state, overlay },
    { kind: 'load-services', services: servicesOf(recipe), directory: false },
  );
}

/** What is wrong with the first value that does not do, in a sentence; undefined when all do. */
export function formProblem({ recipe, lines }: RecipeOverlay): string | undefined {
  return recipe.parameters.flatMap(
    (parameter, at) => parameterProblem(parameter, lines[at]?.text ?? '') ?? [],
  )[0];
}

/**
 * Puts the recipe's items behind those of the cart. A cart that was empty is then for what the recipe is for; one that
 * was not stays what it is.
 */
export function fillCart(state: State, { recipe, lines }: RecipeOverlay): Step {
  const typed = recipe.parameters.map(({ name }, at) => [name, lines[at]?.text] as const);
  const values = recipeValues(recipe, Object.fromEntries(typed));
  const { items } = instantiate(recipe, values, state.catalog, state.defaults);
  const before = state.cart.present;
  const cart = items.reduce((all, { action, ...parts }) => addItem(all, action, parts), before);
  const target = cartIsEmpty(before) ? recipe.for : state.target;
  const filled = record({ ...state, overlay: null }, { cart, target });
  return say(
    openCart(filled),
    `${recipe.title}: ${count(items.length, 'item is', 'items are')} in the cart; {cart.undo} takes that back.`,
    'ok',
  );
}
