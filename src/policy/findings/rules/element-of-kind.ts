/** Elements besides principals that the kind of policy does not have: a role's trust policy names no resource. */
import { policyKinds } from '../../../iam/policy-kind.ts';
import type { Rule } from '../rule.ts';
import { about, capitalized } from '../wording.ts';

export const elementOfKind: Rule = {
  name: 'element-of-kind',
  severity: 'error',
  about: 'An element stands in a kind of policy that does not have it; AWS rejects it.',
  *check({ statements, kind }) {
    const { family, refuses } = policyKinds[kind];
    for (const statement of statements) {
      for (const name of ['Resource', 'NotResource', 'NotAction'] as const) {
        if (statement.raw[name] === undefined || !refuses.includes(name)) continue;
        yield about(
          statement,
          [...statement.path, name],
          `${capitalized(family)} has no ${name}; remove the element.`,
        );
      }
    }
  },
};
