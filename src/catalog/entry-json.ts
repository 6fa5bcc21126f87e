/**
 * Entries as the JSON that scripts get: relations resolved to ids, both ways, levels as IAM's pages write them.
 *
 * Lists of actions that point at an entry hold those of services that the catalog has whole. Of others it knows some
 * actions only, and naming these few would look as if there were no more.
 */

import { operatorsFor } from '../iam/operator.ts';
import { absenceWords } from './key-words.ts';
import type {
  Action,
  Catalog,
  ConditionKey,
  Dependent,
  Entry,
  EntryBase,
  Holder,
  KnownValues,
  ResourceType,
  Source,
} from './model.ts';
import { type Need, needsOf } from './needs.ts';
import { actionsHonouring, actionsOn, honouredKeys, neededBy, typesHonouring } from './relations.ts';

interface EntryJsonBase extends EntryBase {
  readonly id: string;
  /** Who says that there is such an entry, and what it is. */
  readonly sources: readonly Source[];
}

/** Where a fact comes from, in JSON. */
export interface SourceJson extends Source {
  /** Set for a source that knows such needs of the action and does not name this one. */
  readonly says?: 'not needed';
}

/** An action that another needs of its caller, in JSON. */
export interface DependentJson {
  readonly id: string;
  /** Absent when it is always needed. */
  readonly when?: string;
  readonly sources: readonly SourceJson[];
}

/** What somebody besides the caller needs, in JSON. */
export interface NeedJson extends DependentJson {
  readonly who: Holder;
  /** ARN templates on which it is needed, where that is known. */
  readonly resources?: readonly string[];
}

/** An action in JSON, as `list`, `search` and `show` give it; lists of ids are sorted. */
export interface ActionJson extends EntryJsonBase {
  readonly kind: 'action';
  /** `Write`, or two joined: `Tagging, Write`. */
  readonly accessLevel: string;
  readonly permissionOnly: boolean;
  readonly resourceTypes: readonly {
    readonly id: string;
    readonly required: boolean;
    readonly arn: string;
  }[];
  /** All that it honours besides keys of every request. */
  readonly conditionKeys: readonly string[];
  /** What the caller needs besides: the caller's part of `needs`. */
  readonly dependentActions: readonly DependentJson[];
  /** Who needs what for its sake, the caller first. */
  readonly needs: readonly NeedJson[];
  /** Values of iam:PassedToService; absent when it passes no role or nobody knows to whom. */
  readonly passedToService?: { readonly services: readonly string[]; readonly source: SourceJson };
  readonly serviceLinkedRoles?: readonly {
    readonly service: string;
    readonly roleName: string;
    readonly source: SourceJson;
  }[];
  readonly neededBy: readonly string[];
}

/** A resource type in JSON. */
export interface ResourceTypeJson extends EntryJsonBase {
  readonly kind: 'resource-type';
  readonly arn: string;
  readonly conditionKeys: readonly string[];
  readonly actions: readonly string[];
}

/** A condition key in JSON. */
export interface ConditionKeyJson extends EntryJsonBase {
  readonly kind: 'condition-key';
  readonly type: string;
  readonly operators: readonly string[];
  /** Actions that the reference lists it for; a key whose reach is `every-action` is honoured by the rest as well. */
  readonly actions: readonly string[];
  readonly reach: ConditionKey['reach'];
  readonly resourceTypes: readonly string[];
  readonly deprecated?: { readonly replacedBy?: string };
  readonly values?: KnownValues;
  readonly request?: ConditionKey['request'];
  readonly range?: ConditionKey['range'];
  readonly absence?: string;
  readonly note?: string;
}

/** An entry in JSON; `kind` tells which. */
export type EntryJson = ActionJson | ResourceTypeJson | ConditionKeyJson;

const ids = (entries: readonly { readonly id: string }[]): readonly string[] =>
  [...new Set(entries.map(({ id }) => id))].sort();

const whole = (catalog: Catalog, actions: readonly Action[]): readonly string[] =>
  ids(actions.filter(({ service }) => catalog.completeServices.has(service)));

/** The references that have the entry; global keys are described by the user guide, in the project's words. */
function sourcesOf({ meta }: Catalog, { service, in2020, unlisted }: Entry): readonly Source[] {
  if (unlisted !== undefined) return unlisted.sources;
  if (service === 'aws')
    return [{ name: 'IAM user guide, AWS global condition context keys', date: meta.reference.date }];
  return in2020 ? [meta.reference, meta.reference2020] : [meta.reference];
}

