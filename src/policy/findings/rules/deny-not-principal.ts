/**
 * A Deny of all but those named: a service may ask for the account first, then for the role and then for the session, so
 * that whoever is named without the account, or by the role alone, is denied as well.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html
 */
import { accountOf, isEverybody, type NamedPrincipal, sessionOf } from '../../../iam/principal-element.ts';
import { principalsIn } from '../principals.ts';
import type { FindingDraft, Rule } from '../rule.ts';
import { about } from '../wording.ts';

const isAccount = ({ text }: NamedPrincipal): boolean => /^\d{12}$|:root$/.test(text);
const isRole = ({ type, text }: NamedPrincipal): boolean =>
  type === 'AWS' && /:iam::\d{12}:role\//.test(text);

/** Conditions that say who is meant, so that the Deny is not about NotPrincipal alone. */
const tellsWho = /^aws:(Principal(Arn|Account|OrgID|OrgPaths|IsAWSService|Tag\/.+)|userid|username)$/i;

const instead = 'deny Principal "*" with ArnNotEquals on aws:PrincipalArn instead';

/** Without its path, as the ARNs of a role's sessions have its name. */
const nameOf = (role: string): string => role.replace(/:role\/.*?([^/]+)$/, ':role/$1');

export const denyNotPrincipal: Rule = {
  name: 'deny-not-principal',
  severity: 'warning',
  about:
    'A Deny with NotPrincipal may shut out those it names, too, where it does not name their account or session.',
  *check({ statements }) {
    for (const statement of statements) {
      if (statement.effect !== 'Deny' || statement.conditions.some(({ key }) => tellsWho.test(key))) continue;
      const named = principalsIn(statement, 'NotPrincipal');
      if (named.some(isEverybody)) continue;
      const accounts = new Set(named.filter(isAccount).map(accountOf));
      const sessions = new Set(named.flatMap(({ text }) => sessionOf(text)?.role ?? []));
      for (const principal of named) {
        const { text, path } = principal;
        const account = accountOf(principal);
        if (account === undefined || isAccount(principal)) continue;
        const lacksSessions = isRole(principal) && !sessions.has(nameOf(text));
        if (!accounts.has(account)) {
          const lacking = lacksSessions
            ? `account ${account} and the role's sessions are`
            : `account ${account} is`;
          yield about(statement, path, `${text} may be denied as well, as ${lacking} not named; ${instead}.`);
        } else if (lacksSessions)
          yield {
            ...about(
              statement,
              path,
              `Sessions of ${text} may be denied as well, as NotPrincipal names none of them; ${instead}.`,
            ),
            severity: 'hint',
          } satisfies FindingDraft;
      }
    }
  },
};
