/**
 * Joins the tables of needs onto the actions: what the caller needs besides what the reference lists, what others
 * need (needs.json), who takes a role (passed-services.json) and which role is linked (linked-roles.json).
 *
 * One permission that several sources name is one need that names them all. Where a source states a clause and
 * another does not, that one wins which derived it from the request itself (dependents.json), since a guide's list
 * of permissions rarely says when. A need that one source calls unconditional and that the table of operations,
 * which knows the operation and names the permission for others, does not name, is kept with both sides: it is then
 * needed when the first source is right, which its clause says.
 */
import { actionId, prefixOf } from '../src/catalog/ids.ts';
import type { Action, CatalogPart, Dependent, NeedsOfOthers, RoleTakers } from '../src/catalog/model.ts';
import { InputError } from './files.ts';
import type { LinkedRoles, Needs, OperationTable, PassedServices, Sources } from './needs-schemas.ts';

/** The tables that say what actions need besides what the reference lists. */
export interface NeedFacts {
  readonly needs: Needs;
  readonly table: OperationTable;
  readonly passedServices: PassedServices;
  readonly linkedRoles: LinkedRoles;
}

type Parts = ReadonlyMap<string, CatalogPart>;
type NeedRow = Needs['needs'][number];

const passRole = 'iam:PassRole';
/** The source of a need that nobody states: the request has a member for a role. */
const inferred = 'inferred-role';
const addTags = 'sagemaker:AddTags';

/** The row of a table for a name; never one that every object inherits. */
const rowOf = <T>(table: Readonly<Record<string, T>>, name: string): T | undefined =>
  Object.hasOwn(table, name) ? table[name] : undefined;

const unite = (a: readonly string[], b: readonly string[]): readonly string[] => [...new Set([...a, ...b])];

/** Two mentions of one permission: sources united; of two clauses of tables both, of one and none the first's. */
function joined(known: Dependent, more: Dependent): Dependent {
  const sources = unite(known.sources, more.sources);
  const both = known.when !== undefined && more.when !== undefined && known.when !== more.when;
  return { ...known, sources, ...(both ? { when: `${known.when}, or ${more.when}` } : {}) };
}

const byId = (a: Dependent, b: Dependent): number => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

/** Rows of needs.json by the action that they are about; who stands in each row. */
function rowsByAction({ needs }: Needs): ReadonlyMap<string, readonly NeedRow[]> {
  const rows = new Map<string, NeedRow[]>();
  for (const row of needs) for (const name of row.actions) rows.set(name, [...(rows.get(name) ?? []), row]);
  return rows;
}

/** Permissions that the table names for an operation besides the one of its name. */
const furtherOf = ({ operation, actions }: OperationTable['operations'][number]): readonly string[] =>
  actions.filter((id) => id !== `sagemaker:${operation}`);

/** Marks what the table of operations contradicts: it knows the operation and such needs, and does not name this one. */
function contradicted(action: Action, need: Dependent, facts: NeedFacts): Dependent {
  const { operations } = facts.table;
  const known = operations.find(({ operation }) => operation === action.name);
  const named = operations.some((each) => furtherOf(each).includes(need.id));
  if (known === undefined || !named || known.actions.includes(need.id) || need.when !== undefined)
    return need;
  const [source = ''] = need.sources;
  const said = rowOf(facts.needs.sources, source);
  if (said === undefined) return need;
  return {
    ...need,
    when: `AWS asks for it as its guide of ${said.date.slice(0, 4)} says, though its table of operations does not name it`,
    against: ['operations-2026'],
  };
}

/** What the caller of an action of SageMaker needs: what was derived, and what tables add. */
function callerNeeds(action: Action, rows: readonly NeedRow[], facts: NeedFacts): readonly Dependent[] {
  const found = new Map<string, Dependent>(action.dependentActions.map((each) => [each.id, each]));
  for (const { who, when, source, ids } of rows) {
    if (who !== 'caller') continue;
    for (const id of ids) {
      const need = { id: actionId(id), ...(when === undefined ? {} : { when }), sources: [source] };
      const known = found.get(id);
      const derived = action.dependentActions.some((each) => each.id === id);
      if (known === undefined) found.set(id, contradicted(action, need, facts));
      else if (derived) found.set(id, { ...known, sources: unite(known.sources, need.sources) });
      else found.set(id, joined(known, need));
    }
  }
  return [...found.values()].sort(byId);
}

/** What others need for the sake of an action of SageMaker: what stands together in a table stays together. */
function needsOfOthers(
  action: Action,
  rows: readonly NeedRow[],
  { needs }: NeedFacts,
): readonly NeedsOfOthers[] {
  const found = new Map<string, NeedsOfOthers>();
  for (const { who, when, source, ids } of rows) {
    if (who === 'caller') continue;
    for (const id of ids) {
      const scope = needs.scopes.find((each) => each.who === who && each.ids.includes(id));
      const key = JSON.stringify([who, when, source, scope?.resources]);
      const known = found.get(key);
      found.set(key, {
        who,
        ...(when === undefined ? {} : { when }),
        ids: [...(known?.ids ?? []), actionId(id)].sort(),
        ...(scope === undefined ? {} : { resources: scope.resources }),
        sources: [source],
      });
    }
  }
  const tagged = action.dependentActions.some(({ id }) => id === addTags);
  const unasked = needs.tagging.filter(
    ({ actions }) => tagged && (actions === undefined || actions.includes(action.name)),
  );
  return [
    ...found.values(),
    ...unasked.map(({ who, source }) => ({ who, ids: [actionId(addTags)], sources: [source] })),
  ];
}

