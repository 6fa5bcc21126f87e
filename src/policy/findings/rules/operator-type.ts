/**
 * Operators that do not fit the type of their key. Some pairs can still hold: text operators compare the
 * text of any value, and ARN operators work where a key of type String happens to hold an ARN. The others
 * never hold, which is an error, or (negated) always.
 */
import type { ConditionKey } from '../../../catalog/model.ts';
import { familyFor, type Operator, type OperatorFamily, trueWhenAbsent } from '../../../iam/operator.ts';
import { valueProblem } from '../../../iam/value.ts';
import { variablesAsWildcards } from '../../../iam/variable.ts';
import { changingOperator } from '../condition-edit.ts';
import { eachCondition, type Rule } from '../rule.ts';
import { about } from '../wording.ts';

const baseFor: Readonly<Partial<Record<OperatorFamily, readonly [string, string]>>> = {
  String: ['StringEquals', 'StringNotEquals'],
  Arn: ['ArnLike', 'ArnNotLike'],
  Bool: ['Bool', 'Bool'],
  IpAddress: ['IpAddress', 'NotIpAddress'],
};

/**
 * Families whose values a key of another type may hold as text: a tag may hold a number, an address or
 * `true`. A key of which all values are known holds nothing else.
 */
const mayHold: Readonly<Partial<Record<OperatorFamily, readonly OperatorFamily[]>>> = {
  String: ['Arn', 'Bool', 'Date', 'IpAddress', 'Numeric'],
  Numeric: ['Date'],
};

/** Whether the comparison fails for every request, with the key or without it. */
const neverHolds = (operator: Operator, wanted: OperatorFamily, { values }: ConditionKey): boolean =>
  operator.family !== 'String' &&
  !operator.negated &&
  !trueWhenAbsent(operator, []) &&
  (values?.closed === true || mayHold[wanted]?.includes(operator.family) !== true);

/** Operators that compare by order: no equality says the same. */
const orders = ({ base }: Operator): boolean => /(?:Less|Greater)Than/.test(base);

export const operatorType: Rule = {
  name: 'operator-type',
  severity: 'warning',
  about: 'A condition operator does not fit the type of its key, so the comparison fails or is made as text.',
  check: eachCondition(function* (line, statement) {
    const { operator, entry } = line;
    if (operator === undefined || entry === undefined || operator.family === 'Null') return;
    const wanted = familyFor[entry.type];
    if (operator.family === wanted || operator.family === 'Binary') return;
    // Epoch times are numbers, and a key of type String may hold an ARN, as its values then show.
    if (operator.family === 'Numeric' && wanted === 'Date') return;
    if (operator.family === 'Arn' && line.values.every(({ text }) => /^(arn:|\*|\$\{)/.test(text))) return;
    // Some keys are of type String and hold true or false (sagemaker:DirectGatedModelAccess).
    if (operator.family === 'Bool' && entry.values?.known.includes('true') === true) return;
    // A text pattern such as arn:aws:sns:* spans fields of the ARN, which ARN operators do not.
    const spans = line.values.some(({ text }) => valueProblem('ArnLike', text) !== undefined);
    if (operator.family === 'String' && wanted === 'Arn' && spans) return;
    // IAM replaces variables in text and ARN conditions alone, so no other operator can compare with one.
    const varies = line.values.some(({ text }) => variablesAsWildcards(text) !== text);
    if (operator.family === 'String' && wanted !== 'Arn' && varies) return;
    const base = baseFor[wanted]?.[operator.negated ? 1 : 0];
    const negatedBool = wanted === 'Bool' && operator.negated;
    const fix =
      base === undefined || negatedBool || orders(operator)
        ? undefined
        : changingOperator(statement, line, { ...operator, base });
    const advice = base === undefined ? `use a ${wanted} operator` : `use ${base}`;
    const article = /^[AI]/.test(entry.type) ? 'an' : 'a';
    const is = `${line.key} is ${article} ${entry.type} key`;
    if (operator.family === 'String' && wanted === 'Arn') {
      yield {
        ...about(
          statement,
          line.operatorPath,
          `${is}, and ${operator.base} compares it as plain text; ${advice}.`,
          fix,
        ),
        severity: 'hint',
      };
    } else if (operator.family === 'String') {
      yield about(
        statement,
        line.operatorPath,
        `${is}, and ${operator.base} compares it as plain text; ${advice}.`,
        fix,
      );
    } else {
      const never = neverHolds(operator, wanted, entry);
      const draft = about(
        statement,
        line.operatorPath,
        never
          ? `${is}, so ${operator.base} never holds; ${advice}.`
          : `${is}, which ${operator.base} does not compare as meant; ${advice}.`,
        fix,
      );
      yield never ? { ...draft, severity: 'error' } : draft;
    }
  }),
};
