import { sameKey } from '../condition-keys.ts';
import type { Rule } from '../rule.ts';
import { about } from '../wording.ts';

export const keysDifferByCase: Rule = {
  name: 'keys-differ-by-case',
  severity: 'error',
  about: 'Two keys under one operator differ only by case; IAM takes them for one and rejects the policy.',
  *check({ statements }) {
    for (const statement of statements) {
      for (const [index, line] of statement.conditions.entries()) {
        const first = statement.conditions
          .slice(0, index)
          .find((other) => other.operatorText === line.operatorText && sameKey(other.key, line.key));
        if (first === undefined) continue;
        yield about(
          statement,
          line.path,
          `${first.key} and ${line.key} are the same key to IAM, which rejects both under one operator; join their values.`,
        );
      }
    }
  },
};
