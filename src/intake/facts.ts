/**
 * What recognisers ask of the catalog: which services, operations and actions there are, however a tool writes them.
 *
 * A text may speak of any service, while the catalog at hand holds SageMaker and a few others whole. So these facts come
 * from the names of all services, which are small, and need none of the services' own files.
 */
import { commonness } from '../catalog/common-services.ts';
import type { IntakeData } from '../catalog/intake-data.ts';
import type { Action, Catalog, ResourceType } from '../catalog/model.ts';
import { resourceTypesOfService } from '../catalog/of-service.ts';
import { actionsOn } from '../catalog/relations.ts';
import { servicesNamed } from '../catalog/services.ts';
import { squeeze } from '../catalog/squeeze.ts';
import { arnMatches, templatePattern } from '../iam/arn-pattern.ts';
import { memo } from '../text/memo.ts';

/** What is known of services, operations and tools, as the recognisers ask for it. */
export interface Facts {
  /** Tables of what is known of SDKs and tools. */
  readonly data: IntakeData;
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
  /**
   * What an action needs besides for a request with these members set; each with the clause that says why. Clauses that
   * a request does not decide (a key is used, a guide says so) are left out.
   */
  needs(id: string, members: ReadonlySet<string>): readonly { readonly id: string; readonly why: string }[];
  /** ARNs of the resources that a request's members name, by the ARN templates of the action's types. */
  resources(id: string, members: ReadonlyMap<string, string>, place: Place): readonly string[];
  /** The resource types that an ARN may be of, the narrowest first, each with all actions on it. */
  typesOf(arn: string): readonly { readonly id: string; readonly actions: readonly Action[] }[];
}

/** Where a resource is; `*` where nothing says it. */
export interface Place {
  readonly partition: string;
  readonly region: string;
  readonly account: string;
}

/** Where nothing is said of partition, region and account. */
export const anywhere: Place = { partition: 'aws', region: '*', account: '*' };

interface Named {
  readonly service: string;
  /** What the operation is checked as. */
  readonly actions: readonly string[];
}

function operationsByName(
  { names }: Catalog,
  all: IntakeData['names'],
): ReadonlyMap<string, readonly Named[]> {
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

/** `the request sets A.B, C[].D or E` names members by their paths; the last part of each is what calls write. */
function membersIn(when: string): readonly string[] {
  const [, list] = /\bsets ([\w.[\], ]+)$/u.exec(when) ?? [];
  return (list ?? '')
    .split(/,\s*|\s+or\s+/u)
    .flatMap((path) => path.split('.').at(-1)?.replace('[]', '') ?? []);
}

/** Members that templates call otherwise than requests do: squeezed, by the service's prefix. */
const otherNames: Readonly<Record<string, string>> = {
  's3:bucketname': 'bucket',
  's3:objectname': 'key',
  'lambda:functionname': 'functionname',
  'logs:loggroupname': 'loggroupname',
  'dynamodb:tablename': 'tablename',
  'ecr:repositoryname': 'repositoryname',
  'iam:rolenamewithpath': 'rolename',
};

/** The template filled in with a request's members; undefined when a name is not among them. */
function filled(type: ResourceType, members: ReadonlyMap<string, string>, place: Place): string | undefined {
  let complete = true;
  const arn = type.arn.replace(/\$\{([A-Za-z0-9]+)\}/gu, (_, name: string) => {
    if (name === 'Partition') return place.partition;
    if (name === 'Region') return place.region;
    if (name === 'Account') return place.account;
    const key = squeeze(name);
    const value = members.get(otherNames[`${type.service}:${key}`] ?? key);
    if (value === undefined || !/^[\w+=,.@/!*'()-]{1,1024}$/u.test(value)) complete = false;
    // The name of a secret's ARN ends in six characters that Secrets Manager chose.
    return type.service === 'secretsmanager' ? `${value ?? ''}-??????` : (value ?? '');
  });
  return complete ? arn : undefined;
}

/** Makes the facts; the tables are built when first asked for. */
export function makeFacts(catalog: Catalog, data: IntakeData): Facts {
  const { names } = data;
  let byName: ReadonlyMap<string, readonly Named[]> | undefined;
  let ids: Map<string, string> | undefined;
  // A text asks for the same few names again and again.
  const named = memo((name: string): readonly Named[] => {
    byName ??= operationsByName(catalog, names);
    return byName.get(squeeze(name)) ?? [];
  });
  const service = memo((name: string) => servicesNamed(catalog, name)[0]);
  return {
    data,
    service,
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
    needs: (id, members) =>
      (catalog.action(id)?.dependentActions ?? []).flatMap((dependent) => {
        if (dependent.when === undefined) return [{ id: dependent.id, why: `${id} always needs it` }];
        const set = membersIn(dependent.when).find((member) => members.has(squeeze(member)));
        return set === undefined ? [] : [{ id: dependent.id, why: `the request sets ${set}` }];
      }),
    resources: (id, members, place) => {
      const types = (catalog.action(id)?.resourceTypes ?? []).flatMap((each) => {
        const type = catalog.resourceType(each.id);
        const arn = type === undefined ? undefined : filled(type, members, place);
        return arn === undefined ? [] : [{ arn, required: each.required }];
      });
      const required = types.filter((type) => type.required);
      return (required.length > 0 ? required : types.slice(0, 1)).map(({ arn }) => arn);
    },
    typesOf(arn) {
      return resourceTypesOfService(catalog, arn.split(':')[2] ?? '')
        .filter((type) => arnMatches(templatePattern(type.arn), arn))
        .sort((a, b) => b.arn.split('/').length - a.arn.split('/').length)
        .map((type) => ({ id: type.id, actions: actionsOn(catalog, type) }));
    },
  };
}
