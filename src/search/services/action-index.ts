/**
 * The actions of all services by name, laid out for matching: for queries that name no service and that SageMaker does
 * not answer. Built by the first such query (about 100 ms for 22,000 names), or in steps before it, and kept.
 *
 * A name alone does not say which of 456 services is meant, so each action has a handicap: less for services and
 * actions that many of AWS's managed policies grant. It is small beside the cost of a word: it decides between
 * readings that are about equally good, and lets SageMaker's own come first among these.
 */

import { homeService, isSister } from '../../catalog/home-service.ts';
import { actionId } from '../../catalog/ids.ts';
import type { ActionDirectory, Catalog, CatalogCore } from '../../catalog/model.ts';
import { squeeze } from '../../catalog/squeeze.ts';
import { memo } from '../../text/memo.ts';
import { buildIndex, buildInSteps, type Searchable, type SearchIndex } from '../search-index.ts';
import { nextOfPhrase, otherService, sisterHandicap, uncommonAction, uncommonService } from '../weights.ts';

/** Named entries, and by position how far each stands back behind the home service's. */
export interface ActionIndex {
  readonly index: SearchIndex;
  readonly handicaps: Float32Array;
}

/** The index of all services. */
export interface AllActions extends ActionIndex {
  /** Positions of the actions whose name is this one, letter for letter without blanks, hyphens and underscores. */
  readonly namedExactly: (text: string) => readonly number[];
  /** What stands at a position, without laying out the index. */
  readonly entry: (position: number) => Searchable | undefined;
  readonly handicap: (position: number) => number;
  readonly size: number;
  /** Does a short step of laying out the index; whether it is done. */
  readonly prepare: () => boolean;
  /** The actions of one service, most common first where the names do not decide; undefined without such a service. */
  readonly ofService: (prefix: string) => ActionIndex | undefined;
}

/** Logarithmic, as the counts are: 0 for the commonest, 1 for what no policy grants. */
const rarity = (count: number, most: number): number => 1 - Math.min(1, Math.log1p(count) / Math.log1p(most));

interface Row {
  readonly entry: Searchable;
  readonly handicap: number;
}

/** So many of the policies name the commonest service and action; more say nothing more. */
const mostCommonService = 500;
const mostCommonAction = 200;

function rowsOf(service: string, names: readonly string[], { use }: ActionDirectory): readonly Row[] {
  const { policies, actions } = use[service] ?? { policies: 0, actions: {} };
  const base = isSister(service)
    ? sisterHandicap
    : otherService + uncommonService * rarity(policies, mostCommonService);
  return names.map((name) => ({
    entry: { kind: 'action', id: actionId(`${service}:${name}`), name, description: '' },
    handicap: base + uncommonAction * rarity(actions[name] ?? 0, mostCommonAction),
  }));
}

/** API operations under other names than their action's, as further names of the actions that they need. */
function aliasRows({ names }: CatalogCore, rows: readonly Row[]): readonly Row[] {
  const handicaps = new Map(rows.map(({ entry, handicap }) => [entry.id as string, handicap]));
  return names.operations.flatMap(({ name, actions }) =>
    actions.map((id, place) => ({
      entry: { kind: 'action', id, name, description: '' } as const,
      handicap: (handicaps.get(id) ?? 0) + place * nextOfPhrase,
    })),
  );
}

/** Condition keys of every request, and whatever sisters have besides actions. */
const furtherRows = ({ conditionKeys, resourceTypes }: CatalogCore): readonly Row[] =>
  [...conditionKeys, ...resourceTypes]
    .filter(({ service }) => service !== homeService && (service === 'aws' || isSister(service)))
    .map((entry) => ({ entry, handicap: sisterHandicap }));

const handicapsOf = (rows: readonly Row[]): Float32Array =>
  Float32Array.from(rows, ({ handicap }) => handicap);

function build(core: CatalogCore, directory: ActionDirectory): AllActions {
  const byService = new Map(
    Object.entries(directory.names)
      .filter(([service]) => service !== homeService)
      .map(([service, names]) => [service, rowsOf(service, names, directory)] as const),
  );
  const actions = [...byService.values()].flat();
  const aliases = aliasRows(core, actions);
  const rows = [...actions, ...aliases, ...furtherRows(core)];
  let all: ActionIndex | undefined;
  const steps = buildInSteps(rows.map(({ entry }) => entry));
  const prepare = (): boolean => {
    if (all !== undefined) return true;
    const step = steps.next();
    if (step.done === true) all = { index: step.value, handicaps: handicapsOf(rows) };
    return all !== undefined;
  };
  const whole = (): ActionIndex => {
    while (all === undefined) prepare();
    return all;
  };
  const exact = new Map<string, number[]>();
  rows.forEach(({ entry }, position) => {
    const key = squeeze(entry.name);
    const known = exact.get(key);
    if (known === undefined) exact.set(key, [position]);
    else known.push(position);
  });
  const single = new Map<string, ActionIndex>();
  return {
    get index() {
      return whole().index;
    },
    get handicaps() {
      return whole().handicaps;
    },
    size: rows.length,
    prepare,
    entry: (position) => rows[position]?.entry,
    handicap: (position) => rows[position]?.handicap ?? 0,
    namedExactly: (text) => exact.get(squeeze(text)) ?? [],
    ofService: (prefix) => {
      const rowsOfService = byService.get(prefix);
      if (rowsOfService === undefined) return undefined;
      let found = single.get(prefix);
      if (found === undefined) {
        const own = aliases.filter(({ entry }) => entry.id.startsWith(`${prefix}:`));
        const named = [...rowsOfService, ...own];
        found = { index: buildIndex(named.map(({ entry }) => entry)), handicaps: handicapsOf(named) };
        single.set(prefix, found);
      }
      return found;
    },
  };
}

const indexOf = memo(build, { limit: 1 });

/** The index of all services' actions; undefined until the directory is read. */
export function allActions(catalog: Catalog): AllActions | undefined {
  const { directory } = catalog;
  if (directory === undefined) return undefined;
  return indexOf(catalog.core, directory);
}
