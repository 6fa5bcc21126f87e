/**
 * The counts that the sources are known to give. A build that finds others has read something wrong, or its
 * sources have changed: then the change is looked at, and the number here is changed with it.
 */
import { isChanged } from '../src/catalog/changes.ts';
import type { Action, CatalogCore, CatalogPart, Entry, Holder } from '../src/catalog/model.ts';
import { needsOf } from '../src/catalog/needs.ts';
import type { Reference2020 } from './schemas.ts';

/** What the build made, before it is written. */
export interface BuiltCatalog {
  readonly core: CatalogCore;
  /** Every service by prefix, whole; those of the core among them. */
  readonly parts: ReadonlyMap<string, CatalogPart>;
  /** Pairs of an action and a dependent that the reference of June 2026 lists, over all services. */
  readonly listedPairs: number;
  readonly reference2020: Reference2020;
}

/** What is counted, in the order in which the build prints it. */
const expected = {
  services: 456,
  'actions of all services': 22_091,
  'pairs of action and dependent in the reference of June 2026': 4_432,
  'SageMaker actions': 449,
  'SageMaker condition keys': 68,
  'SageMaker resource types': 73,
  'SageMaker entries that the reference does not list': 3,
  'SageMaker actions in the 2020 reference': 141,
  'SageMaker resource types in the 2020 reference': 27,
  'SageMaker condition keys in the 2020 reference': 26,
  'pairs of action and resource type in the 2020 reference': 171,
  'pairs of action and condition key in the 2020 reference': 138,
  'pairs of resource type and condition key in the 2020 reference': 42,
  'SageMaker condition keys with known request fields': 41,
  'pairs of SageMaker action and condition key with known request fields': 187,
  'SageMaker condition keys with known numbers': 4,
  'instance types that SageMaker knows': 402,
  'SageMaker actions changed since 2020': 42,
  'SageMaker resource types changed since 2020': 16,
  'SageMaker condition keys changed since 2020': 16,
  'SageMaker actions that are permission only': 15,
  'SageMaker actions with dependents': 101,
  'pairs of SageMaker action and dependent': 255,
  'SageMaker actions that need iam:PassRole': 50,
  'needs of execution roles': 191,
  'needs of others than caller and execution role': 302,
  'needs that sources contradict': 1,
  'actions that pass a role': 390,
  'actions that pass a role to nobody knows whom': 33,
  'actions that make a service-linked role': 156,
  'actions that make nobody knows which service-linked role': 15,
  'SageMaker actions that take only *': 95,
  'SageMaker actions that need two or more resource types': 25,
  'dependents that do not resolve': 0,
  'keys of core actions and resource types that do not resolve': 0,
} as const;

export type Counts = Readonly<Record<keyof typeof expected, number>>;

const isSagemaker = ({ service }: { readonly service: string }): boolean => service === 'sagemaker';
const isListed = ({ unlisted }: Entry): boolean => unlisted === undefined;
const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);

function unresolvedDependents({ core, parts }: BuiltCatalog): number {
  const everywhere = new Set([...parts.values()].flatMap(({ actions }) => actions.map(({ id }) => id)));
  const atHand = new Set(core.actions.map(({ id }) => id));
  const missing = (known: ReadonlySet<string>, actions: CatalogPart['actions']): number =>
    actions.flatMap(({ dependentActions }) => dependentActions).filter(({ id }) => !known.has(id)).length;
  const others = core.actions.flatMap(needsOf).filter(({ who }) => who !== 'caller');
  return (
    missing(atHand, core.actions) +
    others.filter(({ id }) => !everywhere.has(id)).length +
    sum([...parts.values()].map((part) => missing(everywhere, part.actions)))
  );
}

function unresolvedKeys({ actions, resourceTypes, conditionKeys }: Omit<CatalogPart, 'sources'>): number {
  const known = new Set<string>(conditionKeys.map(({ id }) => id));
  return [...actions, ...actions.flatMap((action) => action.resourceTypes), ...resourceTypes]
    .flatMap((entry) => entry.conditionKeys)
    .filter((id) => !known.has(id)).length;
}

