/**
 * aws:PrincipalArn compared with a session. The key holds the ARN of the role, whichever session of it calls; the session
 * stands in aws:userid.
 */
import { sessionOf } from '../../../iam/principal-element.ts';
import { sameKey } from '../condition-keys.ts';
import { eachCondition, type Rule } from '../rule.ts';
import { about, setting } from '../wording.ts';

export const sessionAsPrincipal: Rule = {
  name: 'session-as-principal',
  severity: 'warning',
  about: "aws:PrincipalArn is compared with a session's ARN, and holds the role's.",
  check: eachCondition(function* ({ key, operator, values }, statement) {
    if (!sameKey(key, 'aws:PrincipalArn') || operator === undefined || operator.family === 'Null') return;
    for (const { text, path } of values) {
      const session = sessionOf(text);
      if (session === undefined) continue;
      yield about(
        statement,
        path,
        `aws:PrincipalArn never holds the ARN of a session, as ${text} is, but that of the role; use ${session.role}.`,
        setting(`Use ${session.role}`, path, session.role),
      );
    }
  }),
};