function roleTakers(action: Action, facts: PassedServices): RoleTakers | undefined {
  if (!action.dependentActions.some(({ id }) => id === passRole)) return undefined;
  const row = rowOf(facts.actions, action.id) ?? rowOf(facts.services, action.service);
  return row === undefined ? undefined : { services: row.principals, source: row.source };
}

/** The action with whom it passes a role to, and which role it links. */
function withRoles(action: Action, { passedServices, linkedRoles }: NeedFacts): Action {
  const row = rowOf(passedServices.actions, action.id);
  const listed = action.dependentActions.some(({ id }) => id === passRole);
  const passing: Action =
    row?.passesRole === undefined || listed
      ? action
      : {
          ...action,
          dependentActions: [
            ...action.dependentActions,
            {
              id: actionId(passRole),
              when: 'the request names a role',
              sources: [row.passesRole === 'inferred' ? inferred : row.source],
            },
          ].sort(byId),
        };
  const takers = roleTakers(passing, passedServices);
  const links = passing.dependentActions.some(({ id }) => id === 'iam:CreateServiceLinkedRole');
  const linked = links
    ? (rowOf(linkedRoles.actions, action.id) ?? rowOf(linkedRoles.services, action.service))
    : undefined;
  return {
    ...passing,
    ...(takers === undefined ? {} : { roleTakers: takers }),
    ...(linked === undefined ? {} : { linkedRoles: linked }),
  };
}

function extended(action: Action, rows: readonly NeedRow[], facts: NeedFacts): Action {
  const caller = { ...action, dependentActions: callerNeeds(action, rows, facts) };
  const others = needsOfOthers(caller, rows, facts);
  return others.length === 0 ? caller : { ...caller, needsOfOthers: others };
}

/** Stops the build when a table names an action or a service that does not exist: it would be ignored silently. */
function checkNames(parts: Parts, { needs, passedServices, linkedRoles }: NeedFacts): void {
  const known = new Set([...parts.values()].flatMap(({ actions }) => actions.map(({ id }) => `${id}`)));
  const check = (file: string, ids: readonly string[], names: { has(name: string): boolean }): void => {
    const unknown = ids.find((id) => !names.has(id));
    if (unknown !== undefined)
      throw new InputError(`catalog/${file} names ${unknown}, which the reference does not have.`);
  };
  const rows = [...needs.needs, ...needs.tagging];
  check(
    'needs.json',
    [
      ...rows.flatMap(({ actions }) => (actions ?? []).map((name) => `sagemaker:${name}`)),
      ...needs.needs.flatMap(({ ids }) => ids),
    ],
    known,
  );
  check('passed-services.json', Object.keys(passedServices.actions), known);
  check('passed-services.json', Object.keys(passedServices.services), parts);
  check('linked-roles.json', Object.keys(linkedRoles.actions), known);
  check('linked-roles.json', Object.keys(linkedRoles.services), parts);
}

/**
 * The parts of all services with what their actions need.
 * @throws InputError when a table names an action or a service that the reference does not have
 */
export function withNeeds(parts: Parts, facts: NeedFacts): Parts {
  checkNames(parts, facts);
  const rows = rowsByAction(facts.needs);
  return new Map(
    [...parts].map(([prefix, part]) => {
      const actions = part.actions.map((action) =>
        withRoles(
          prefixOf(action.id) === 'sagemaker' ? extended(action, rows.get(action.name) ?? [], facts) : action,
          facts,
        ),
      );
      return [prefix, { ...part, actions, sources: sourcesOf(actions, facts) }];
    }),
  );
}

/** Sources that are files or packages of the build, by the id that dependents name. */
const ownSources: Sources = {
  'reference-2020': { name: 'AWS reference', date: '2020-04' },
  'reference-2026-06': { name: 'AWS reference', date: '2026-06' },
  'operations-2026': { name: 'AWS reference, API operations', date: '2026' },
  [inferred]: { name: 'inferred from the request, which may name a role', date: '2026-11' },
  'request-role': { name: 'SDK request shape', date: '2026-11' },
  'request-tags': { name: 'SDK request shape', date: '2026-11' },
};

/** The ids of the sources that an action's facts name. */
const named = ({ dependentActions, needsOfOthers = [], roleTakers, linkedRoles = [] }: Action) => [
  ...[...dependentActions, ...needsOfOthers].flatMap(({ sources }) => sources),
  ...dependentActions.flatMap(({ against }) => against ?? []),
  ...(roleTakers === undefined ? [] : [roleTakers.source]),
  ...linkedRoles.map(({ source }) => source),
];

/**
 * The sources that a need, a role's taker or a linked role of the actions names, by id.
 * @throws InputError when a row names a source that no table describes
 */
export function sourcesOf(
  actions: readonly Action[],
  { needs, passedServices, linkedRoles }: NeedFacts,
): CatalogPart['sources'] {
  const all = { ...needs.sources, ...passedServices.sources, ...linkedRoles.sources, ...ownSources };
  const ids = [...new Set(actions.flatMap(named))].sort();
  return Object.fromEntries(
    ids.map((id) => {
      const source = rowOf(all, id);
      if (source === undefined)
        throw new InputError(`No table of catalog/ describes the source ${id}, which a row names.`);
      return [id, { ...source, kind: Object.hasOwn(ownSources, id) ? 'reference' : 'guide' }];
    }),
  );
}
