import { isEveryAction } from '../../../iam/action-pattern.ts';
import { reachesEverything } from '../resource-coverage.ts';
import type { Rule } from '../rule.ts';
import { about } from '../wording.ts';

export const fullAccess: Rule = {
  name: 'full-access',
  severity: 'warning',
  about: 'A statement allows every action, so whoever has the policy is an administrator.',
  *check({ grants }) {
    for (const statement of grants) {
      const every = statement.actions.find(({ text }) => isEveryAction(text));
      if (every === undefined) continue;
      const where = reachesEverything(statement)
        ? 'every action on every resource'
        : 'every action on its resources';
      yield about(statement, every.path, `The statement allows ${where}; name the actions that are needed.`);
    }
  },
};
