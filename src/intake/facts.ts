/**
 * What recognisers ask of the catalog: which services, operations and actions there are, however a tool writes them.
 *
 * A text may speak of any service, while the catalog at hand holds SageMaker and a few others whole. So these facts come
 * from the names of all services, which are small, and need none of the services' own files.
 */
import { commonness } from '../catalog/common-services.ts';
import type { ActionNames, Catalog } from '../catalog/model.ts';
import { servicesNamed } from '../catalog/services.ts';
import { squeeze } from '../catalog/squeeze.ts';

export interface Facts {
  /** The prefix of a service that goes by any of its names; undefined when there is no such service. */
  service(name: string): string | undefined;
  /** An action in the reference's spelling, whatever the case it is given in; undefined when there is none. */
  action(id: string): string | undefined;
  /**
   * Actions that an operation of a service asks for, the one that stands for it first; empty when the service has no
   * operation of the name. `CreateTrainingJob`, `create_training_job` and `create-training-job` are one.
   */
  operation(service: string, name: string): readonly string[];
  /** Services with an operation of the name, SageMaker first, then those that people use most. */
  servicesWith(name: string): readonly string[];
}

interface Named {
  readonly service: string;
  /** What the operation is checked as. */
  readonly actions: readonly string[];
}

function operationsByName({ names }: Catalog, all: ActionNames): ReadonlyMap<string, readonly Named[]> {
  const found = new Map<string, Named[]>();
  const add = (name: string, named: Named): void => {
    const key = squeeze(name);
    const list = found.get(key);
    if (list === undefined) found.set(key, [named]);
    else if (!list.some(({ service }) => service === named.service)) list.push(named);
  };
  // What the table says of an operation goes before the action of the same name.
  for (const { service, name, actions } of names.operations) add(name, { service, actions });
  for (const [service, own] of Object.entries(all))
    for (const name of own) add(name, { service, actions: [`${service}:${name}`] });
  for (const list of found.values()) list.sort((a, b) => commonness(a.service) - commonness(b.service));
  return found;
}

/** Makes the facts; the tables are built when first asked for. */
export function makeFacts(catalog: Catalog, names: ActionNames): Facts {
  let byName: ReadonlyMap<string, readonly Named[]> | undefined;
  let ids: Map<string, string> | undefined;
  const named = (name: string): readonly Named[] => {
    byName ??= operationsByName(catalog, names);
    return byName.get(squeeze(name)) ?? [];
  };
  return {
    service: (name) => servicesNamed(catalog, name)[0],
    action(id) {
      ids ??= new Map(
        Object.entries(names).flatMap(([service, own]) =>
          own.map((name) => [`${service}:${name}`.toLowerCase(), `${service}:${name}`] as const),
        ),
      );
      return ids.get(id.toLowerCase());
    },
    operation: (service, name) => named(name).find((each) => each.service === service)?.actions ?? [],
    servicesWith: (name) => named(name).map(({ service }) => service),
  };
}
