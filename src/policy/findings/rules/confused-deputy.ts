/**
 * A service that is let in acts for all of its customers. Without a condition on whose resource makes it act, somebody
 * in another account can have it reach this resource: the confused deputy.
 *
 * A role that is handed to a service by iam:PassRole is out of reach from other accounts, so trust policies are only
 * asked where a service takes a role's ARN from anybody.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html
 */
import { demands, principalsIn } from '../principals.ts';
import type { Rule } from '../rule.ts';
import { about, listing } from '../wording.ts';

/** Keys that say for whom, or for which resource, the service acts. */
const origin =
  /^(aws:Source(Account|Arn|OrgID|OrgPaths)|aws:Principal(Account|OrgID|Arn)|kms:(CallerAccount|ViaService|EncryptionContext:.+)|lambda:FunctionArn|sts:ExternalId|s3:x-amz-acl|.+:Source(Account|Arn))$/i;

/** Services whose guides put the condition into the trust policy of their roles. */
const askedInTrust =
  /^(appflow|bedrock|chatbot|cloudtrail|config|delivery\.logs|iot|logs|m2|pipes|quicksight|resilience-hub|scheduler|transfer|vpc-flow-logs)\./;

export const confusedDeputy: Rule = {
  name: 'confused-deputy',
  severity: 'warning',
  about: 'A service is let in for whoever makes it act, in any account: no condition says for whom.',
  *check({ statements, kind }) {
    if (kind !== 'resource' && kind !== 'trust') return;
    for (const statement of statements) {
      if (statement.effect !== 'Allow' || demands(statement, origin)) continue;
      const services = principalsIn(statement).filter(
        ({ type, text }) => type === 'Service' && (kind === 'resource' || askedInTrust.test(text)),
      );
      const [first] = services;
      if (first === undefined) continue;
      const draft = about(
        statement,
        first.path,
        `${listing(services.map(({ text }) => text))} may act here for any account; add a condition on aws:SourceArn or aws:SourceAccount.`,
      );
      yield kind === 'trust' ? { ...draft, severity: 'hint' as const } : draft;
    }
  },
};
