/**
 * Policies of resources and roles that let anybody in: everybody as principal without a condition that says who or from
 * where, or everybody but those named. AWS's own services count too, when no condition names whose request it is
 * (`confused-deputy` is about them).
 */
import { isEverybody } from '../../../iam/principal-element.ts';
import { demands, principalsIn } from '../principals.ts';
import type { Rule } from '../rule.ts';
import { about } from '../wording.ts';

/** Keys that say who calls, or from where. */
const limiting =
  /^(aws:(Principal(Account|Arn|OrgID|OrgPaths|Tag\/.+)|Source(Account|Arn|Ip|OrgID|OrgPaths|Owner|Vpc|Vpce|VpcArn)|VpcSourceIp|VpceAccount|VpceOrgID|VpceOrgPaths|userid|username|ResourceAccount|FederatedProvider)|kms:(CallerAccount|GrantOperations)|s3:DataAccessPoint(Account|Arn)|lambda:FunctionUrlAuthType|sns:Endpoint|.+:(sub|aud|amr))$/i;

export const publicAccess: Rule = {
  name: 'public-access',
  severity: 'warning',
  about: 'Anybody may use the resource or take the role: no condition says who, or from where.',
  *check({ statements, kind }) {
    if (kind !== 'resource' && kind !== 'trust') return;
    const what = kind === 'trust' ? 'take the role' : 'use the resource';
    for (const statement of statements) {
      if (statement.effect !== 'Allow') continue;
      if (statement.raw['NotPrincipal'] !== undefined) {
        yield about(
          statement,
          [...statement.path, 'NotPrincipal'],
          `Allow with NotPrincipal lets everybody ${what} but those named, callers who are not signed in included; name who may.`,
        );
        continue;
      }
      const everybody = principalsIn(statement).find(isEverybody);
      if (everybody === undefined || demands(statement, limiting)) continue;
      yield about(
        statement,
        everybody.path,
        `Everybody may ${what}, and no condition says who or from where; name the principals, or add one such as aws:PrincipalOrgID.`,
      );
    }
  },
};
