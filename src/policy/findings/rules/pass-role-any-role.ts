import { isEveryAction } from '../../../iam/action-pattern.ts';
import { splitArn } from '../../../iam/arn-pattern.ts';
import { hasWildcard } from '../../../iam/pattern.ts';
import { names } from '../named-actions.ts';
import { reachesEvery } from '../resource-coverage.ts';
import { pause, type Rule } from '../rule.ts';
import { about } from '../wording.ts';

/** `*`, or an ARN that leaves the role's whole name open: `arn:aws:iam::*:role/*`, in one account or in all. */
const anyRole = (resource: string): boolean =>
  reachesEvery(resource, `arn:\${Partition}:iam::${splitArn(resource)[4] ?? '*'}:role/*`);

export const passRoleAnyRole: Rule = {
  name: 'pass-role-any-role',
  severity: 'warning',
  about: 'iam:PassRole on every role lets the caller hand any role of the account to a service.',
  *check({ grants }) {
    for (const statement of grants) {
      yield pause;
      if (!names(statement, 'iam:PassRole')) continue;
      // Whoever may do everything is told so by full-access.
      if (statement.actions.some(({ text }) => isEveryAction(text))) continue;
      const open = statement.resources.find(({ text }) => anyRole(text));
      if (open === undefined) continue;
      const also =
        hasWildcard(open.text) && open.text !== '*' ? `every role that ${open.text} matches` : 'every role';
      yield about(
        statement,
        open.path,
        `iam:PassRole reaches ${also}; name the role that the service needs.`,
      );
    }
  },
};
