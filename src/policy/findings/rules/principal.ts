import type { Rule } from '../rule.ts';
import { about, removing } from '../wording.ts';

export const principal: Rule = {
  name: 'principal',
  severity: 'error',
  about: 'A Principal element stands in a policy that is attached to its principal; IAM rejects it.',
  *check({ statements, target }) {
    const kind =
      target === 'scp'
        ? 'A service control policy'
        : target === 'session'
          ? 'A session policy'
          : 'An identity policy';
    for (const statement of statements) {
      for (const name of ['Principal', 'NotPrincipal']) {
        if (statement.raw[name] === undefined) continue;
        const path = [...statement.path, name];
        yield about(
          statement,
          path,
          `${kind} has no ${name}, because it applies to whom it is attached; remove the element.`,
          removing(`Remove ${name}`, [path]),
        );
      }
    }
  },
};
