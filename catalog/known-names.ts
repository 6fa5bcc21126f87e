/**
 * Names that people know and IAM does not use, checked against what there is: an alias that leads nowhere would be
 * offered to people as an answer.
 */
import { servicePrefix } from '../src/catalog/expansion.ts';
import { actionId } from '../src/catalog/ids.ts';
import type { ApiOperation, CatalogPart, KnownNames } from '../src/catalog/model.ts';
import { squeeze } from '../src/catalog/squeeze.ts';
import { InputError } from './files.ts';
import type { Operations, ServiceAliases, ServicePrincipals } from './schemas.ts';

export interface Aliases {
  readonly operations: Operations;
  readonly services: ServiceAliases;
  readonly principals: ServicePrincipals;
}

type Parts = ReadonlyMap<string, CatalogPart>;

function operationsIn({ operations, sources }: Operations, parts: Parts): readonly ApiOperation[] {
  const actions = new Set<string>([...parts.values()].flatMap((part) => part.actions.map(({ id }) => id)));
  return operations.map(({ source, ...operation }) => {
    const unknown = [...operation.actions, ...operation.further].find((id) => !actions.has(id));
    const said = sources[source];
    if (unknown !== undefined || said === undefined)
      throw new InputError(
        `catalog/operations.json names ${unknown ?? `the source ${source}`} for ${operation.name}, which there is not.`,
      );
    return {
      service: operation.service,
      name: operation.name,
      ...(operation.client === undefined ? {} : { client: operation.client }),
      actions: operation.actions.map(actionId),
      further: operation.further.map(actionId),
      source: said,
    };
  });
}

function servicesIn({ names }: ServiceAliases, parts: Parts): Readonly<Record<string, string>> {
  const prefixes = new Set([...parts.keys()].map(squeeze));
  const found = new Map<string, string>();
  for (const [prefix, aliases] of Object.entries(names)) {
    if (!parts.has(prefix))
      throw new InputError(`catalog/service-aliases.json names ${prefix}, which is no service.`);
    for (const alias of aliases.map(squeeze)) {
      if (prefixes.has(alias) || found.has(alias))
        throw new InputError(
          `catalog/service-aliases.json gives ${alias} to ${prefix}, but it has a meaning.`,
        );
      found.set(alias, prefix);
    }
  }
  return Object.fromEntries(found);
}

/** Services that list condition keys of prefixes that no service has, by prefix. */
function keyPrefixesIn(parts: Parts): KnownNames['keyPrefixes'] {
  const found = new Map<string, Set<string>>();
  for (const [service, { conditionKeys }] of parts)
    for (const { id } of conditionKeys) {
      const prefix = servicePrefix(id);
      if (prefix !== 'aws' && !parts.has(prefix))
        found.set(prefix, (found.get(prefix) ?? new Set()).add(service));
    }
  return Object.fromEntries([...found].map(([prefix, services]) => [prefix, [...services]]));
}

/**
 * The names, ready for the catalog.
 * @throws InputError when one leads to an action or service that there is not, or has two meanings
 */
export function knownNames({ operations, services, principals }: Aliases, parts: Parts): KnownNames {
  return {
    operations: operationsIn(operations, parts),
    services: servicesIn(services, parts),
    keyPrefixes: keyPrefixesIn(parts),
    principals: principals.names,
  };
}
