/**
 * An action that needs several resource types at once is authorised for each of them separately, and any
 * Allow statement may grant each one. So the resources of all Allow statements that name the action count
 * together.
 */

import { homeService } from '../../../catalog/home-service.ts';
import type { Action, ActionResource } from '../../../catalog/model.ts';
import { splitArn } from '../../../iam/arn-pattern.ts';
import type { Path } from '../../../iam/path.ts';
import { memo } from '../../../text/memo.ts';
import type { Fix } from '../../finding.ts';
import { statementsNaming } from '../named-actions.ts';
import { fitsAction, fitsType } from '../resource-coverage.ts';
import { pause, type Rule } from '../rule.ts';
import { knownActions, type ListedAction, type PolicyView, type StatementView } from '../statement-view.ts';
import { about, listing, removing } from '../wording.ts';

/**
 * Resources that Allow statements give the action; `*` for a statement with NotResource. A policy names an action in
 * many statements, and each of them asks.
 */
const resourcesFor = memo((policy: PolicyView, id: string): readonly string[] =>
  statementsNaming(policy.grants, id).flatMap((statement) =>
    statement.notResources.length > 0 ? ['*'] : statement.resources.map(({ text }) => text),
  ),
);

/**
 * Whether "required" of a type means that it is asked for besides the others. For SageMaker and EC2 it does, except for
 * SageMaker's associations, whose five types are the kinds of ends that an association may have. Of what is in Glue's
 * Data Catalog the database and the catalog are asked for besides (Glue developer guide, on its resource ARNs). Other
 * services mark types as required that stand for alternatives (states:DescribeExecution: execution and express).
 */
const isNeededBesides = ({ service, name }: Action, { id }: ActionResource): boolean =>
  service === 'ec2' ||
  id === 'glue:database' ||
  id === 'glue:rootcatalog' ||
  (service === homeService && !/^(Add|Delete)Association$/.test(name));

/** Types that the action lacks: all that it takes when none fits, or those that it needs besides. */
interface Lack {
  readonly how: 'none-fits' | 'one-more';
  readonly types: readonly string[];
}

function lackOf(policy: PolicyView, action: Action): Lack | undefined {
  const resources = resourcesFor(policy, action.id);
  if (resources.includes('*') || resources.length === 0) return undefined;
  if (!resources.some((resource) => fitsAction(policy.catalog, action, resource))) {
    return { how: 'none-fits', types: action.resourceTypes.map((type) => type.id) };
  }
  const fits = (type: ActionResource) =>
    resources.some((resource) => fitsType(policy.catalog, type, resource));
  const missing = action.resourceTypes.filter(
    (type) => type.required && isNeededBesides(action, type) && !fits(type),
  );
  if (missing.length === 0) return undefined;
  return { how: 'one-more', types: missing.map((type) => type.id) };
}

function sentence({ how, types }: Lack, actions: readonly string[]): string {
  const one = actions.length === 1;
  const they = one ? 'it is' : 'they are';
  return how === 'none-fits'
    ? `${listing(actions)} ${one ? 'acts' : 'act'} on ${listing(types)}, and no resource given is of such a type, so ${they} never allowed; add its ARN.`
    : `${listing(actions)} also ${one ? 'needs' : 'need'} a resource of type ${listing(types)}, so ${they} not allowed yet; add the ARN.`;
}

/** Actions of the statement that are asked for `*` only, and nowhere allowed on it. */
function unlimitable(policy: PolicyView, statement: StatementView): readonly ListedAction[] {
  return statement.actions.filter(({ expansion }) => {
    const [action] = expansion.actions;
    if (expansion.kind !== 'name' || action === undefined || action.resourceTypes.length > 0) return false;
    // AWS's own policies state ARNs for it; resource-fits-no-action says what is to be said of that.
    if (
      policy.catalog.unlistedArns.actions.includes(action.id) &&
      resourcesFor(policy, action.id).some((resource) => splitArn(resource)[2] === action.service)
    )
      return false;
    return !resourcesFor(policy, action.id).includes('*');
  });
}

/** Moves the actions into a statement of their own, on every resource, with the same conditions. */
function stateApart(
  { document }: PolicyView,
  statement: StatementView,
  apart: readonly ListedAction[],
): Fix | undefined {
  const { Condition } = statement.raw;
  if (!Array.isArray(document.Statement)) return undefined;
  const moved = {
    Effect: 'Allow',
    Action: apart.map(({ text }) => text),
    Resource: '*',
    ...(Condition === undefined ? {} : { Condition }),
  };
  const { edits, title } = removing(
    'State them apart, on *',
    apart.map(({ path }) => path),
  );
  return {
    title,
    kind: 'edits',
    edits: [...edits, { op: 'set', path: ['Statement', document.Statement.length], value: moved }],
  };
}

export const requiredResourceMissing: Rule = {
  name: 'required-resource-missing',
  severity: 'warning',
  about: 'An allowed action lacks a resource of a type that it needs, so requests are denied.',
  *check(policy) {
    const told = new Set<string>();
    for (const statement of policy.grants) {
      yield pause;
      // Where no resource fits any action, resource-fits-no-action speaks for the whole statement.
      const actions = knownActions(statement);
      const useful = statement.resources.some(({ text }) =>
        actions.some((action) => fitsAction(policy.catalog, action, text)),
      );
      if (!useful) continue;
      const apart = unlimitable(policy, statement);
      const [first] = apart;
      if (first !== undefined) {
        const [they, them] = apart.length === 1 ? ['it is', 'it'] : ['they are', 'them'];
        yield about(
          statement,
          first.path,
          `${listing(apart.map(({ text }) => text))} cannot be limited to resources, so ${they} never allowed here; state ${them} apart, with * as the resource.`,
          stateApart(policy, statement, apart),
        );
      }
      const lacks = new Map<string, { lack: Lack; path: Path; actions: string[] }>();
      for (const { expansion, path } of statement.actions) {
        const [action] = expansion.actions;
        if (expansion.kind !== 'name' || action === undefined || told.has(action.id)) continue;
        told.add(action.id);
        const lack = action.resourceTypes.length === 0 ? undefined : lackOf(policy, action);
        if (lack === undefined) continue;
        const key = JSON.stringify(lack);
        const same = lacks.get(key);
        if (same === undefined) lacks.set(key, { lack, path, actions: [action.id] });
        else same.actions.push(action.id);
      }
      for (const { lack, path, actions: lacking } of lacks.values()) {
        yield about(statement, path, sentence(lack, lacking));
      }
    }
  },
};
