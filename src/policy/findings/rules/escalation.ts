/**
 * Combinations of actions with which a principal raises its own rights (`catalog.escalations`).
 *
 * A combination counts only when it is complete and open. Each of its actions must be granted by some Allow
 * statement and not be taken away by a Deny. A grant is cut off
 *  - when a Deny without conditions covers all its resources (one with conditions may hold or not, so it does not
 *    count, save for iam:PassRole where it shuts out the service that would run with the role);
 *  - when a condition of its statement gives one of the combination's limiting keys values that leave something out:
 *    no wildcards alone, no negation, not only that the key is present;
 *  - when it acts on something that exists and a condition asks for a tag of it (`CreatePresignedDomainUrl` for the
 *    profile that carries one's own name is what AWS advises);
 *  - for iam:PassRole, when iam:PassedToService leaves out the service that would run with the role.
 * Roles, or things acted on, that are named in full leave the combination complete, but the gain is then no more than
 * what the author named: that is a hint. Not so where any right can be written into what is named, as into one's own
 * user's policy; and new keys for one's own user are no gain at all. Service-linked roles are changed by their service
 * alone. With full access there is nothing left to gain, and `full-access` says so.
 *
 * Combinations that rest on one statement are one finding: a policy that allows all of IAM is not fifteen mistakes.
 */

import { servicePrefix } from '../../../catalog/expansion.ts';
import { homeService } from '../../../catalog/home-service.ts';
import { actionId } from '../../../catalog/ids.ts';
import type { Catalog, Escalation } from '../../../catalog/model.ts';
import { honours } from '../../../catalog/relations.ts';
import { actionMatches, isEveryAction } from '../../../iam/action-pattern.ts';
import { splitArn, wholeArn } from '../../../iam/arn-pattern.ts';
import { trueWhenAbsent } from '../../../iam/operator.ts';
import type { Path } from '../../../iam/path.ts';
import { hasWildcard, isOnlyWildcards } from '../../../iam/pattern.ts';
import { indexPatterns } from '../../../iam/pattern-index.ts';
import { groupBy } from '../../../text/group-by.ts';
import { memo } from '../../../text/memo.ts';
import { sameKey } from '../condition-keys.ts';
import { statementsNaming } from '../named-actions.ts';
import { neverApplies } from '../never-applies.ts';
import { passedToService, speaksOfService } from '../pass-role.ts';
import { deniesOutright, isEverything, reachesAction, resourceCovers } from '../resource-coverage.ts';
import { pause, type Rule } from '../rule.ts';
import type { ConditionLine, PolicyView, StatementView } from '../statement-view.ts';
import { about, listing } from '../wording.ts';

const passRole = actionId('iam:PassRole');

/** The services that would run with the passed role: those that are listed, or that of the first other action. */
function runners({ actions, passedTo }: Escalation): readonly string[] {
  if (passedTo !== undefined) return passedTo;
  const other = actions.find((action) => servicePrefix(action) !== 'iam');
  return [`${other === undefined ? homeService : servicePrefix(other)}.amazonaws.com`];
}

/** Whether the statement speaks of passing a role to a service that would run with it. */
const speaksOfRunner = (statement: StatementView, escalation: Escalation): boolean =>
  runners(escalation).some((service) => speaksOfService(statement, service));

/** Creating makes something new, which carries no tags yet; a presigned URL opens what exists. */
const actsOnExisting = (action: string): boolean =>
  action !== passRole && !/:Create(?!Presigned)/.test(action);

/** Whether a value of a limiting key leaves it open: wildcards alone, or an ARN that names only the type. */
const leavesOpen = (value: string): boolean =>
  isOnlyWildcards(value) || isEverything(value) || /^[a-z-]*\/?[*?]+$/i.test(splitArn(value)[5] ?? '');

