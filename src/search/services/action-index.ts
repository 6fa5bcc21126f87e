/**
 * The entries of all services by name, laid out for matching: for queries that name no service and that SageMaker does
 * not answer, and for `*:`. The build lays them out (`names-file.ts`).
 *
 * A name alone does not say which of 456 services is meant, so each action has a handicap: less for services and
 * actions that many of AWS's managed policies grant. It is small beside the cost of a word: it decides between
 * readings that are about equally good, and lets SageMaker's own come first among these.
 */

import { homeService, isSister } from '../../catalog/home-service.ts';
import { actionId, conditionKeyId, prefixOf, resourceTypeId } from '../../catalog/ids.ts';
import type { ActionDirectory, Catalog, CatalogCore, Entry, EntryKind } from '../../catalog/model.ts';
import { squeeze } from '../../catalog/squeeze.ts';
import { later, memo } from '../../text/memo.ts';
import { indexDescriptions } from '../description-index.ts';
import { Kind, pickNames, placesInOrder } from '../name-table.ts';
import { indexNames, type Searchable, type SearchIndex } from '../search-index.ts';
import { withNoMore } from '../sieves.ts';
import { nextOfPhrase, otherService, sisterHandicap, uncommonAction, uncommonService } from '../weights.ts';
import { letters } from '../words.ts';
import { kindOf, readNames, type ServiceNames } from './names-file.ts';

/** Named entries, and by position how far each stands back behind the home service's. */
export interface ActionIndex {
  readonly index: SearchIndex;
  readonly handicaps: Float32Array;
}

/** The index of all services. */
export interface AllActions extends ActionIndex {
  /** Per entry 1 where queries look that name no service: actions, and whatever sisters and every request have besides. */
  readonly offered: Uint8Array;
  /**
   * Positions of the allowed entries whose name is this one, letter for letter without blanks, hyphens and underscores.
   */
  readonly namedExactly: (text: string, allowed: Uint8Array) => readonly number[];
  /** The actions of one service, most common first where the names do not decide; undefined without such a service. */
  readonly ofService: (prefix: string) => ActionIndex | undefined;
}

/** Logarithmic, as the counts are: 0 for the commonest, 1 for what no policy grants. */
const rarity = (count: number, most: number): number => 1 - Math.min(1, Math.log1p(count) / Math.log1p(most));

/** So many of the policies name the commonest service and action; more say nothing more. */
const mostCommonService = 500;
const mostCommonAction = 200;

const isCore = (service: string): boolean => service === 'aws' || isSister(service);

/** By position; of the actions of one operation each stands behind the one before it. */
function handicapsOf({ table, services, serviceOf, use, name, ids }: ServiceNames): Float32Array {
  const bases = services.map(({ prefix, policies }) =>
    isCore(prefix) ? sisterHandicap : otherService + uncommonService * rarity(policies, mostCommonService),
  );
  const uncommon = Float64Array.from(
    { length: mostCommonAction + 1 },
    (_, count) => uncommonAction * rarity(count, mostCommonAction),
  );
  const core = Uint8Array.from(services, ({ prefix }) => (isCore(prefix) ? 1 : 0));
  const numbers = new Map(services.map(({ prefix }, number) => [prefix, number]));
  const handicaps = new Float32Array(table.kinds.length);
  for (let position = 0; position < handicaps.length; position++) {
    const number = serviceOf[position] ?? 0;
    const own = uncommon[Math.min(use[position] ?? 0, mostCommonAction)] ?? 0;
    handicaps[position] =
      table.kinds[position] !== Kind.action && core[number] === 1
        ? sisterHandicap
        : (bases[number] ?? 0) + own;
  }
  let operation = '';
  let place = 0;
  for (const [position, id] of ids) {
    if (kindOf(table.kinds[position]) !== 'action') continue;
    const called = `${serviceOf[position] ?? 0} ${name(position)}`;
    place = called === operation ? place + 1 : 0;
    operation = called;
    const target = prefixOf(id);
    const own = uncommon[Math.min(use[position] ?? 0, mostCommonAction)] ?? 0;
    const base = target === homeService ? 0 : (bases[numbers.get(target) ?? -1] ?? 0) + own;
    handicaps[position] = base + place * nextOfPhrase;
  }
  return handicaps;
}

