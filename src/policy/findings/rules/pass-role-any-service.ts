import { isEveryAction } from '../../../iam/action-pattern.ts';
import type { Fix } from '../../model.ts';
import { passedServices } from '../../passed-services.ts';
import { requiringValues } from '../condition-edit.ts';
import { limitsServices, passedToService, speaksOfService } from '../pass-role.ts';
import { names } from '../resource-coverage.ts';
import type { Rule } from '../rule.ts';
import type { ConditionLine, PolicyView, StatementView } from '../statement-view.ts';
import { about, appending } from '../wording.ts';

const passRole = 'iam:PassRole';

/**
 * The services that SageMaker's actions hand a role to. Empty when actions of other services take a role,
 * too: which principal those need is not known here, and a condition that leaves it out would lock somebody
 * out.
 */
function takers({ grants }: PolicyView): readonly string[] {
  const actions = grants.flatMap((statement) =>
    statement.actions.flatMap(({ expansion }) => (expansion.kind === 'every' ? [] : expansion.actions)),
  );
  const needing = actions.filter((action) => action.dependentActions.some(({ id }) => id === passRole));
  const ours = needing.every(({ service }) => service.startsWith('sagemaker'));
  return ours && needing.length > 0 ? passedServices(needing.map((action) => action.id)) : [];
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
    const services = takers(policy);
    for (const statement of policy.grants) {
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
      const example = services[0] ?? 'service.amazonaws.com';
      const [open] = lines;
      if (open !== undefined) {
        const left =
          open.operator?.negated === true ? 'every service that it does not name' : 'every service';
        yield about(
          statement,
          open.path,
          `${open.operatorText} leaves iam:PassRole ${left}; name the service with StringEquals, such as "${example}".`,
          limiting(policy, statement, services),
        );
        continue;
      }
      yield about(
        statement,
        entry?.path ?? statement.path,
        `iam:PassRole may hand the role to any service that it trusts; add "iam:PassedToService": "${example}".`,
        limiting(policy, statement, services),
      );
    }
  },
};