/** Whether the condition lets only named values of a limiting key through. */
function limitsByKey(
  catalog: Catalog,
  { key, operator, values }: ConditionLine,
  { limitedBy }: Escalation,
  actionName: string,
): boolean {
  if (operator === undefined || !limitedBy.some((limit) => sameKey(limit, key))) return false;
  const texts = values.map(({ text }) => text);
  if (operator.family === 'Null' || operator.negated || texts.some(leavesOpen)) return false;
  // An action that does not know the key never carries it: IfExists and ForAllValues ask nothing of it then.
  const action = catalog.action(actionName);
  return !trueWhenAbsent(operator, texts) || (action !== undefined && honours(catalog, action, key));
}

/** Whether the statement's conditions cut its grant off from the combination. */
function limited(
  catalog: Catalog,
  statement: StatementView,
  escalation: Escalation,
  action: string,
): boolean {
  if (statement.conditions.some((line) => limitsByKey(catalog, line, escalation, action))) return true;
  return statement.conditions.some(
    ({ key, operator, values }) =>
      actsOnExisting(action) &&
      /^[^:]+:ResourceTag\//i.test(key) &&
      operator !== undefined &&
      !trueWhenAbsent(
        operator,
        values.map(({ text }) => text),
      ),
  );
}

/** A denial that takes the action away altogether, or that of passing a role to the service that would run. */
function denied(policy: PolicyView, escalation: Escalation, action: string): boolean {
  return statementsNaming(policy.denials, action).some((statement) => {
    if (deniesOutright(statement, action)) return true;
    const onlyService = statement.conditions.every((line) => passedToService(statement).includes(line));
    return (
      action === passRole &&
      statement.conditions.length > 0 &&
      onlyService &&
      statement.resources.some(({ text }) => isEverything(text)) &&
      speaksOfRunner(statement, escalation)
    );
  });
}

/** Resources on which the action is denied whatever the request, filed for a look-up. */
const deniedResources = memo((denials: readonly StatementView[], action: string) => {
  const outright = statementsNaming(denials, action).filter(({ conditions }) => conditions.length === 0);
  const resources = outright.flatMap(({ resources }) => resources.map(({ text }) => text));
  return indexPatterns(resources, wholeArn);
});

/** Whether a denial without conditions covers every resource of the grant. */
const deniedThere = ({ denials }: PolicyView, grant: StatementView, action: string): boolean => {
  if (denials.length === 0 || grant.resources.length === 0) return false;
  const denied = deniedResources(denials, action);
  return grant.resources.every(({ text }) =>
    denied.mayContain(wholeArn(text)).some((wide) => resourceCovers(wide, text)),
  );
};

const ownUser = /:user\/(?:.*\/)?\$\{aws:username\}$/i;

/** Whether the statement reaches only what cannot be changed, or one's own user where that gains nothing. */
const harmless = ({ resources }: StatementView, { namedResources }: Escalation): boolean =>
  resources.length > 0 &&
  resources.every(
    ({ text }) =>
      /:role\/aws-service-role\//.test(text) || (namedResources === 'own-is-harmless' && ownUser.test(text)),
  );

/** Whether the statement's conditions never let the action through, as far as it is known. */
function shutsOut(catalog: Catalog, statement: StatementView, name: string): boolean {
  const action = catalog.action(name);
  return action !== undefined && neverApplies(catalog, statement, action);
}

/** Allow statements that leave the action open to the combination. */
function openGrants(policy: PolicyView, escalation: Escalation, action: string): readonly StatementView[] {
  if (denied(policy, escalation, action)) return [];
  return statementsNaming(policy.grants, action).filter(
    (statement) =>
      reachesAction(policy.catalog, statement, action) &&
      !shutsOut(policy.catalog, statement, action) &&
      !limited(policy.catalog, statement, escalation, action) &&
      !deniedThere(policy, statement, action) &&
      (action !== passRole || speaksOfRunner(statement, escalation)) &&
      !harmless(statement, escalation),
  );
}

/** The Studio profile that bears one's own name, in whatever domain. */
const ownProfile = /:user-profile\/[^/]+\/\$\{aws:(?:username|PrincipalTag\/[^}*?]+)\}$/i;