/** Where the actions of each service stand, by its prefix, ascending. */
function actionPositions({
  table,
  services,
  serviceOf,
  ids,
}: ServiceNames): ReadonlyMap<string, Uint16Array> {
  const found = new Map<string, number[]>(services.map(({ prefix }) => [prefix, []]));
  const byNumber = [...found.values()];
  for (let position = 0; position < serviceOf.length; position++)
    if (table.kinds[position] === Kind.action && !ids.has(position))
      byNumber[serviceOf[position] ?? 0]?.push(position);
  for (const [position, id] of ids)
    if (table.kinds[position] === Kind.action) found.get(prefixOf(id))?.push(position);
  return new Map(Array.from(found, ([prefix, positions]) => [prefix, Uint16Array.from(positions).sort()]));
}

/** Descriptions of what the core holds: the entries at the end of the file. */
function descriptionsOf({ conditionKeys, resourceTypes }: CatalogCore): ReadonlyMap<string, string> {
  return new Map(
    [...resourceTypes, ...conditionKeys]
      .filter(({ service }) => isCore(service) && service !== homeService)
      .reverse()
      .map(({ kind, id, description }) => [`${kind} ${id}`, description]),
  );
}

const idOf = (kind: EntryKind, id: string): Entry['id'] =>
  kind === 'action' ? actionId(id) : kind === 'condition-key' ? conditionKeyId(id) : resourceTypeId(id);

function read(core: CatalogCore, { bytes }: ActionDirectory): AllActions {
  const names = namesIn(bytes);
  const { table, services, serviceOf, ids } = names;
  const size = table.kinds.length;
  const handicaps = handicapsIn(names);
  const serviceAt = (position: number): string => services[serviceOf[position] ?? 0]?.prefix ?? '';
  const isOffered = services.map(({ prefix }) => isCore(prefix));
  const offered = new Uint8Array(size);
  for (let position = 0; position < size; position++)
    if (kindOf(table.kinds[position]) === 'action' || isOffered[serviceOf[position] ?? 0] === true)
      offered[position] = 1;
  let described = size;
  while (described > 0 && table.kinds[described - 1] !== 0 && offered[described - 1] === 1) described--;
  let descriptions: ReadonlyMap<string, string> | undefined;
  const entry = (position: number): Searchable | undefined => {
    if (position >= size) return undefined;
    const name = names.name(position);
    const kind = kindOf(table.kinds[position]);
    const id = ids.get(position) ?? `${serviceAt(position)}:${name}`;
    if (position >= described) descriptions ??= descriptionsOf(core);
    const description = position < described ? '' : (descriptions?.get(`${kind} ${id}`) ?? '');
    return { kind, id: idOf(kind, id), name, description };
  };
  const index = indexNames(
    table,
    entry,
    indexDescriptions(size, (position) => entry(position)?.description ?? '', described),
  );
  const forServices = later(() => ({ actions: actionPositions(names), places: placesInOrder(table) }));
  return {
    index,
    handicaps,
    offered,
    namedExactly(text, allowed) {
      const squeezed = squeeze(text);
      const has = letters(squeezed);
      return withNoMore(index, has, squeezed.length, allowed).filter(
        (position) => squeeze(names.name(position)) === squeezed,
      );
    },
    ofService: memo(
      (prefix: string) => {
        const { actions, places } = forServices();
        const positions = actions.get(prefix);
        if (positions === undefined || positions.length === 0) return undefined;
        return {
          index: indexNames(
            pickNames(table, places, positions),
            (place) => entry(positions[place] ?? size),
            // Actions stand here by their names alone.
            indexDescriptions(positions.length, () => '', positions.length),
          ),
          handicaps: Float32Array.from(positions, (position) => handicaps[position] ?? 0),
        };
      },
      { limit: 8 },
    ),
  };
}

/** The names in the file's bytes, kept: what is made of them may be made later. */
export const namesIn = memo(readNames, { limit: 2 });

/** The handicaps of the names, kept likewise. */
export const handicapsIn = memo(handicapsOf, { limit: 2 });

const indexOf = memo(read, { limit: 2 });

/** The index of all services' entries; undefined until the directory is read. */
export function allActions({ core, directory }: Pick<Catalog, 'core' | 'directory'>): AllActions | undefined {
  return directory === undefined ? undefined : indexOf(core, directory);
}
