/**
 * Values that cannot be read as what the operator compares (`../../condition-values.ts` knows their forms).
 * IAM stores some of them without a word; then the condition never holds. A value outside the list of a key
 * whose values are all known is a warning: the list may have grown.
 */

import { rangeWords } from '../../../catalog/key-words.ts';
import type { ConditionKey } from '../../../catalog/model.ts';
import { valueProblem } from '../../../iam/value.ts';
import { nearestName } from '../../../text/nearest-name.ts';
import { validateValue } from '../../conditions.ts';
import { eachCondition, type Rule } from '../rule.ts';
import type { StatementView } from '../statement-view.ts';
import { about } from '../wording.ts';

/** Names of the actions that the statement gives by name; undefined where it has a pattern, which may be any. */
function namedActions({ actions, notActions }: StatementView): readonly string[] | undefined {
  if (notActions.length > 0 || actions.some(({ expansion }) => expansion.kind !== 'name')) return undefined;
  return actions.flatMap(({ expansion }) => expansion.actions.map(({ name }) => name));
}

/**
 * Why a value can hold for no request: it is in none of the SDK's lists for the statement's actions, or beyond what
 * the API takes. AWS adds values, so this is no error.
 */
function unknownValue(key: ConditionKey, statement: StatementView, value: string): string | undefined {
  if (/[*?]/.test(value)) return undefined;
  const { values, range } = key;
  const words = rangeWords(key);
  const number = Number(value);
  if (range !== undefined && words !== undefined && (number < range.min || number > (range.max ?? Infinity)))
    return `${key.id} is never ${value}: the API takes numbers ${words}.`;
  if (values?.lists === undefined) return undefined;
  const lists = (namedActions(statement) ?? []).flatMap((name) => {
    const list = values.listOf?.[name];
    return list === undefined ? [] : (values.lists?.[list] ?? []);
  });
  const known = lists.length === 0 ? values.known : lists;
  if (known.includes(value)) return undefined;
  const knownForOthers = values.known.includes(value);
  const near = nearestName(value, known);
  const hint = near === undefined ? 'check it.' : `the nearest is ${near.name}.`;
  return knownForOthers
    ? `${value} is known for other actions than those here, so the condition on ${key.id} may never hold; ${hint}`
    : `${value} is not among the known values of ${key.id}, so the condition may never hold; ${hint}`;
}

export const invalidValue: Rule = {
  name: 'invalid-value',
  severity: 'error',
  about:
    'A condition value cannot be read as the type that the operator compares, so the condition never holds.',
  check: eachCondition(function* ({ operator, values, entry }, statement) {
    if (operator === undefined) return;
    for (const { text, path } of values) {
      // Variables are judged by invalid-variable and variable-misplaced, characters by the rule of that name.
      if (text.includes('${') || /[^\t\n\r\u0020-\u00ff]/u.test(text)) continue;
      // IAM reads True like true; an ARN may begin with a wildcard.
      const value = operator.family === 'Bool' || operator.family === 'Null' ? text.toLowerCase() : text;
      if (operator.family === 'Arn' && /^(arn:)?\*/.test(value)) continue;
      const problem = valueProblem(operator.base, value);
      if (problem !== undefined) {
        yield about(statement, path, `${problem}; correct it, because the condition never holds.`);
        continue;
      }
      // Null compares no value, it asks whether the key is there.
      if (operator.family === 'Null') continue;
      const unlisted =
        entry && (validateValue(entry, operator.base, value) ?? unknownValue(entry, statement, value));
      if (unlisted !== undefined) yield { ...about(statement, path, unlisted), severity: 'warning' };
    }
  }),
};
