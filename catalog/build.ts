/**
 * Builds dist/catalog/: core.json, which the program reads at every start, services.bin with every other service, each
 * read when a policy or query mentions it, intake.json and names.bin, read with texts and queries that may speak of
 * any service, few-names.bin, which queries are rehearsed with, and recipes.json.
 * Prints what it counted; ends with code 1 and a sentence per surprise when a source is not as expected
 * (expectations.ts), and then leaves what was there before.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isSister } from '../src/catalog/home-service.ts';
import type { IntakeTables } from '../src/catalog/intake-data.ts';
import type { Recipe } from '../src/catalog/recipe.ts';
import { packServices } from '../src/catalog/service-archive.ts';
import { commonUse } from './common-use.ts';
import { type BuiltCatalog, countCatalog, surprises } from './expectations.ts';
import { InputError, ownPath, readJson } from './files.ts';
import { readIntakeTables } from './intake-data.ts';
import { makeCatalog } from './make-catalog.ts';
import { packServiceNames } from './names.ts';
import { recipesSchema, wholeRecipes } from './recipe-schema.ts';
import { readSources } from './sources.ts';

/** What is written beside the entries. */
interface Beside {
  readonly intake: IntakeTables;
  readonly recipes: readonly Recipe[];
}

/** Writes the catalog in place of an earlier one. */
function write({ core, parts }: BuiltCatalog, { intake, recipes }: Beside, folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const others = new Map([...parts].filter(([prefix]) => !isSister(prefix)));
  writeFileSync(join(folder, 'services.bin'), packServices(others));
  writeFileSync(join(folder, 'core.json'), JSON.stringify(core));
  writeFileSync(join(folder, 'intake.json'), JSON.stringify(intake));
  const use = commonUse(parts);
  writeFileSync(join(folder, 'names.bin'), packServiceNames(core, parts, use));
  writeFileSync(join(folder, 'few-names.bin'), packServiceNames(core, parts, use, { oneOf: 12 }));
  writeFileSync(join(folder, 'recipes.json'), JSON.stringify(recipes));
}

try {
  const built = makeCatalog(await readSources());
  const recipes = wholeRecipes(readJson(ownPath('recipes.json'), recipesSchema, 'catalog/recipes.json'));
  const counts = countCatalog(built);
  console.log(`Reference of ${built.core.meta.referenceDate} (${built.core.meta.referenceVersion})`);
  for (const [what, count] of Object.entries(counts)) console.log(`${String(count).padStart(7)} ${what}`);
  const wrong = surprises(counts);
  if (wrong.length === 0)
    write(built, { intake: readIntakeTables(built.parts), recipes }, ownPath('../dist/catalog'));
  for (const sentence of wrong) console.error(sentence);
  process.exitCode = wrong.length === 0 ? 0 : 1;
} catch (error) {
  if (!(error instanceof InputError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
