import { fitsKeyType, isMultivalued } from '../../../iam/operator.ts';
import { changingOperator } from '../condition-edit.ts';
import { eachCondition, type Rule } from '../rule.ts';
import type { StatementView } from '../statement-view.ts';
import { about } from '../wording.ts';

/** Keys about the caller, of which one value that fits is enough; the rest describe what a request may hold. */
const anyIsMeant = (key: string): boolean => /^aws:/i.test(key) && !/^aws:TagKeys$/i.test(key);

/**
 * Each event is asked for by itself, with one source and one type of detail; a rule that is made may name several.
 * Source: EventBridge user guide, "Permissions for event buses in Amazon EventBridge".
 */
const onePerEvent = (key: string, { actions }: StatementView): boolean =>
  /^events:(source|detail-type)$/i.test(key) &&
  actions.length > 0 &&
  actions.every(({ text }) => /^events:PutEvents$/i.test(text));

export const setOperatorMissing: Rule = {
  name: 'set-operator-missing',
  severity: 'warning',
  about: 'A key that holds several values is compared without ForAllValues or ForAnyValue.',
  check: eachCondition(function* (line, statement) {
    const { operator, entry } = line;
    if (operator === undefined || operator.set !== undefined || operator.family === 'Null') return;
    if (entry === undefined || !isMultivalued(entry.type)) return;
    if (onePerEvent(line.key, statement)) return;
    const all = statement.effect === 'Allow' && !anyIsMeant(line.key);
    const set = all ? 'ForAllValues' : 'ForAnyValue';
    // IfExists says that the key may be absent, which a guard would forbid.
    const guarded = all && !operator.ifExists;
    // An operator of another type has to go first, which is what operator-type offers.
    const fits = fitsKeyType(operator, entry.type);
    yield about(
      statement,
      line.operatorPath,
      `${line.key} can hold several values, which ${line.operatorText} does not compare reliably; use ${set}:${line.operatorText}${guarded ? ' and a Null condition' : ''}.`,
      fits ? changingOperator(statement, line, { ...operator, set }, { guarded }) : undefined,
    );
  }),
};
