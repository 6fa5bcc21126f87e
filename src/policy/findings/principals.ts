/** Whom statements are about, and which conditions narrow that down. */
import { trueWhenAbsent } from '../../iam/operator.ts';
import { isOnlyWildcards } from '../../iam/pattern.ts';
import { type NamedPrincipal, principalsOf } from '../../iam/principal-element.ts';
import type { ConditionLine, StatementView } from './statement-view.ts';

/** The principals that a statement names in `Principal`, or, where `element` says so, excludes in `NotPrincipal`. */
export function principalsIn(
  { raw, path }: StatementView,
  element: 'Principal' | 'NotPrincipal' = 'Principal',
): readonly NamedPrincipal[] {
  return principalsOf(raw[element], [...path, element]);
}

/** Whether the condition holds for some values of its key only, and not for a request that lacks the key. */
export function demandsValue({ operator, values }: ConditionLine): boolean {
  const texts = values.map(({ text }) => text);
  return (
    operator !== undefined &&
    operator.family !== 'Null' &&
    !operator.negated &&
    !trueWhenAbsent(operator, texts) &&
    !texts.some((text) => isOnlyWildcards(text) || text === '0.0.0.0/0' || text === '::/0')
  );
}

/** Whether a condition of the statement demands values of a key whose name fits. */
export function demands(statement: StatementView, key: RegExp): boolean {
  return statement.conditions.some((line) => key.test(line.key) && demandsValue(line));
}