/**
 * Whether the resources of the statement are named. Region and account may be left open: nothing is passed
 * or opened across accounts. A policy variable stands for one name.
 */
const namesInFull = (statement: StatementView): boolean =>
  statement.resources.length > 0 &&
  statement.resources.every(
    ({ text }) => text !== '*' && (!hasWildcard(splitArn(text)[5] ?? '*') || ownProfile.test(text)),
  );

/** A combination that is complete and open, and where it is said. */
interface Open {
  readonly combination: Escalation;
  readonly bounded: boolean;
  readonly statement: StatementView;
  readonly path: Path;
}

/** `a, b and c`, all of them: they are what the combination is. */
const inFull = (names: readonly string[]): string => names.join(', ').replace(/, ([^,]*)$/, ' and $1');

function sentence([first, ...others]: readonly [Open, ...Open[]]): string {
  const { combination, bounded } = first;
  const actions = inFull(combination.actions);
  const several = combination.actions.length > 1;
  const more = others.map((other) => other.combination.name);
  if (bounded) {
    const what = combination.actions.some((action) => action === passRole) ? 'roles' : 'resources';
    const also = more.length === 0 ? '' : `, and so do ${listing(more)}`;
    return `${actions} ${several ? 'reach' : 'reaches'} as far as the ${what} named (${combination.name})${also}; make sure that they allow no more than meant.`;
  }
  const gain = `${combination.gain.charAt(0).toLowerCase()}${combination.gain.slice(1).replace(/\.$/, '')}`;
  const also = more.length === 0 ? '' : `; also open: ${listing(more)}`;
  return `${actions} ${several ? 'allow' : 'allows'} an escalation (${combination.name}): ${gain}${also}.`;
}

function* openCombination(
  policy: PolicyView,
  combination: Escalation,
): Generator<typeof pause, Open | undefined> {
  const { actions, namedResources } = combination;
  const grants: (readonly StatementView[])[] = [];
  for (const action of actions) {
    const statements = openGrants(policy, combination, action);
    yield pause;
    if (statements.length === 0) return undefined;
    grants.push(statements);
  }
  // What bounds the gain: the roles that may be passed, or else what the first action opens.
  const bound = Math.max(0, actions.indexOf(passRole));
  const first = actions.findIndex((action) => action !== passRole);
  const statement = grants[first]?.[0];
  if (statement === undefined) return undefined;
  const entry = statement.actions.find(({ text }) => actionMatches(text, actions[first] ?? ''));
  const bounded = namedResources !== 'gain-the-same' && grants[bound]?.every(namesInFull) === true;
  return { combination, bounded, statement, path: entry?.path ?? statement.path };
}

/** A combination that another one is part of says no more than that: lambda:UpdateFunctionCode, with a trigger or without. */
const isWider = (wide: Open, narrow: Open): boolean =>
  wide !== narrow &&
  wide.combination.actions.length > narrow.combination.actions.length &&
  narrow.combination.actions.every((action) => wide.combination.actions.includes(action));

export const escalation: Rule = {
  name: 'escalation',
  severity: 'warning',
  about: 'Together the allowed actions let a principal raise its own rights, and no condition prevents it.',
  *check(policy) {
    const administrator = policy.grants.some(
      (statement) =>
        statement.conditions.length === 0 && statement.actions.some(({ text }) => isEveryAction(text)),
    );
    if (administrator) return;
    const found: Open[] = [];
    for (const each of policy.catalog.escalations) {
      const open = yield* openCombination(policy, each);
      if (open !== undefined) found.push(open);
    }
    const kept = found.filter((each) => !found.some((narrow) => isWider(each, narrow)));
    const groups = groupBy(kept, ({ statement, bounded }) => `${statement.index} ${bounded}`);
    for (const group of groups.values()) {
      const [{ statement, path, bounded }] = group;
      const draft = about(statement, path, sentence(group));
      yield bounded ? { ...draft, severity: 'hint' as const } : draft;
    }
  },
};
