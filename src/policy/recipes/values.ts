/** The values of a recipe's parameters: read from what somebody typed, and put into the recipe's texts. */
import type { Recipe, RecipeParameter } from '../../catalog/recipe.ts';

/** Values by the parameter's name; a parameter that was left out is not among them. */
export type RecipeValues = Readonly<Record<string, readonly string[]>>;

/** The values in a text: several between commas or blanks where the parameter takes several. */
const valuesIn = ({ many }: RecipeParameter, text: string): readonly string[] =>
  (many ? text.split(/[\s,]+/u) : [text.trim()]).filter((value) => value !== '');

/** Why a text cannot be the parameter's value, as a sentence; undefined when it can, or is empty. */
export function parameterProblem(parameter: RecipeParameter, text: string): string | undefined {
  const form = new RegExp(parameter.form, 'u');
  const wrong = valuesIn(parameter, text).find((value) => !form.test(value));
  return wrong === undefined ? undefined : `${parameter.name} must be ${parameter.must}, not ${wrong}.`;
}

/** What was typed, as values; empty texts leave their parameter out. Check them with `parameterProblem` first. */
export function recipeValues(
  { parameters }: Recipe,
  typed: Readonly<Record<string, string | undefined>>,
): RecipeValues {
  const read = parameters.flatMap((parameter) => {
    const values = [...new Set(valuesIn(parameter, typed[parameter.name] ?? ''))];
    return values.length === 0 ? [] : [[parameter.name, values] as const];
  });
  return Object.fromEntries(read);
}

/** The names in a template; `${…}` is a policy variable or a part of an ARN, and none. */
const named = /(?<!\$)\{([a-z-]+)\}/gu;

function valuesOf({ parameters }: Recipe, values: RecipeValues, name: string): readonly string[] {
  const own = values[name];
  if (own !== undefined) return own;
  const parameter = parameters.find((each) => each.name === name);
  const { otherwise } = parameter ?? {};
  if (parameter === undefined || otherwise === undefined) return [];
  // Nothing at the beginning of a name is a value too.
  return otherwise === '' ? [''] : valuesIn(parameter, otherwise);
}

/** A template for every combination of the values that it names; none when one of them was left out. */
export function expand(recipe: Recipe, values: RecipeValues, template: string): readonly string[] {
  const names = [...new Set([...template.matchAll(named)].map(([, name = '']) => name))];
  return names.reduce<readonly string[]>(
    (texts, name) =>
      texts.flatMap((text) =>
        valuesOf(recipe, values, name).map((value) => text.replaceAll(`{${name}}`, value)),
      ),
    [template],
  );
}
