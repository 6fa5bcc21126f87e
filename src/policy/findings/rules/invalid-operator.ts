import { nearest } from '../nearest.ts';
import { baseOperators } from '../operator.ts';
import type { Rule } from '../rule.ts';
import { about } from '../wording.ts';

export const invalidOperator: Rule = {
  name: 'invalid-operator',
  severity: 'error',
  about: 'A condition operator does not exist; IAM rejects the policy.',
  *check({ statements }) {
    for (const statement of statements) {
      const told = new Set<string>();
      for (const line of statement.conditions) {
        if (line.operator !== undefined || told.has(line.operatorText)) continue;
        told.add(line.operatorText);
        const bare = line.operatorText.replace(/^ForA(?:ll|ny)Values?:/i, '').replace(/IfExists$/i, '');
        const near = nearest(bare, baseOperators);
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
