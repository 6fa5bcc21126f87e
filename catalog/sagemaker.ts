/**
 * What the project adds to SageMaker's own entries: dependents, corrections of the reference, and what has changed
 * since the reference of 2020.
 *
 * `in2020` means that the page of 2020 had an entry of that name. A key that has since got another name is
 * therefore new under it, and says what it was called.
 */
import { actionId, conditionKeyId } from '../src/catalog/ids.ts';
import type {
  Action,
  CatalogPart,
  Change,
  ConditionKey,
  Dependent,
  ResourceType,
} from '../src/catalog/model.ts';
import { sagemakerApiUrl } from './docs-url.ts';
import { InputError } from './files.ts';
import type { Corrections, Dependents, Reference2020 } from './schemas.ts';
import { actionChanges, keyChanges, typeChanges } from './since-2020.ts';

export interface SagemakerFacts {
  readonly reference2020: Reference2020;
  readonly dependents: Dependents;
  readonly corrections: Corrections;
  /** Operations of the SageMaker API that the SDK knows. */
  readonly operations: ReadonlySet<string>;
}

const own = (name: string): string => `sagemaker:${name}`;

/** Stops the build when a file names an entry that does not exist: it would be ignored silently otherwise. */
function requireNames(file: string, names: readonly string[], known: ReadonlySet<string>): void {
  const unknown = names.find((name) => !known.has(name));
  if (unknown !== undefined)
    throw new InputError(`catalog/${file} names ${unknown}, which SageMaker's reference does not have.`);
}

function checkNames(part: CatalogPart, { dependents, corrections }: SagemakerFacts): void {
  const actions = new Set(part.actions.map(({ name }) => name));
  const keys = new Set(part.conditionKeys.map(({ name }) => name));
  requireNames('dependents.json', Object.keys(dependents.actions), actions);
  requireNames(
    'corrections.json',
    [...corrections.permissionOnly, ...Object.keys(corrections.levels)],
    actions,
  );
  const named = [corrections.deprecatedKeys, corrections.keyNotes, corrections.keyValues].flatMap(
    Object.keys,
  );
  const successors = [
    ...Object.values(corrections.deprecatedKeys),
    ...Object.values(corrections.renamed2020),
  ];
  requireNames('corrections.json', [...named, ...successors.flatMap((name) => name ?? [])], keys);
}

const dependentsOf = (name: string, { actions }: Dependents): readonly Dependent[] =>
  (Object.hasOwn(actions, name) ? (actions[name] ?? []) : []).map(({ id, when, sources }) => ({
    id: actionId(id),
    ...(when === undefined ? {} : { when }),
    sources,
  }));

function extendAction(action: Action, facts: SagemakerFacts): Action {
  const { corrections, reference2020 } = facts;
  const permissionOnly = corrections.permissionOnly.includes(action.name);
  const corrected = Object.hasOwn(corrections.levels, action.name)
    ? corrections.levels[action.name]
    : undefined;
  return {
    ...action,
    docsUrl: facts.operations.has(action.name) ? sagemakerApiUrl(action.name) : action.docsUrl,
    in2020: reference2020.actions.some(({ name }) => name === action.name),
    changes: actionChanges(
      { ...action, permissionOnly },
      action.dependentActions.map(({ id }) => id),
      reference2020,
    ),
    accessLevels: corrected ?? action.accessLevels,
    ...(corrected === undefined ? {} : { publishedLevels: action.accessLevels }),
    permissionOnly,
    dependentActions: dependentsOf(action.name, facts.dependents),
  };
}

/** Old and new names of keys that the page of 2020 had under the old one. */
function renames({ corrections, reference2020 }: SagemakerFacts): readonly (readonly [string, string])[] {
  const known = new Set(reference2020.conditionKeys.map(({ key }) => key));
  return [...Object.entries(corrections.renamed2020), ...Object.entries(corrections.deprecatedKeys)]
    .flatMap(([from, to]) => (to === null ? [] : [[own(from), own(to)] as const]))
    .filter(([from], at, all) => known.has(from) && all.findIndex(([other]) => other === from) === at);
}

function changesOf(key: ConditionKey, part: CatalogPart, facts: SagemakerFacts): readonly Change[] {
  const renamed = renames(facts)
    .filter((pair) => pair.includes(key.id))
    .map(([from, to]): Change => ({ what: 'renamed', from, to }));
  const before = facts.reference2020.conditionKeys.some((each) => each.key === key.id);
  // The other keys on no action are policy variables and a bare prefix: nothing says that this was ever otherwise.
  const removed = before && Object.hasOwn(facts.corrections.deprecatedKeys, key.name);
  return [
    ...renamed,
    ...keyChanges(key, part, facts.reference2020),
    ...(removed ? [{ what: 'removed' } as const] : []),
  ];
}

const extendType = (type: ResourceType, part: CatalogPart, facts: SagemakerFacts): ResourceType => ({
  ...type,
  in2020: facts.reference2020.resourceTypes.some(({ name }) => name === type.name),
  changes: typeChanges(type, part, facts.reference2020),
});

function extendKey(
  key: ConditionKey,
  part: CatalogPart,
  facts: SagemakerFacts,
  honoured: ReadonlySet<string>,
): ConditionKey {
  const { deprecatedKeys, keyNotes, keyValues } = facts.corrections;
  const { [key.name]: replacedBy } = deprecatedKeys;
  const { [key.name]: note } = keyNotes;
  const { [key.name]: values } = keyValues;
  if (replacedBy !== undefined && honoured.has(key.id))
    throw new InputError(`catalog/corrections.json calls ${key.id} deprecated, but actions still list it.`);
  const deprecated =
    replacedBy === undefined
      ? undefined
      : replacedBy === null
        ? {}
        : { replacedBy: conditionKeyId(own(replacedBy)) };
  return {
    ...key,
    in2020: facts.reference2020.conditionKeys.some((each) => each.key === key.id),
    changes: changesOf(key, part, facts),
    ...(deprecated === undefined ? {} : { deprecated }),
    ...(values === undefined ? {} : { values }),
    ...(note === undefined ? {} : { note }),
  };
}

/**
 * SageMaker's entries with all that the project knows about them.
 * @throws InputError when a file names an entry that SageMaker's reference does not have, or calls a key
 * deprecated that actions still list
 */
export function extendSagemaker(part: CatalogPart, facts: SagemakerFacts): CatalogPart {
  checkNames(part, facts);
  const honoured = new Set<string>([
    ...part.actions.flatMap(({ conditionKeys, resourceTypes }) => [
      ...conditionKeys,
      ...resourceTypes.flatMap((type) => type.conditionKeys),
    ]),
    ...part.resourceTypes.flatMap(({ conditionKeys }) => conditionKeys),
  ]);
  return {
    ...part,
    actions: part.actions.map((action) => extendAction(action, facts)),
    resourceTypes: part.resourceTypes.map((type) => extendType(type, part, facts)),
    conditionKeys: part.conditionKeys.map((key) => extendKey(key, part, facts, honoured)),
  };
}
