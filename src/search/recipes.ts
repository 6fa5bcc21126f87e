/**
 * Recipes are few and are named by people for people: every word of the query must stand in the name, the title or the
 * sentence of a recipe, and what matches in the name comes first. The ranking of entries would only blur that.
 */
import type { Recipe } from '../catalog/recipe.ts';

/** The words besides `kind:recipe` in a query that asks for recipes; undefined when it asks for entries. */
export function recipeWords(query: string): readonly string[] | undefined {
  const words = query
    .toLowerCase()
    .split(/\s+/u)
    .filter((word) => word !== '');
  const rest = words.filter((word) => !/^kind:recipes?$/u.test(word));
  return rest.length === words.length ? undefined : rest;
}

/** The recipes in which every word stands, those with all of them in their names first; all recipes for no words. */
export function recipesFor(recipes: readonly Recipe[], words: readonly string[]): readonly Recipe[] {
  const wanted = words.flatMap((word) => word.toLowerCase().split(/[-_:\s]/u)).filter((word) => word !== '');
  const holds = (text: string): boolean => wanted.every((word) => text.toLowerCase().includes(word));
  const found = recipes.filter(({ id, title, about }) => holds(`${id} ${title} ${about}`));
  return [...found.filter(({ id }) => holds(id)), ...found.filter(({ id }) => !holds(id))];
}
