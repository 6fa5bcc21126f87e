/**
 * Operators that IAM does not have. It reads them with their case: of `stringEquals` it says "Invalid Condition type".
 * Only `bool` stands so in examples of AWS, so that it is a warning. Other rules read operators in any case, to say
 * what else there is to say.
 */

import { baseOperators, writeOperator } from '../../../iam/operator.ts';
import { nearestName } from '../../../text/nearest-name.ts';
import { respellingOperator } from '../condition-edit.ts';
import type { Rule } from '../rule.ts';
import { about } from '../wording.ts';

/** Who wrote no `Not` did not mean an operator that says the opposite, however near it is spelt. */
const unaskedNegation = (written: string) => (name: string) =>
  /not/i.test(name) && !/not/i.test(written) ? 3 : 0;

export const invalidOperator: Rule = {
  name: 'invalid-operator',
  severity: 'error',
  about: 'A condition operator does not exist; IAM rejects the policy.',
  *check({ statements }) {
    for (const statement of statements) {
      const told = new Set<string>();
      for (const line of statement.conditions) {
        const { operator, operatorText } = line;
        if (told.has(operatorText)) continue;
        told.add(operatorText);
        if (operator !== undefined) {
          const name = writeOperator(operator);
          if (name === operatorText) continue;
          const draft = about(
            statement,
            line.operatorPath,
            `IAM reads operators with their case, and has no ${operatorText}; use ${name}.`,
            respellingOperator(statement, operatorText, name),
          );
          yield operator.family === 'Bool' ? { ...draft, severity: 'warning' } : draft;
          continue;
        }
        const bare = line.operatorText.replace(/^ForA(?:ll|ny)Values?:/i, '').replace(/IfExists$/i, '');
        const near = nearestName(bare, baseOperators, unaskedNegation(bare));
        yield about(
          statement,
          line.operatorPath,
          near === undefined
            ? `${line.operatorText} is not a condition operator of IAM; use one that fits ${line.key}.`
            : `${line.operatorText} is not a condition operator of IAM; the nearest is ${near.name}.`,
        );
      }
    }
  },
};
