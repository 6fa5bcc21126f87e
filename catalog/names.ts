/** The rows of names.bin: what a query may find beyond SageMaker's own entries. */
import { homeService, isSister } from '../src/catalog/home-service.ts';
import { nameOf, prefixOf } from '../src/catalog/ids.ts';
import type { CatalogCore, CatalogPart, CommonUse, Entry } from '../src/catalog/model.ts';
import { type NamedRow, packNames } from '../src/search/services/names-file.ts';

const entryRow = ({ kind, id, name, service }: Entry): NamedRow => ({
  kind,
  service,
  name,
  use: 0,
  // Some keys of every request have the prefix of a service.
  ...(id === `${service}:${name}` ? {} : { id }),
});

/** How many of the rows are packed: one of so many. */
export interface Share {
  readonly oneOf: number;
}

/**
 * The bytes of names.bin: the actions of all services; API operations under other names than their action's; keys and
 * types of all services; and last those that the core holds, whose descriptions are searched, too.
 * @throws RangeError when the names do not fit the file
 */
export function packServiceNames(
  core: CatalogCore,
  parts: ReadonlyMap<string, CatalogPart>,
  use: CommonUse,
  { oneOf }: Share = { oneOf: 1 },
): Uint8Array {
  const policiesWith = (id: string): number => use[prefixOf(id)]?.actions[nameOf(id)] ?? 0;
  const services = [...parts].filter(([prefix]) => prefix !== homeService);
  const actions = services.flatMap(([, part]) =>
    part.actions.map((action): NamedRow => ({ ...entryRow(action), use: policiesWith(action.id) })),
  );
  const operations = core.names.operations.flatMap(({ service, name, actions: ids }) =>
    ids.map((id): NamedRow => ({ kind: 'action', service, name, id, use: policiesWith(id) })),
  );
  const others = services
    .filter(([prefix]) => !isSister(prefix))
    .flatMap(([prefix, { conditionKeys, resourceTypes }]) =>
      [...conditionKeys, ...resourceTypes].filter(({ id }) => prefixOf(id) === prefix),
    );
  const described = [...core.conditionKeys, ...core.resourceTypes].filter(
    ({ service }) => service !== homeService && (service === 'aws' || isSister(service)),
  );
  const rows = [...actions, ...operations, ...others.map(entryRow), ...described.map(entryRow)];
  return packNames(
    rows.filter((_, place) => place % oneOf === 0),
    (service) => use[service]?.policies ?? 0,
  );
}
