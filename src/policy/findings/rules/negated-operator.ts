import { trueWhenAbsent } from '../../../iam/operator.ts';
import { addingGuard } from '../condition-edit.ts';
import { sameKey } from '../condition-keys.ts';
import { guardAdvice } from '../guard-advice.ts';
import { pause, type Rule } from '../rule.ts';
import type { StatementView } from '../statement-view.ts';
import { about } from '../wording.ts';

/**
 * Keys that every request of a signed-in caller carries. A key that every action honours may still be absent:
 * aws:SourceVpce without an endpoint, aws:SourceIp behind one.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html (Availability)
 */
const alwaysPresent: ReadonlySet<string> = new Set([
  'aws:currenttime',
  'aws:epochtime',
  'aws:principalaccount',
  'aws:principalarn',
  'aws:principalisawsservice',
  'aws:principaltype',
  'aws:requestedregion',
  'aws:securetransport',
  'aws:userid',
  'aws:viaawsservice',
]);

/** Whether each request that the statement speaks of has the key; PassRole always names the service. */
function isPresent({ actions }: StatementView, key: string): boolean {
  if (alwaysPresent.has(key.toLowerCase())) return true;
  return (
    sameKey(key, 'iam:PassedToService') &&
    actions.length > 0 &&
    actions.every(({ text }) => sameKey(text, 'iam:PassRole'))
  );
}

export const negatedOperator: Rule = {
  name: 'negated-operator',
  severity: 'hint',
  about: 'A negated operator in an Allow statement also holds for requests that do not have the key.',
  *check({ statements, catalog }) {
    for (const statement of statements) {
      yield pause;
      if (statement.effect !== 'Allow') continue;
      for (const line of statement.conditions) {
        const { operator, entry, key } = line;
        if (operator?.negated !== true || operator.ifExists || operator.set !== undefined) continue;
        // Where the key is always there, or its rule has already spoken, there is nothing to add.
        if (entry === undefined || entry.deprecated !== undefined || isPresent(statement, key)) continue;
        const guarded = statement.conditions.some(
          (other) =>
            other !== line &&
            sameKey(other.key, key) &&
            other.operator !== undefined &&
            !trueWhenAbsent(
              other.operator,
              other.values.map(({ text }) => text),
            ),
        );
        if (guarded) continue;
        const advice = guardAdvice(catalog, statement, key);
        if (advice === undefined) continue;
        yield about(
          statement,
          line.path,
          `${operator.base} also allows requests that have no ${key}; ${advice.words}.`,
          advice.mayBeAdded ? addingGuard(statement, line) : undefined,
        );
      }
    }
  },
};
