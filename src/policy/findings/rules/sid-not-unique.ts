import type { Rule } from '../rule.ts';
import { about, setting } from '../wording.ts';

export const sidNotUnique: Rule = {
  name: 'sid-not-unique',
  severity: 'error',
  perDocument: true,
  about: 'Two statements have the same Sid; IAM rejects the policy.',
  *check({ statements }) {
    const taken = new Set(statements.map(({ raw }) => raw['Sid']));
    const seen = new Set<string>();
    for (const statement of statements) {
      const sid = statement.raw['Sid'];
      if (typeof sid !== 'string' || sid === '') continue;
      if (seen.has(sid)) {
        let number = 2;
        while (taken.has(`${sid}${number}`)) number++;
        const other = `${sid}${number}`;
        taken.add(other);
        yield about(
          statement,
          [...statement.path, 'Sid'],
          `Another statement already has the Sid ${sid}; use ${other}.`,
          setting(`Use ${other}`, [...statement.path, 'Sid'], other),
        );
      }
      seen.add(sid);
    }
  },
};
