/** Ids of another form than the key holds: a VPC endpoint where a VPC is compared. Such a condition never holds. */
import { formOf, idProblem } from '../../../iam/identifier.ts';
import { eachCondition, type Rule } from '../rule.ts';
import { about } from '../wording.ts';

export const invalidId: Rule = {
  name: 'invalid-id',
  severity: 'warning',
  about: 'A condition compares an id with one of another form, which no request has.',
  check: eachCondition(function* ({ key, operator, values }, statement) {
    const form = formOf(key);
    if (form === undefined || operator?.family !== 'String') return;
    for (const { text, path } of values) {
      if (text.includes('${')) continue;
      const problem = idProblem(form, text);
      if (problem !== undefined)
        yield about(statement, path, `${problem}, so ${key} never equals it; correct it.`);
    }
  }),
};
