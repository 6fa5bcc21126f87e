/**
 * Policies of resources and roles that let anybody in: everybody as principal without a condition that says who or from
 * where, or everybody but those named. AWS's own services count too, when no condition names whose request it is
 * (`confused-deputy` is about them).
 */
import { isEverybody } from '../../../iam/principal-element.ts';
import { names } from '../named-actions.ts';
import { demands, demandsValue, principalsIn } from '../principals.ts';
import { resourceCovers } from '../resource-coverage.ts';
import type { Rule } from '../rule.ts';
import type { StatementView } from '../statement-view.ts';
import { about } from '../wording.ts';

/**
 * Keys that say it by being true. Source: EFS user guide, "Using IAM to control file system data access": requests by a
 * mount target come from within its network.
 */
const limitingWhenTrue = /^elasticfilesystem:AccessedViaMountTarget$/i;

/** Source: IAM user guide, "AWS global condition context keys". */
const byService = /^aws:PrincipalIsAWSService$/i;

/** Whether a condition asks that one of the keys be true. */
const demandsTrue = (statement: StatementView, key: RegExp): boolean =>
  statement.conditions.some(
    (line) =>
      key.test(line.key) &&
      demandsValue(line) &&
      line.values.every(({ text }) => text.toLowerCase() === 'true'),
  );

/** Keys that say who calls, or from where. */
const limiting =
  /^(aws:(Principal(Account|Arn|OrgID|OrgPaths|Tag\/.+)|Source(Account|Arn|Ip|OrgID|OrgPaths|Owner|Vpc|Vpce|VpcArn)|VpcSourceIp|VpceAccount|VpceOrgID|VpceOrgPaths|userid|username|ResourceAccount|FederatedProvider)|kms:(CallerAccount|GrantOperations)|s3:DataAccessPoint(Account|Arn)|lambda:FunctionUrlAuthType|sns:Endpoint|.+:(sub|aud|amr))$/i;

/** Conditions of a denial that leave alone what AWS's services do. */
const sparesServices = /^aws:(PrincipalIsAWSService|ViaAWSService)$/i;

/**
 * Whether a denial keeps out all but those meant: it reaches everybody and all of the grant, and each of its conditions
 * says who or from where by what they are not. So are private APIs of API Gateway written.
 */
const keptOut = (denials: readonly StatementView[], grant: StatementView): boolean =>
  denials.some(
    (denial) =>
      principalsIn(denial).some(isEverybody) &&
      grant.actions.length > 0 &&
      grant.actions.every(({ text }) => names(denial, text)) &&
      grant.resources.every(({ text }) => denial.resources.some((wide) => resourceCovers(wide.text, text))) &&
      denial.conditions.some(({ key }) => limiting.test(key)) &&
      denial.conditions.every(
        ({ key, operator }) =>
          sparesServices.test(key) ||
          (limiting.test(key) && operator?.negated === true && operator.set === undefined),
      ),
  );

export const publicAccess: Rule = {
  name: 'public-access',
  severity: 'warning',
  about: 'Anybody may use the resource or take the role: no condition says who, or from where.',
  *check({ statements, denials, kind }) {
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
      if (demandsTrue(statement, limitingWhenTrue) || keptOut(denials, statement)) continue;
      if (demandsTrue(statement, byService)) {
        const draft = about(
          statement,
          everybody.path,
          `Any service of AWS may ${what}, for whatever account; add a condition on aws:SourceAccount or aws:SourceOrgID, unless this is the policy of a VPC endpoint.`,
        );
        yield { ...draft, severity: 'hint' as const };
        continue;
      }
      yield about(
        statement,
        everybody.path,
        `Everybody may ${what}, and no condition says who or from where; name the principals, or add one such as aws:PrincipalOrgID.`,
      );
    }
  },
};
