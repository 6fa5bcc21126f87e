import { actionContains } from '../../../iam/action-pattern.ts';
import { reachesEverything } from '../resource-coverage.ts';
import type { Rule } from '../rule.ts';
import { about } from '../wording.ts';

export const deniedAnyway: Rule = {
  name: 'denied-anyway',
  severity: 'warning',
  about: 'An allowed action is denied on every resource by another statement, so it is never allowed.',
  *check({ grants, denials }) {
    const outright = denials.filter(
      (statement) => statement.conditions.length === 0 && reachesEverything(statement),
    );
    for (const statement of grants) {
      for (const { text, path } of statement.actions) {
        const denial = outright.find((other) =>
          other.actions.some((entry) => actionContains(entry.text, text)),
        );
        if (denial === undefined) continue;
        yield about(
          statement,
          path,
          `${text} is never allowed, because ${denial.called} denies it on every resource; remove one of the two.`,
        );
      }
    }
  },
};
