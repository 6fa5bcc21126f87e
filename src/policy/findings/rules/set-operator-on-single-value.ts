import { isMultivalued } from '../../../iam/operator.ts';
import { changingOperator } from '../condition-edit.ts';
import { eachCondition, type Rule } from '../rule.ts';
import { about } from '../wording.ts';

/**
 * The reference gives it the type String, and it holds a list: `authenticated` beside the providers. Source: IAM User
 * Guide, "IAM and AWS STS condition context keys", cross-service web identity federation keys, `amr`.
 */
const holdsList = /^[^:]*[./][^:]*:amr$/i;

export const setOperatorOnSingleValue: Rule = {
  name: 'set-operator-on-single-value',
  severity: 'warning',
  about:
    'ForAllValues or ForAnyValue on a key with one value; ForAllValues also holds when the key is absent.',
  check: eachCondition(function* (line, statement) {
    const { operator, entry } = line;
    if (operator?.set === undefined || operator.family === 'Null') return;
    if (entry === undefined || isMultivalued(entry.type) || holdsList.test(line.key)) return;
    const all = operator.set === 'ForAllValues';
    const does = statement.effect === 'Deny' ? 'denies' : 'allows';
    const draft = about(
      statement,
      line.operatorPath,
      all
        ? `${line.key} holds one value, and ForAllValues also ${does} requests without it; remove ForAllValues.`
        : `${line.key} holds one value, so ForAnyValue adds nothing; remove it.`,
      changingOperator(statement, line, { ...operator, set: undefined }),
    );
    yield all ? draft : { ...draft, severity: 'hint' };
  }),
};
