import { hasWildcard } from '../../../iam/pattern.ts';
import { valueProblem } from '../../../iam/value.ts';
import { changingOperator } from '../condition-edit.ts';
import { eachCondition, type Rule } from '../rule.ts';
import { about } from '../wording.ts';

/** The operator that reads wildcards, and its form for ARNs. */
const likeFor: Readonly<Record<string, readonly [string, string]>> = {
  StringEquals: ['StringLike', 'ArnLike'],
  StringNotEquals: ['StringNotLike', 'ArnNotLike'],
};

export const wildcardWithoutLike: Rule = {
  name: 'wildcard-without-like',
  severity: 'warning',
  about: 'A * or ? in a value is a plain character unless the operator is StringLike or an ARN operator.',
  check: eachCondition(function* (line, statement) {
    const { operator } = line;
    if (operator?.family !== 'String' || operator.wildcards) return;
    const value = line.values.find(({ text }) => hasWildcard(text));
    if (value === undefined) return;
    const arns =
      line.entry?.type.endsWith('ARN') === true &&
      line.values.every(({ text }) => valueProblem('ArnLike', text) === undefined);
    const base = likeFor[operator.base]?.[arns ? 1 : 0];
    yield about(
      statement,
      value.path,
      `${operator.base} takes the wildcard in ${value.text} as a plain character; use ${base ?? 'StringLike'}.`,
      base === undefined ? undefined : changingOperator(statement, line, { ...operator, base }),
    );
  }),
};
