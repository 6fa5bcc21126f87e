/** Values of a condition that stand twice, or that another value of the list covers. */
import { rangeCovers } from '../../../iam/address-range.ts';
import type { Operator } from '../../../iam/operator.ts';
import { compile, contains, hasWildcard } from '../../../iam/pattern.ts';
import { resourceCovers } from '../resource-coverage.ts';
import { eachCondition, type Rule } from '../rule.ts';
import { about, removing } from '../wording.ts';

/** Whether all that the narrow value fits, the wide one fits, too. */
function covers({ family, comparison }: Operator, wide: string, narrow: string): boolean {
  if (wide === narrow) return true;
  if (family === 'Bool' || comparison === 'equal-ignoring-case')
    return wide.toLowerCase() === narrow.toLowerCase();
  if (family === 'IpAddress') return rangeCovers(wide, narrow);
  if (comparison !== 'like' || !hasWildcard(wide)) return false;
  return family === 'Arn'
    ? resourceCovers(wide, narrow)
    : contains(compile(wide), compile(narrow)) === 'inside';
}

export const redundantValue: Rule = {
  name: 'redundant-value',
  severity: 'hint',
  about: 'A value of a condition stands twice, or another value covers it.',
  check: eachCondition(function* ({ key, operator, values }, statement) {
    if (operator === undefined || values.length > 400) return;
    for (const [at, { text, path }] of values.entries()) {
      const wider = values.find(
        (other, place) =>
          place !== at &&
          covers(operator, other.text, text) &&
          (place < at || !covers(operator, text, other.text)),
      );
      if (wider === undefined) continue;
      yield about(
        statement,
        path,
        wider.text === text
          ? `"${text}" already stands among the values of ${key}; remove it.`
          : `"${text}" is covered by "${wider.text}" among the values of ${key}; remove one of the two.`,
        removing(`Remove "${text}"`, [path]),
      );
    }
  }),
};
