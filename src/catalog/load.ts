/** Reads the catalog that the build wrote. The one place where catalog files are touched at run time. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { later } from '../text/memo.ts';
import { createCatalog, extendCatalog } from './catalog.ts';
import type { IntakeTables } from './intake-data.ts';
import type { ActionDirectory, Catalog, CatalogCore, CatalogPart } from './model.ts';
import type { Recipe } from './recipe.ts';
import { openServices } from './service-archive.ts';
import { servicesMeant } from './services.ts';

/** `dist/catalog`, seen from the bundle (`dist/program`) or from the sources (`src/catalog`). */
function folder(): string {
  const here = dirname(fileURLToPath(import.meta.url));
  const beside = join(here, '../catalog/core.json');
  return existsSync(beside) ? dirname(beside) : join(here, '../../dist/catalog');
}

/**
 * The core of the catalog.
 * @throws Error when the build has not been run
 */
export function loadCatalog(): Catalog {
  const core: CatalogCore = JSON.parse(readFileSync(join(folder(), 'core.json'), 'utf8'));
  return createCatalog(core);
}

/** Stays open until the program ends: a letter behind `*:` reads of it, and it is not another file after an update. */
const theArchive = later(() => openServices(join(folder(), 'services.bin')));

/**
 * The entries of services that the core lacks. A prefix that the reference does not know stands for the service that
 * goes by that name or is nearly so spelt, so that what is offered instead of it can be looked up; else it is left out.
 */
export function readServices(
  catalog: Catalog,
  prefixes: readonly string[],
): ReadonlyMap<string, CatalogPart> {
  const meant = new Set(prefixes.flatMap((prefix) => servicesMeant(catalog, prefix)));
  const wanted = [...meant].filter((prefix) => !catalog.completeServices.has(prefix));
  if (wanted.length === 0) return new Map();
  return new Map(
    wanted.flatMap((prefix) => {
      const part = theArchive().read(prefix);
      return part === undefined ? [] : [[prefix, part] as const];
    }),
  );
}

/** The catalog with further services read from disk; unknown prefixes are ignored. */
export function loadServices(catalog: Catalog, prefixes: readonly string[]): Catalog {
  return extendCatalog(catalog, readServices(catalog, prefixes));
}

/** What intake knows of SDKs and tools. */
export function loadIntakeTables(): IntakeTables {
  const data: IntakeTables = JSON.parse(readFileSync(join(folder(), 'intake.json'), 'utf8'));
  return data;
}

/**
 * All services' names, for queries that name no service.
 * @throws Error when the build has not been run
 */
export function loadDirectory(): ActionDirectory {
  return { bytes: readFileSync(join(folder(), 'names.bin')) };
}

/**
 * One in twelve of all services' names, in the same form: a search among them does all that one among all does, and is soon
 * over.
 * @throws Error when the build has not been run
 */
export function loadFewNames(): ActionDirectory {
  return { bytes: readFileSync(join(folder(), 'few-names.bin')) };
}

/** The recipes, in the order in which they are listed. */
export function loadRecipes(): readonly Recipe[] {
  const recipes: readonly Recipe[] = JSON.parse(readFileSync(join(folder(), 'recipes.json'), 'utf8'));
  return recipes;
}
