import { eachCondition, type Rule } from '../rule.ts';
import { about } from '../wording.ts';

export const severalBoolValues: Rule = {
  name: 'several-bool-values',
  severity: 'error',
  about: 'Bool and Null take one value; IAM rejects a list of several.',
  check: eachCondition(function* ({ operator, values, path, key }, statement) {
    if (operator === undefined || operator.set !== undefined || values.length < 2) return;
    if (operator.family !== 'Bool' && operator.family !== 'Null') return;
    yield about(
      statement,
      path,
      `${operator.base} takes one value, and ${key} has ${values.length}; keep true or false.`,
    );
  }),
};
