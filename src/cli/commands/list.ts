/** `sm-explore list`: every entry of a service. */
import { entryJson } from '../../catalog/entry-json.ts';
import { prefixOf } from '../../catalog/ids.ts';
import { loadRecipes } from '../../catalog/load.ts';
import type { Catalog, ConditionKey, Entry, EntryKind } from '../../catalog/model.ts';
import { actionsHonouring } from '../../catalog/relations.ts';
import { nearestNames } from '../../text/nearest-name.ts';
import { command } from '../command.ts';
import { levelOrType, recipeRows } from '../entry-words.ts';
import { localeIsAscii } from '../locale.ts';
import { openCatalog } from '../open-catalog.ts';
import { jsonText, table } from '../table.ts';
import { UsageError } from '../usage-error.ts';

/** `aws` stands for the global condition keys, which belong to no service. */
function checkService(catalog: Catalog, service: string): void {
  const prefixes = [...catalog.meta.services.map(({ prefix }) => prefix), 'aws'];
  if (prefixes.includes(service)) return;
  const near = nearestNames(service, prefixes, 3).join(', ');
  throw new UsageError(`There is no service ${service}; nearest: ${near}.`);
}

/**
 * The entries that a service's reference lists: actions, then condition keys, then resource types. The tag keys
 * `aws:…` that its actions honour are among its keys, though the catalog has one entry of them for all services.
 */
function entriesOf(catalog: Catalog, service: string, kind: EntryKind | undefined): readonly Entry[] {
  const own = (entry: Entry): boolean => entry.service === service;
  const honoured = (key: ConditionKey): boolean =>
    prefixOf(key.id) === 'aws' && actionsHonouring(catalog, key).some(own);
  const keys = catalog.conditionKeys.filter((key) => own(key) || honoured(key));
  return [...catalog.actions.filter(own), ...keys, ...catalog.resourceTypes.filter(own)].filter(
    (entry) => kind === undefined || entry.kind === kind,
  );
}

/** The subcommand. */
export const listCommand = command('list', async ({ options: { kind, service: named, json }, console }) => {
  if (kind === 'recipe') {
    const recipes = loadRecipes();
    const shown = { width: console.columns, ascii: localeIsAscii(console.env) };
    await console.out(json === true ? jsonText(recipes) : table(recipeRows(recipes), shown));
    return 0;
  }
  const service = named.toLowerCase().replace(/:$/, '');
  const catalog = openCatalog([`${service}:`]);
  checkService(catalog, service);
  const entries = entriesOf(catalog, service, kind);
  await console.out(
    json === true
      ? jsonText(entries.map((entry) => entryJson(catalog, entry)))
      : table(
          entries.map((entry) => [entry.id, entry.kind, levelOrType(entry)]),
          { width: console.columns, ascii: localeIsAscii(console.env) },
        ),
  );
  return 0;
});
