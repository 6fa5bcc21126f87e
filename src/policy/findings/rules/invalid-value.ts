/**
 * Values that cannot be read as what the operator compares (`../../condition-values.ts` knows their forms).
 * IAM stores some of them without a word; then the condition never holds. A value outside the list of a key
 * whose values are all known is a warning: the list may have grown.
 */

import { valueProblem } from '../../../iam/value.ts';
import { validateValue } from '../../conditions.ts';
import type { Rule } from '../rule.ts';
import { about } from '../wording.ts';

export const invalidValue: Rule = {
  name: 'invalid-value',
  severity: 'error',
  about:
    'A condition value cannot be read as the type that the operator compares, so the condition never holds.',
  *check({ statements }) {
    for (const statement of statements) {
      for (const { operator, values, entry } of statement.conditions) {
        if (operator === undefined) continue;
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
          const unlisted = entry && validateValue(entry, operator.base, value);
          if (unlisted !== undefined) yield { ...about(statement, path, unlisted), severity: 'warning' };
        }
      }
    }
  },
};
