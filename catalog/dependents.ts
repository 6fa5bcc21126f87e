/**
 * The rule that makes dependents.json from its four sources. A pair (action, dependent) is in when any source has
 * it, and names all that do:
 * - `reference-2020` and `reference-2026-06`: the reference listed it among the action's dependents;
 * - `operations-2026`: the table of API operations names it for the operation, required or not;
 * - `request-role`: the request holds a role that SageMaker assumes (see request-shapes.ts) ⇒ `iam:PassRole`;
 * - `request-tags`: the request holds `Tags` ⇒ `sagemaker:AddTags`, AddTags itself excepted.
 *
 * `when` follows the request, whoever else lists the pair: none if a role or the tags are required or the request
 * shape does not show them (actions without an API), else "the request sets …". What the table of operations alone
 * names is needed by some requests, since the table does not tell these from all; `tableClauses` says by which
 * where that is known. Only actions that exist today count.
 */
import type { OperationTable, Reference2026 } from './needs-schemas.ts';
import type { PackageService } from './reference-package.ts';
import type { RequestMember, RequestShape } from './request-shapes.ts';
import type { Dependents, Reference2020 } from './schemas.ts';

type Source = Dependents['actions'][string][number]['sources'][number];

export interface DependentSources {
  readonly reference2020: Reference2020;
  readonly reference2026: Reference2026;
  readonly operations: OperationTable;
  /** SageMaker today: which actions exist. */
  readonly today: PackageService;
  readonly requests: readonly RequestShape[];
}

/**
 * Requests in which the shape calls every member optional although one of them has to be set: a tuning job is
 * defined by TrainingJobDefinition or TrainingJobDefinitions, and both require a role.
 */
const alwaysWithRole: ReadonlySet<string> = new Set(['CreateHyperParameterTuningJob']);

/** What is needed when the table of operations alone names it; null means always. */
const tableClauses: Readonly<Record<string, string | null>> = {
  'sagemaker:CallWithBearerToken': 'the call is made with a bearer token',
  'sagemaker:DeployHubModel': 'the model comes from a hub',
  'iam:PassRole': 'the request passes a role',
  // The operation is a way of performing the other action, so no request goes without it.
  'sagemaker:InvokeEndpoint': null,
  'sagemaker:PutRecord': null,
};

/** AWS names these for the operation and does not say which requests need them. */
const someRequests = 'the request calls for it (AWS does not say which do)';

const either = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;

/** The clause for members none of which is required; undefined when one is. */
const whenSet = (members: readonly RequestMember[]): string | undefined =>
  members.length === 0 || members.some(({ required }) => required)
    ? undefined
    : `the request sets ${either(members.map(({ path }) => path))}`;

/** Dependents of SageMaker's actions by action name, names and ids sorted. */
export function joinDependents(sources: DependentSources): Dependents['actions'] {
  const requests = new Map(sources.requests.map((request) => [request.operation, request]));
  const listed2020 = new Map(sources.reference2020.actions.map((each) => [each.name, each.dependentActions]));
  const listed2026 = new Map(Object.entries(sources.reference2026.dependents['sagemaker'] ?? {}));
  const named = new Map(sources.operations.operations.map((each) => [each.operation, each.actions]));
  const actions: Dependents['actions'] = {};
  for (const { name } of sources.today.actions) {
    const request = requests.get(name);
    const roles = request?.roles ?? [];
    const tags = name === 'AddTags' || request?.tags === undefined ? [] : [request.tags];
    const found = new Map<string, [Source, ...Source[]]>();
    const add = (id: string, source: Source): void => {
      const known = found.get(id);
      if (known === undefined) found.set(id, [source]);
      else known.push(source);
    };
    for (const id of listed2020.get(name) ?? []) add(id, 'reference-2020');
    for (const id of listed2026.get(name) ?? []) add(id, 'reference-2026-06');
    if (roles.length > 0) add('iam:PassRole', 'request-role');
    if (tags.length > 0) add('sagemaker:AddTags', 'request-tags');
    const clauses = new Map<string, string | undefined>();
    for (const id of named.get(name) ?? []) {
      if (id === `sagemaker:${name}`) continue;
      const alone = !found.has(id);
      const clause = Object.hasOwn(tableClauses, id) ? tableClauses[id] : someRequests;
      if (alone) clauses.set(id, clause ?? undefined);
      add(id, 'operations-2026');
    }
    if (roles.length > 0) clauses.set('iam:PassRole', alwaysWithRole.has(name) ? undefined : whenSet(roles));
    if (tags.length > 0) clauses.set('sagemaker:AddTags', whenSet(tags));
    const [first, ...rest] = [...found]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([id, from]) => {
        const when = clauses.get(id);
        return { id, ...(when === undefined ? {} : { when }), sources: from };
      });
    if (first !== undefined) actions[name] = [first, ...rest];
  }
  return actions;
}

/** dependents.json as it is kept: in the formatter's layout, so that a refresh without news leaves the tree clean. */
export function dependentsText(content: Dependents): string {
  return `${JSON.stringify(content, null, 2)}\n`.replace(
    /"sources": \[([^\]]*)\]/g,
    (_, sources: string) => `"sources": [${sources.trim().replace(/,\s+/g, ', ')}]`,
  );
}
