/**
 * Elements besides principals that a kind of policy does not have: a role's trust policy names no resource, and a
 * resource control policy that one writes oneself only denies, and names services.
 * https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps_syntax.html
 */
import { isEveryAction } from '../../../iam/action-pattern.ts';
import { policyKinds } from '../../../iam/policy-kind.ts';
import type { Rule } from '../rule.ts';
import { about, capitalized } from '../wording.ts';

export const elementOfKind: Rule = {
  name: 'element-of-kind',
  severity: 'error',
  about: 'An element stands in a kind of policy that does not have it; AWS rejects it.',
  *check({ statements, kind }) {
    const { family, refuses } = policyKinds[kind];
    const subject = capitalized(family);
    for (const statement of statements) {
      for (const name of ['Resource', 'NotResource', 'NotAction'] as const) {
        if (statement.raw[name] === undefined || !refuses.includes(name)) continue;
        yield about(statement, [...statement.path, name], `${subject} has no ${name}; remove the element.`);
      }
      if (kind === 'trust') {
        const wrong = statement.actions.find(({ text }) => !/^(sts:.*|\*)$/i.test(text));
        if (wrong !== undefined)
          yield about(
            statement,
            wrong.path,
            `${subject} is about sts:AssumeRole and its like; ${wrong.text} belongs into a policy of the role.`,
          );
      }
      if (kind !== 'rcp') continue;
      const every = statement.actions.find(({ text }) => isEveryAction(text));
      // The one that AWS attaches to every root, account and unit allows everything.
      if (statement.effect === 'Allow') {
        if (every === undefined || statement.conditions.length > 0)
          yield about(
            statement,
            [...statement.path, 'Effect'],
            `${subject} only denies; what it does not deny is for other policies to allow.`,
          );
      } else if (every !== undefined) {
        yield about(
          statement,
          every.path,
          `${subject} names the services that it denies, such as s3:*; * alone is refused.`,
        );
      }
    }
  },
};
