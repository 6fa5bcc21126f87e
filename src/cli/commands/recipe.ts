/** `sm-explore recipe`: lists the recipes, or makes the policy of one from its parameters. */
import { loadRecipes, loadServices } from '../../catalog/load.ts';
import type { Recipe, RecipeParameter } from '../../catalog/recipe.ts';
import { assemble } from '../../policy/assemble/assemble.ts';
import type { Finding } from '../../policy/finding.ts';
import { servicesIn } from '../../policy/findings/check.ts';
import { renderPolicy } from '../../policy/formats/formats.ts';
import { instantiate, servicesOf } from '../../policy/recipes/instantiate.ts';
import { parameterProblem, recipeValues } from '../../policy/recipes/values.ts';
import { findingsOn } from '../../policy/review.ts';
import { recipesFor } from '../../search/recipes.ts';
import { nearestNames } from '../../text/nearest-name.ts';
import { command } from '../command.ts';
import type { OptionRow } from '../command-row.ts';
import { readConfiguration } from '../configuration.ts';
import { resolveDefaults } from '../defaults.ts';
import { recipeRows } from '../entry-words.ts';
import { findingLine } from '../finding-text.ts';
import { localeIsAscii } from '../locale.ts';
import { openCatalog } from '../open-catalog.ts';
import { jsonText, table, textLine } from '../table.ts';
import { UsageError } from '../usage-error.ts';

/**
 * The recipe that is meant: by its name, or by words that only one has.
 * @throws UsageError that names the nearest ones
 */
function recipeNamed(recipes: readonly Recipe[], name: string): Recipe {
  const [first, ...others] = recipesFor(recipes, [name]);
  const exact = recipes.find(({ id }) => id === name.toLowerCase());
  if (exact !== undefined) return exact;
  if (first !== undefined && others.length === 0) return first;
  const near =
    first === undefined
      ? nearestNames(
          name,
          recipes.map(({ id }) => id),
          3,
        )
      : [first, ...others].slice(0, 5).map(({ id }) => id);
  const which = first === undefined ? 'There is no recipe' : 'Several recipes go by';
  throw new UsageError(`${which} ${name}: ${near.join(', ')}; sm-explore recipe lists all.`);
}

/** Every parameter that some recipe asks for, each once. */
function everyParameter(recipes: readonly Recipe[]): readonly RecipeParameter[] {
  const byName = new Map(recipes.flatMap(({ parameters }) => parameters.map((one) => [one.name, one])));
  return [...byName.values()];
}

/** Commander's name for the option of a parameter: `security-groups` is `securityGroups`. */
const optionKey = (name: string): string =>
  name.replace(/-(.)/gu, (_, letter: string) => letter.toUpperCase());

/**
 * What was typed for the recipe's parameters.
 * @throws UsageError for a value that does not do, and for a parameter that the recipe does not ask for
 */
function typedValues(
  recipe: Recipe,
  all: readonly RecipeParameter[],
  options: Readonly<Record<string, unknown>>,
): Readonly<Record<string, string>> {
  const given = all.flatMap(({ name }) => {
    const texts = options[optionKey(name)];
    return Array.isArray(texts) ? [[name, texts.join(',')] as const] : [];
  });
  for (const [name, text] of given) {
    const parameter = recipe.parameters.find((each) => each.name === name);
    if (parameter === undefined) {
      const asked = recipe.parameters.map((each) => `--${each.name}`).join(', ');
      throw new UsageError(`${recipe.id} takes no --${name}; it takes ${asked === '' ? 'none' : asked}.`);
    }
    const problem = parameterProblem(parameter, text);
    if (problem !== undefined) throw new UsageError(`--${problem}`);
  }
  return Object.fromEntries(given);
}

/** What a recipe asks for and where it is from, as text. */
function toldParameters(
  recipe: Recipe,
  shown: { readonly width: number | undefined; readonly ascii: boolean },
) {
  const rows = recipe.parameters.map(({ name, label, example, otherwise }) => [
    `--${name}`,
    label,
    `such as ${example}`,
    otherwise === undefined || otherwise === '' ? '' : `otherwise ${otherwise}`,
  ]);
  const sources = recipe.sources.map(({ name, date, url }) => textLine(`from ${name} (${date}): ${url}`));
  return [textLine(`${recipe.title}. ${recipe.about}`), table(rows, shown), ...sources].join('');
}

/** A finding that the recipe has a reason for says it. */
const reasonLine = ({ severity, rule }: Finding, { accepts }: Recipe): readonly string[] =>
  severity === 'warning' && accepts[rule] !== undefined ? [textLine(`  why it is so: ${accepts[rule]}`)] : [];

/** The options of the recipes' parameters. */
const parameterOptions = (): readonly OptionRow[] =>
  everyParameter(loadRecipes()).map(({ name, label, example }) => ({
    name,
    value: name,
    help: `${label}, such as ${example}`,
    repeats: true,
  }));

/** The subcommand. */
export const recipeCommand = command(
  'recipe',
  async ({ operands: [named], options, given, console }) => {
    const recipes = loadRecipes();
    const shown = { width: console.columns, ascii: localeIsAscii(console.env) };
    if (named === undefined) {
      await console.out(options.json === true ? jsonText(recipes) : table(recipeRows(recipes), shown));
      return 0;
    }
    const recipe = recipeNamed(recipes, named);
    if (options.parameters === true || options.json === true) {
      await console.out(options.json === true ? jsonText(recipe) : toldParameters(recipe, shown));
      return 0;
    }
    const { config, problem } = readConfiguration(console);
    const { region, account, partition } = options;
    const defaults = resolveDefaults(
      { region, account, partition, roleArns: undefined },
      config,
      console.env,
    );
    const values = recipeValues(recipe, typedValues(recipe, everyParameter(recipes), given));
    const catalog = loadServices(openCatalog(), servicesOf(recipe));
    const target = options.for ?? recipe.for;
    const assembly = assemble(instantiate(recipe, values, catalog, defaults), catalog, {
      ...defaults,
      target,
    });
    await console.out(
      `${renderPolicy(options.format, assembly.documents, { name: options.name, target })}\n`,
    );
    const loaded = loadServices(catalog, assembly.documents.flatMap(servicesIn));
    const findings = findingsOn(assembly, loaded, target);
    if (problem !== undefined) await console.err(textLine(`hint: ${problem}`));
    for (const finding of findings) {
      await console.err(findingLine(finding, assembly.documents.length));
      for (const line of reasonLine(finding, recipe)) await console.err(line);
    }
    return findings.some(({ severity }) => severity === 'error') ? 1 : 0;
  },
  parameterOptions,
);