const base = (catalog: Catalog, entry: Entry): EntryJsonBase => {
  const { id, name, service, description, docsUrl, in2020, changes, unlisted } = entry;
  return {
    id,
    name,
    service,
    description,
    docsUrl,
    in2020,
    changes,
    ...(unlisted === undefined ? {} : { unlisted }),
    sources: sourcesOf(catalog, entry),
  };
};

function sourceJson({ sources }: Catalog, id: string): SourceJson {
  const source = sources[id];
  if (source === undefined) return { name: id, date: '' };
  const { kind: _, ...shown } = source;
  return shown;
}

const dependentJson = (catalog: Catalog, { id, when, sources, against }: Dependent): DependentJson => ({
  id,
  ...(when === undefined ? {} : { when }),
  sources: [
    ...sources.map((each) => sourceJson(catalog, each)),
    ...(against ?? []).map((each) => ({ ...sourceJson(catalog, each), says: 'not needed' as const })),
  ],
});

const needJson = (catalog: Catalog, need: Need): NeedJson => {
  const { id, when, sources } = dependentJson(catalog, need);
  return {
    id,
    who: need.who,
    ...(when === undefined ? {} : { when }),
    ...(need.resources === undefined ? {} : { resources: need.resources }),
    sources,
  };
};

const rolesJson = (
  catalog: Catalog,
  { roleTakers, linkedRoles }: Action,
): Pick<ActionJson, 'passedToService' | 'serviceLinkedRoles'> => ({
  ...(roleTakers === undefined
    ? {}
    : {
        passedToService: { services: roleTakers.services, source: sourceJson(catalog, roleTakers.source) },
      }),
  ...(linkedRoles === undefined
    ? {}
    : {
        serviceLinkedRoles: linkedRoles.map(({ service, roleName, source }) => ({
          service,
          roleName,
          source: sourceJson(catalog, source),
        })),
      }),
});

const actionJson = (catalog: Catalog, action: Action): ActionJson => ({
  kind: 'action',
  ...base(catalog, action),
  accessLevel: action.accessLevels.join(', '),
  permissionOnly: action.permissionOnly,
  resourceTypes: action.resourceTypes.map(({ id, required }) => ({
    id,
    required,
    arn: catalog.resourceType(id)?.arn ?? '',
  })),
  conditionKeys: ids(honouredKeys(catalog, action)),
  dependentActions: action.dependentActions.map((each) => dependentJson(catalog, each)),
  needs: needsOf(action).map((each) => needJson(catalog, each)),
  ...rolesJson(catalog, action),
  neededBy: whole(
    catalog,
    neededBy(catalog, action).map((need) => need.action),
  ),
});

const typeJson = (catalog: Catalog, type: ResourceType): ResourceTypeJson => ({
  kind: 'resource-type',
  ...base(catalog, type),
  arn: type.arn,
  conditionKeys: [...type.conditionKeys].sort(),
  actions: ids(actionsOn(catalog, type)),
});

function keyJson(catalog: Catalog, key: ConditionKey): ConditionKeyJson {
  const absence = absenceWords(key);
  return {
    kind: 'condition-key',
    ...base(catalog, key),
    type: key.type,
    operators: operatorsFor(key.type),
    actions: whole(catalog, actionsHonouring(catalog, key)),
    reach: key.reach,
    resourceTypes: ids(typesHonouring(catalog, key)),
    ...(key.deprecated === undefined ? {} : { deprecated: key.deprecated }),
    ...(key.values === undefined ? {} : { values: key.values }),
    ...(key.request === undefined ? {} : { request: key.request }),
    ...(key.range === undefined ? {} : { range: key.range }),
    ...(absence === undefined ? {} : { absence }),
    ...(key.note === undefined ? {} : { note: key.note }),
  };
}

/** An entry with its relations, ready for JSON.stringify. Lists of ids are sorted and hold each id once. */
export function entryJson(catalog: Catalog, entry: Entry): EntryJson {
  switch (entry.kind) {
    case 'action':
      return actionJson(catalog, entry);
    case 'resource-type':
      return typeJson(catalog, entry);
    case 'condition-key':
      return keyJson(catalog, entry);
  }
}
