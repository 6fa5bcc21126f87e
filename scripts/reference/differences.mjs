/**
 * Where the catalog and an independent copy of the reference differ, and which differences nobody has explained.
 *
 * SageMaker is compared fact by fact: actions, their levels, resource types with their ARNs, and which actions honour
 * which condition key. Of every other service the names of the actions are. A copy lists a key for every action that
 * honours it, by its own row or by a resource type's, so the catalog's relations are put in that form first.
 */
import { bareArn, bareKey } from './independent-copy.mjs';

/** @typedef {import('../../src/catalog/model.ts').CatalogPart} CatalogPart */
/** @typedef {import('./independent-copy.mjs').CopiedService} CopiedService */

/**
 * One difference: what it is about, and what each side says (`-` where it says nothing).
 * @typedef {object} Difference
 * @property {'action' | 'level' | 'resource-type' | 'condition-key' | 'key-of-action' | 'service'} of
 * @property {string} id
 * @property {string} here
 * @property {string} there
 */

/**
 * An explanation: why these differ.
 * @typedef {object} Explanation
 * @property {Difference['of']} of
 * @property {readonly string[]} ids
 * @property {string} why
 */

/**
 * Compares two maps of texts; what only one has is a difference as well.
 * @param {Difference['of']} of
 * @param {ReadonlyMap<string, string>} here
 * @param {ReadonlyMap<string, string>} there
 * @returns {readonly Difference[]}
 */
function compared(of, here, there) {
  return [...new Set([...here.keys(), ...there.keys()])]
    .sort()
    .map((id) => ({ of, id, here: here.get(id) ?? '-', there: there.get(id) ?? '-' }))
    .filter((each) => each.here !== each.there);
}

/** @param {Iterable<string>} names */
const listed = (names) => new Map([...names].map((name) => [name, 'listed']));

/** @param {Iterable<readonly [string, readonly string[]]>} entries */
const joined = (entries) => new Map([...entries].map(([id, names]) => [id, [...names].sort().join(', ')]));

/**
 * The pairs `key action` of the catalog, by own rows and by resource types.
 * @param {CatalogPart} part
 * @param {(id: string) => boolean} isOwnKey
 */
function pairsHere({ actions, resourceTypes }, isOwnKey) {
  const keysOf = new Map(resourceTypes.map(({ id, conditionKeys }) => [id, conditionKeys]));
  return new Set(
    actions.flatMap((action) =>
      [
        ...action.conditionKeys,
        ...action.resourceTypes.flatMap(({ id, conditionKeys }) => [
          ...conditionKeys,
          ...(keysOf.get(id) ?? []),
        ]),
      ]
        .filter(isOwnKey)
        .map((key) => `${bareKey(key)} ${action.name}`),
    ),
  );
}

/**
 * Differences of one service, fact by fact.
 * @param {CatalogPart} part without what the reference does not list
 * @param {CopiedService} copy
 * @returns {readonly Difference[]}
 */
export function differencesOfService(part, copy) {
  const keys = new Set(part.conditionKeys.map(({ id }) => bareKey(id)));
  const isKnown = (/** @type {string} */ id) => keys.has(bareKey(id)) || id.startsWith('aws:');
  const pairsThere = [...copy.conditionKeys].flatMap(([key, names]) => names.map((name) => `${key} ${name}`));
  const inBoth = new Set(part.actions.map(({ name }) => name).filter((name) => copy.actions.has(name)));
  return [
    ...compared('action', listed(part.actions.map(({ name }) => name)), listed(copy.actions.keys())),
    ...compared(
      'level',
      joined(part.actions.map(({ name, accessLevels }) => [name, accessLevels])),
      joined(copy.actions),
    ).filter(({ id }) => inBoth.has(id)),
    ...compared(
      'resource-type',
      new Map(part.resourceTypes.map(({ name, arn }) => [name, bareArn(arn)])),
      copy.resourceTypes,
    ),
    ...compared('condition-key', listed(keys), listed(copy.conditionKeys.keys())),
    ...compared('key-of-action', listed(pairsHere(part, isKnown)), listed(pairsThere)),
  ];
}

/**
 * Services whose actions differ in name.
 * @param {ReadonlyMap<string, ReadonlySet<string>>} here names of actions by service
 * @param {ReadonlyMap<string, ReadonlySet<string>>} there
 * @returns {readonly Difference[]}
 */
export function differencesOfAll(here, there) {
  const counted = (
    /** @type {ReadonlyMap<string, ReadonlySet<string>>} */ services,
    /** @type {ReadonlyMap<string, ReadonlySet<string>>} */ others,
  ) =>
    new Map(
      [...services].map(([prefix, names]) => {
        const own = [...names].filter((name) => others.get(prefix)?.has(name) !== true).sort();
        return [prefix, own.length === 0 ? 'the same' : `only here: ${own.join(', ')}`];
      }),
    );
  return compared('service', counted(here, there), counted(there, here)).map((each) => ({
    ...each,
    there: each.there.replace('only here', 'only there'),
  }));
}

/**
 * Parts differences into those that an explanation covers and those that none does; names explanations of what no
 * longer differs, which are out of date.
 * @param {readonly Difference[]} differences
 * @param {readonly Explanation[]} explanations
 */
export function explained(differences, explanations) {
  const why = new Map(explanations.flatMap(({ of, ids, why }) => ids.map((id) => [`${of} ${id}`, why])));
  const keyOf = (/** @type {Difference} */ { of, id }) => `${of} ${id}`;
  const found = new Set(differences.map(keyOf));
  return {
    known: differences.flatMap((each) => {
      const reason = why.get(keyOf(each));
      return reason === undefined ? [] : [{ ...each, why: reason }];
    }),
    unexplained: differences.filter((each) => !why.has(keyOf(each))),
    outdated: [...why.keys()].filter((id) => !found.has(id)),
  };
}
