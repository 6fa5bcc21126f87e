/**
 * A role that another account may take. If that account serves many customers, each of them could have it take this
 * role: an external id, agreed with the one customer, prevents that. Whose account it is the policy does not say, so
 * this is a hint, and silent about the account of the configuration.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_common-scenarios_third-party.html
 */
import { accountOf } from '../../../iam/principal-element.ts';
import { names } from '../named-actions.ts';
import { demands, principalsIn } from '../principals.ts';
import type { Rule } from '../rule.ts';
import { about, listing } from '../wording.ts';

const limiting =
  /^(sts:ExternalId|aws:Principal(OrgID|OrgPaths|Arn|Tag\/.+)|aws:MultiFactorAuthPresent|aws:Source(Ip|Vpc|Vpce|Identity)|sts:SourceIdentity)$/i;

export const externalIdMissing: Rule = {
  name: 'external-id-missing',
  severity: 'hint',
  about: 'Another account may take the role without an external id.',
  *check({ statements, kind, account }) {
    if (kind !== 'trust') return;
    for (const statement of statements) {
      if (statement.effect !== 'Allow' || demands(statement, limiting)) continue;
      // sts:TagSession and the like go along with a session and begin none.
      if (!names(statement, 'sts:AssumeRole')) continue;
      const others = principalsIn(statement).filter((principal) => {
        const its = accountOf(principal);
        return its !== undefined && its !== account;
      });
      const [first] = others;
      if (first === undefined) continue;
      const accounts = [...new Set(others.flatMap((principal) => accountOf(principal) ?? []))];
      yield about(
        statement,
        first.path,
        `${listing(accounts)} may take the role; if that is somebody else's account, add a condition on sts:ExternalId.`,
      );
    }
  },
};
