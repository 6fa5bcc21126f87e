/** Whom a statement is about, by the kind of policy: attached ones must not say it, others have to. */
import { policyKinds } from '../../../iam/policy-kind.ts';
import type { Rule } from '../rule.ts';
import { about, capitalized, removing, setting } from '../wording.ts';

export const principal: Rule = {
  name: 'principal',
  severity: 'error',
  about: 'A Principal element stands where its kind of policy has none, or is missing; IAM rejects it.',
  *check({ statements, kind }) {
    const { family, refuses, requires, principalIsEverybody } = policyKinds[kind];
    const subject = capitalized(family);
    for (const statement of statements) {
      for (const name of ['Principal', 'NotPrincipal'] as const) {
        if (statement.raw[name] === undefined || !refuses.includes(name)) continue;
        const path = [...statement.path, name];
        const why = requires.length === 0 ? ', because it applies to whom it is attached' : '';
        yield about(
          statement,
          path,
          `${subject} has no ${name}${why}; remove the element.`,
          removing(`Remove ${name}`, [path]),
        );
      }
      const path = [...statement.path, 'Principal'];
      const everybody = setting('Use Principal "*"', path, '*');
      if (requires.length > 0 && requires.every((name) => statement.raw[name] === undefined)) {
        const message = `${subject} says in every statement whom it is about; add a Principal.`;
        yield about(statement, statement.path, message, ...(principalIsEverybody ? [everybody] : []));
      } else if (principalIsEverybody && statement.raw['Principal'] !== '*') {
        const message = `${subject} is about everybody; write "*" as Principal, and limit it by conditions.`;
        yield about(statement, path, message, everybody);
      }
    }
  },
};
