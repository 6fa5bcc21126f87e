import { changingOperator } from '../condition-edit.ts';
import type { Rule } from '../rule.ts';
import { about } from '../wording.ts';

export const nullWithModifier: Rule = {
  name: 'null-with-modifier',
  severity: 'error',
  about:
    'Null with IfExists is rejected, and Null with a set operator gives the same answer for every request.',
  *check({ statements }) {
    for (const statement of statements) {
      for (const line of statement.conditions) {
        const { operator } = line;
        if (operator?.family !== 'Null' || (operator.set === undefined && !operator.ifExists)) continue;
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
      }
    }
  },
};
