import type { Action } from '../../../catalog/model.ts';
import { isEveryAction } from '../../../iam/action-pattern.ts';
import type { Fix } from '../../finding.ts';
import { passedServices } from '../../passed-services.ts';
import { requiringValues } from '../condition-edit.ts';
import { names } from '../named-actions.ts';
import { limitsServices, passedToService, speaksOfService } from '../pass-role.ts';
import { pause, type Rule } from '../rule.ts';
import type { ConditionLine, PolicyView, StatementView } from '../statement-view.ts';
import { about, appending, listing } from '../wording.ts';

const passRole = 'iam:PassRole';

interface Takers {
  /** The services that the policy's actions hand a role to; empty where one of them is not known. */
  readonly services: readonly string[];
  /** Actions that hand a role to nobody knows whom: a condition that leaves these out would lock somebody out. */
  readonly unknown: readonly string[];
}

/** Patterns sweep up actions that nobody may have meant to use: with more services than these none is proposed. */
const mostServices = 5;

function* takers({ grants, catalog }: PolicyView): Generator<typeof pause, Takers> {
  const needing: Action[] = [];
  const seen = new Set<Action>();
  for (const { actions } of grants) {
    for (const { expansion } of actions) {
      for (const action of expansion.kind === 'every' ? [] : expansion.actions) {
        if (seen.has(action)) continue;
        seen.add(action);
        if (action.dependentActions.some(({ id }) => id === passRole)) needing.push(action);
      }
    }
    yield pause;
  }
  const services = passedServices(
    catalog,
    needing.map(({ id }) => id),
  );
  // A service that differs by region is its author's to name.
  const proposed =
    services?.every((service) => !service.includes('*')) === true && services.length <= mostServices;
  return {
    services: proposed ? services : [],
    unknown: needing.filter(({ roleTakers }) => roleTakers === undefined).map(({ id }) => id),
  };
}

/** Sets the condition; other actions of the statement would lose by it, so they stay behind without it. */
function limiting(
  policy: PolicyView,
  statement: StatementView,
  services: readonly string[],
): Fix | undefined {
  const [only] = services;
  const value = services.length === 1 ? only : services;
  const title = `Pass roles only to ${services.join(' and ')}`;
  const entry = statement.actions.find(({ text }) => text.toLowerCase() === passRole.toLowerCase());
  if (value === undefined || services.length === 0 || entry === undefined) return undefined;
  if (statement.actions.length === 1) {
    // A service that is shut out today is not let in by a fix, nor one by an operator that never holds.
    const read = ({ operator }: ConditionLine): boolean =>
      operator?.family === 'String' || operator?.family === 'Null';
    if (!passedToService(statement).every(read)) return undefined;
    if (!services.every((service) => speaksOfService(statement, service))) return undefined;
    return requiringValues(title, statement, 'iam:PassedToService', value);
  }
  if (statement.raw['Condition'] !== undefined) return undefined;
  const resources = statement.resources.map(({ text }) => text);
  const own = appending(title, policy.document, {
    Effect: 'Allow',
    Action: passRole,
    Resource: resources,
    Condition: { StringEquals: { 'iam:PassedToService': value } },
  });
  return { kind: 'edits', title, edits: [{ op: 'remove', path: entry.path }, ...own.edits] };
}

export const passRoleAnyService: Rule = {
  name: 'pass-role-any-service',
  severity: 'warning',
  about:
    'iam:PassRole that iam:PassedToService does not limit lets the caller hand the role to any service that it trusts.',
  *check(policy) {
    const { services, unknown } = yield* takers(policy);
    const whose =
      unknown.length === 0 ? '' : `, and which one takes it from ${listing(unknown)} is not known here`;
    for (const statement of policy.grants) {
      yield pause;
      if (!names(statement, passRole) || statement.actions.some(({ text }) => isEveryAction(text))) continue;
      const lines = passedToService(statement);
      const limits = lines.filter(limitsServices);
      if (limits.some(({ operator }) => operator?.ifExists !== true)) continue;
      const [optional] = limits;
      if (optional !== undefined) {
        yield {
          ...about(
            statement,
            optional.path,
            `${optional.operatorText} also lets a role pass when the request names no service; drop IfExists if every service names itself.`,
          ),
          severity: 'hint',
        };
        continue;
      }
      const entry = statement.actions.find(({ text }) => /^iam:/i.test(text));
      const quoted = services.map((service) => `"${service}"`);
      const example = quoted.length > 1 ? `[${quoted.join(', ')}]` : (quoted[0] ?? '"service.amazonaws.com"');
      const [open] = lines;
      if (open !== undefined) {
        const left =
          open.operator?.negated === true ? 'every service that it does not name' : 'every service';
        yield about(
          statement,
          open.path,
          `${open.operatorText} leaves iam:PassRole ${left}; name the service with StringEquals, such as ${example}.`,
          limiting(policy, statement, services),
        );
        continue;
      }
      yield about(
        statement,
        entry?.path ?? statement.path,
        `iam:PassRole may hand the role to any service that it trusts${whose}; add "iam:PassedToService": ${example}.`,
        limiting(policy, statement, services),
      );
    }
  },
};