/** Counts what was built. */
export function countCatalog(built: BuiltCatalog): Counts {
  const { core, parts, listedPairs, reference2020: page } = built;
  const actions = core.actions.filter((each) => isSagemaker(each) && isListed(each));
  const keys = core.conditionKeys.filter((each) => isSagemaker(each) && isListed(each));
  const types = core.resourceTypes.filter(isSagemaker);
  const unlisted = [...core.actions, ...core.conditionKeys].filter((each) => !isListed(each));
  const dependents = actions.flatMap(({ dependentActions }) => dependentActions);
  const others = actions.flatMap(needsOf).filter(({ who }) => who !== 'caller');
  const heldBy = (holder: Holder): number => others.filter(({ who }) => who === holder).length;
  const everywhere = [...parts.values()].flatMap((part) => part.actions);
  const needing = (id: string): readonly Action[] =>
    everywhere.filter(({ dependentActions }) => dependentActions.some((each) => each.id === id));
  const passing = needing('iam:PassRole');
  const linking = needing('iam:CreateServiceLinkedRole');
  return {
    services: parts.size,
    'actions of all services': sum([...parts.values()].map((part) => part.actions.filter(isListed).length)),
    'pairs of action and dependent in the reference of June 2026': listedPairs,
    'SageMaker actions': actions.length,
    'SageMaker condition keys': keys.length,
    'SageMaker resource types': types.length,
    'SageMaker entries that the reference does not list': unlisted.length,
    'SageMaker actions in the 2020 reference': actions.filter(({ in2020 }) => in2020).length,
    'SageMaker resource types in the 2020 reference': types.filter(({ in2020 }) => in2020).length,
    'SageMaker condition keys in the 2020 reference': [...keys, ...unlisted].filter(({ in2020 }) => in2020)
      .length,
    'pairs of action and resource type in the 2020 reference': sum(
      page.actions.map(({ required, optional }) => required.length + optional.length),
    ),
    'pairs of action and condition key in the 2020 reference': sum(
      page.actions.map(({ conditionKeys }) => conditionKeys.length),
    ),
    'pairs of resource type and condition key in the 2020 reference': sum(
      page.resourceTypes.map(({ conditionKeys }) => conditionKeys.length),
    ),
    'SageMaker condition keys with known request fields': keys.filter(({ request }) => request !== undefined)
      .length,
    'pairs of SageMaker action and condition key with known request fields': sum(
      keys.map(({ request }) => Object.keys(request?.fields ?? {}).length),
    ),
    'SageMaker condition keys with known numbers': keys.filter(({ range }) => range !== undefined).length,
    'instance types that SageMaker knows':
      keys.find(({ name }) => name === 'InstanceTypes')?.values?.known.length ?? 0,
    'SageMaker actions changed since 2020': actions.filter(isChanged).length,
    'SageMaker resource types changed since 2020': types.filter(isChanged).length,
    'SageMaker condition keys changed since 2020': [...keys, ...unlisted].filter(isChanged).length,
    'SageMaker actions that are permission only': actions.filter(({ permissionOnly }) => permissionOnly)
      .length,
    'SageMaker actions with dependents': actions.filter(({ dependentActions }) => dependentActions.length > 0)
      .length,
    'pairs of SageMaker action and dependent': dependents.length,
    'SageMaker actions that need iam:PassRole': dependents.filter(({ id }) => id === 'iam:PassRole').length,
    'needs of execution roles': heldBy('execution-role'),
    'needs of others than caller and execution role': others.length - heldBy('execution-role'),
    'needs that sources contradict': dependents.filter(({ against }) => against !== undefined).length,
    'actions that pass a role': passing.length,
    'actions that pass a role to nobody knows whom': passing.filter(
      ({ roleTakers }) => roleTakers === undefined,
    ).length,
    'actions that make a service-linked role': linking.length,
    'actions that make nobody knows which service-linked role': linking.filter(
      ({ linkedRoles }) => linkedRoles === undefined,
    ).length,
    'SageMaker actions that take only *': actions.filter(({ resourceTypes }) => resourceTypes.length === 0)
      .length,
    'SageMaker actions that need two or more resource types': actions.filter(
      ({ resourceTypes }) => resourceTypes.filter(({ required }) => required).length > 1,
    ).length,
    'dependents that do not resolve': unresolvedDependents(built),
    'keys of core actions and resource types that do not resolve': unresolvedKeys(core),
  };
}

/** One sentence for every count that is not as expected; none when all are. */
export function surprises(counts: Counts): readonly string[] {
  return Object.entries(expected).flatMap(([what, wanted]) => {
    const found = Object.entries(counts).find(([name]) => name === what)?.[1];
    return found === wanted ? [] : [`The build found ${found} ${what} and expected ${wanted}.`];
  });
}
