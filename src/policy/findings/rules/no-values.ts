import { eachCondition, type Rule } from '../rule.ts';
import { about } from '../wording.ts';

export const noValues: Rule = {
  name: 'no-values',
  severity: 'warning',
  about: 'A condition has an empty list of values, so no request can match it.',
  check: eachCondition(function* ({ key, path, values, operatorText }, statement) {
    if (values.length > 0) return;
    yield about(
      statement,
      path,
      `${operatorText} compares ${key} with no value at all; add one or remove the condition.`,
    );
  }),
};
