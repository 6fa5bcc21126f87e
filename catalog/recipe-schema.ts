/** The shape of recipes.json, and how its tables become recipes that stand by themselves. */
import { z } from 'zod';
import type { Recipe, RecipeParameter } from '../src/catalog/recipe.ts';
import { InputError } from './files.ts';
import { id } from './schemas.ts';

const name = z.string().regex(/^[a-z][a-z0-9-]*$/, 'is not in kebab-case');

const parameter = z.strictObject({
  label: z.string().min(1),
  example: z.string().min(1),
  many: z.boolean().default(false),
  form: z.string().startsWith('^').endsWith('$'),
  must: z.string().min(1),
});

const condition = z.strictObject({
  key: id,
  operator: z.string().exactOptional(),
  values: z.array(z.string()).nonempty(),
  given: name.exactOptional(),
  only: z.array(id).nonempty().exactOptional(),
});

const part = z.strictObject({
  effect: z.enum(['Allow', 'Deny']).exactOptional(),
  actions: z.array(id).nonempty(),
  given: name.exactOptional(),
  without: name.exactOptional(),
  needs: z.literal(true).exactOptional(),
  on: z.array(z.string()).nonempty().exactOptional(),
  when: z.array(condition).nonempty().exactOptional(),
});

/** recipes.json: parameters and sources by name, and the recipes that name them. */
export const recipesSchema = z.strictObject({
  about: z.string(),
  parameters: z.record(name, parameter),
  sources: z.record(
    name,
    z.strictObject({ name: z.string().min(1), date: z.string().regex(/^\d{4}(-\d{2}){0,2}$/), url: z.url() }),
  ),
  recipes: z.array(
    z.strictObject({
      id: name,
      title: z.string().min(1),
      about: z.string().min(1),
      for: z.enum(['role', 'managed', 'scp']),
      sources: z.array(name).nonempty(),
      asks: z.array(name),
      otherwise: z.record(name, z.string()).default({}),
      parts: z.array(part).nonempty(),
      accepts: z.record(name, z.string().min(1)).default({}),
    }),
  ),
});
type Recipes = z.infer<typeof recipesSchema>;

/**
 * The recipes with their parameters and sources in full.
 * @throws InputError when a recipe names a parameter or source that there is not
 */
export function wholeRecipes({ parameters, sources, recipes }: Recipes): readonly Recipe[] {
  return recipes.map(({ asks, otherwise, sources: cited, ...recipe }): Recipe => {
    const missing = (what: string) =>
      new InputError(`catalog/recipes.json: ${recipe.id} names no known ${what}.`);
    const asked = asks.map((each): RecipeParameter => {
      const known = parameters[each];
      if (known === undefined) throw missing(`parameter ${each}`);
      const stands = otherwise[each];
      return { name: each, ...known, ...(stands === undefined ? {} : { otherwise: stands }) };
    });
    const from = cited.map((each) => {
      const known = sources[each];
      if (known === undefined) throw missing(`source ${each}`);
      return known;
    });
    return { ...recipe, sources: from, parameters: asked };
  });
}
