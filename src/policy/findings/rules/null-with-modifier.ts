import { changingOperator } from '../condition-edit.ts';
import { eachCondition, type Rule } from '../rule.ts';
import { about } from '../wording.ts';

export const nullWithModifier: Rule = {
  name: 'null-with-modifier',
  severity: 'error',
  about:
    'Null with IfExists is rejected, and Null with a set operator gives the same answer for every request.',
  check: eachCondition(function* (line, statement) {
    const { operator } = line;
    if (operator?.family !== 'Null' || (operator.set === undefined && !operator.ifExists)) return;
    const why = operator.ifExists
      ? 'IAM rejects Null with IfExists'
      : `${operator.set ?? ''}:Null gives the same answer whether ${line.key} is present or not`;
    yield {
      ...about(
        statement,
        line.operatorPath,
        `${why}; use Null alone.`,
        changingOperator(statement, line, { base: 'Null', set: undefined, ifExists: false }),
      ),
      severity: operator.ifExists ? 'error' : 'warning',
    };
  }),
};
