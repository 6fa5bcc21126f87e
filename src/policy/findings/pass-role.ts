/** What a condition on `iam:PassedToService` leaves of `iam:PassRole`. */

import { trueWhenAbsent } from '../../iam/operator.ts';
import { compile, contains, isOnlyWildcards, overlaps } from '../../iam/pattern.ts';
import { sameKey } from './condition-keys.ts';
import type { ConditionLine, StatementView } from './statement-view.ts';

/** Conditions of the statement on `iam:PassedToService`. */
export function passedToService(statement: StatementView): readonly ConditionLine[] {
  return statement.conditions.filter((line) => sameKey(line.key, 'iam:PassedToService'));
}

/**
 * Whether one condition on `iam:PassedToService` shuts out all services but those that it names. Excluding
 * some leaves the others, `*` leaves all, and that the key is present holds for every PassRole request. What
 * IAM refuses counts as a limit: its own rule speaks of it.
 */
export function limitsServices({ operator, values }: ConditionLine): boolean {
  if (operator === undefined) return true;
  const texts = values.map((value) => value.text.toLowerCase());
  if (operator.family === 'Null') return trueWhenAbsent(operator, texts);
  const everyService =
    operator.wildcards &&
    texts.some(
      (text) => isOnlyWildcards(text) || contains(compile(text), compile('*.amazonaws.com')) === 'inside',
    );
  return operator.negated ? everyService : !everyService;
}

/**
 * Whether the condition can hold when its key has the value, whatever the case: yes where it cannot be told. The key is
 * there in every such request.
 */
export function holdsFor(line: ConditionLine, wanted: string): boolean {
  const { operator } = line;
  if (operator === undefined) return true;
  const values = line.values.map((value) => value.text);
  if (operator.family === 'Null') return !trueWhenAbsent(operator, values);
  if (operator.family !== 'String') return true;
  const matches = values.some((value) =>
    operator.wildcards || value.includes('${')
      ? overlaps(compile(value, 'ignored'), compile(wanted, 'ignored')) !== 'no'
      : value.toLowerCase() === wanted.toLowerCase(),
  );
  return operator.negated ? !matches : matches;
}

/** Whether the statement, by its conditions on `iam:PassedToService`, speaks of roles for the service. */
export function speaksOfService(statement: StatementView, service: string): boolean {
  return passedToService(statement).every((line) => holdsFor(line, service));
}
