/** `sm-explore list`: every entry of a service. */
import { Command } from 'commander';
import { entryJson } from '../../catalog/entry-json.ts';
import { homeService } from '../../catalog/home-service.ts';
import type { Catalog, Entry, EntryKind } from '../../catalog/model.ts';
import { nearestNames } from '../../text/nearest-name.ts';
import type { Console } from '../console.ts';
import { levelOrType } from '../entry-words.ts';
import { localeIsAscii } from '../locale.ts';
import { openCatalog } from '../open-catalog.ts';
import { kindOption } from '../options.ts';
import { jsonText, table } from '../table.ts';
import { UsageError } from '../usage-error.ts';

interface ListOptions {
  readonly kind?: EntryKind;
  readonly service: string;
  readonly json?: boolean;
}

/** `aws` stands for the global condition keys, which belong to no service. */
function checkService(catalog: Catalog, service: string): void {
  const prefixes = [...catalog.meta.services.map(({ prefix }) => prefix), 'aws'];
  if (prefixes.includes(service)) return;
  const near = nearestNames(service, prefixes, 3).join(', ');
  throw new UsageError(`There is no service ${service}; nearest: ${near}.`);
}

/** The entries that a service's reference lists: actions, then condition keys, then resource types. */
const entriesOf = (catalog: Catalog, service: string, kind: EntryKind | undefined): readonly Entry[] =>
  [...catalog.actions, ...catalog.conditionKeys, ...catalog.resourceTypes].filter(
    (entry) => entry.service === service && (kind === undefined || entry.kind === kind),
  );

/** The subcommand; `finish` is given the exit code. */
export const listCommand = (console: Console, finish: (code: number) => void): Command =>
  new Command('list')
    .description("List the entries of a service: SageMaker's unless told otherwise.")
    .addOption(kindOption())
    .option('--service <prefix>', 'a service by its prefix, or aws for global condition keys', homeService)
    .option('--json', 'print the entries in full, as JSON')
    .action(async ({ kind, service: named, json }: ListOptions) => {
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
      finish(0);
    });
