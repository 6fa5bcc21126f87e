import { isSid } from '../../../iam/identifier.ts';
import { policyKinds } from '../../../iam/policy-kind.ts';
import type { Rule } from '../rule.ts';
import { about, setting } from '../wording.ts';

export const sidCharacters: Rule = {
  name: 'sid-characters',
  severity: 'error',
  about: 'A Sid holds something besides the letters A-Z, a-z and digits; IAM rejects the policy.',
  *check({ statements, kind }) {
    if (policyKinds[kind].sidIsFree) return;
    for (const statement of statements) {
      const sid = statement.raw['Sid'];
      if (typeof sid !== 'string' || sid === '' || isSid(sid)) continue;
      const cleaned = sid.replace(/[^A-Za-z0-9]+(.?)/g, (_, next: string) => next.toUpperCase());
      yield about(
        statement,
        [...statement.path, 'Sid'],
        `The Sid ${sid} may hold only letters and digits; ${cleaned === '' ? 'choose another' : `use ${cleaned}`}.`,
        cleaned === '' ? undefined : setting(`Use ${cleaned}`, [...statement.path, 'Sid'], cleaned),
      );
    }
  },
};
