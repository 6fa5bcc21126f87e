import type { Rule } from '../rule.ts';
import { about } from '../wording.ts';

export const keysDifferByCase: Rule = {
  name: 'keys-differ-by-case',
  severity: 'error',
  about: 'Two keys under one operator differ only by case; IAM takes them for one and rejects the policy.',
  *check({ statements }) {
    for (const statement of statements) {
      const firsts = new Map<string, (typeof statement.conditions)[number]>();
      for (const line of statement.conditions) {
        const place = `${line.operatorText}\n${line.key.toLowerCase()}`;
        const first = firsts.get(place);
        if (first === undefined) {
          firsts.set(place, line);
          continue;
        }
        yield about(
          statement,
          line.path,
          `${first.key} and ${line.key} are the same key to IAM, which rejects both under one operator; join their values.`,
        );
      }
    }
  },
};
