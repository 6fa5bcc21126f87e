/**
 * Conditions on a second factor that do not ask for one. The key is absent from requests with an access key of a user, and
 * false in sessions without the factor: `Bool false` in a Deny lets the former through, and anything that holds for an
 * absent key in an Allow lets both in.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_mfa_configure-api-require.html
 */
import type { Operator } from '../../../iam/operator.ts';
import { changingOperator } from '../condition-edit.ts';
import { sameKey } from '../condition-keys.ts';
import type { Rule } from '../rule.ts';
import type { ConditionLine, StatementView } from '../statement-view.ts';
import { about, setting } from '../wording.ts';

const present = 'aws:MultiFactorAuthPresent';

/** Whether another line of the statement says for sure that the factor was used. */
const isSettled = (statement: StatementView, line: ConditionLine): boolean =>
  statement.conditions.some(
    (other) =>
      other !== line &&
      sameKey(other.key, present) &&
      other.operator?.family === 'Bool' &&
      !other.operator.ifExists &&
      other.values.every(({ text }) => text.toLowerCase() === 'true'),
  );

function complaint(
  effect: 'Allow' | 'Deny',
  { family, ifExists }: Operator,
  value: string,
): string | undefined {
  if (family === 'Null') {
    if (effect === 'Allow' && value === 'false')
      return `Null false asks that ${present} is there, which it is in sessions without a second factor, too; use Bool true`;
    return undefined;
  }
  if (family !== 'Bool') return undefined;
  if (effect === 'Allow') {
    if (value === 'false')
      return `this allows those who have not used a second factor; use Bool true to ask for it`;
    return ifExists
      ? `BoolIfExists also allows requests with an access key, which have no ${present}; use Bool`
      : undefined;
  }
  if (value === 'false' && !ifExists)
    return `requests with an access key have no ${present}, so they are not denied; use BoolIfExists`;
  return undefined;
}

export const mfaPattern: Rule = {
  name: 'mfa-pattern',
  severity: 'warning',
  about: 'A condition on a second factor lets requests without one through.',
  *check({ statements }) {
    for (const statement of statements) {
      const { effect } = statement;
      if (effect === undefined) continue;
      for (const line of statement.conditions) {
        const { key, operator, values } = line;
        const value = values[0]?.text.toLowerCase();
        if (!sameKey(key, present) || operator === undefined || values.length !== 1 || value === undefined)
          continue;
        if (isSettled(statement, line)) continue;
        const found = complaint(effect, operator, value);
        if (found === undefined) continue;
        const message = `${found.charAt(0).toUpperCase()}${found.slice(1)}.`;
        const path = values[0]?.path ?? line.path;
        const fix =
          operator.family === 'Null'
            ? undefined
            : effect === 'Deny'
              ? changingOperator(statement, line, { ...operator, ifExists: true })
              : value === 'false'
                ? setting('Ask for a second factor', path, 'true')
                : changingOperator(statement, line, { ...operator, ifExists: false });
        yield about(statement, line.path, message, fix);
      }
    }
  },
};
