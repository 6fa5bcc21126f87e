/**
 * A set operator that asks too little for the effect of its statement. A request may hold several values of such a key:
 * an Allow under ForAnyValue is met by one approved value whatever the others are, and a Deny under ForAllValues spares a
 * request with one value that is not meant.
 *
 * Keys about the caller or the thing asked for (aws:CalledVia, kms:EncryptionContextKeys …) are asked so on purpose, and for tags one key that must be
 * there is a common wish: a hint.
 */
import { isMultivalued } from '../../../iam/operator.ts';
import { isOnlyWildcards } from '../../../iam/pattern.ts';
import { changingOperator } from '../condition-edit.ts';
import { sameKey } from '../condition-keys.ts';
import { eachCondition, type Rule } from '../rule.ts';
import type { ConditionLine, StatementView } from '../statement-view.ts';
import { about } from '../wording.ts';

/** Keys of which one value that fits is enough. */
const ofCaller =
  /^aws:|:(EncryptionContextKeys|ResourceAliases|TransitiveTagKeys|ProductId|IdentityTokenAudience|[A-Za-z]*MembershipLevels|[A-Za-z]*Roles?|linkedServices)$/i;

/** Whether another line already asks all values of the key. */
const asksAll = ({ conditions }: StatementView, { key }: ConditionLine): boolean =>
  conditions.some((other) => sameKey(other.key, key) && other.operator?.set === 'ForAllValues');

export const setOperatorByEffect: Rule = {
  name: 'set-operator-by-effect',
  severity: 'warning',
  about:
    'ForAnyValue in Allow, or ForAllValues in Deny: one value decides for all the others of the request.',
  check: eachCondition(function* (line, statement) {
    const { operator, entry, key, values } = line;
    if (operator?.set === undefined || operator.family === 'Null') return;
    if (entry === undefined || !isMultivalued(entry.type)) return;
    const tags = sameKey(key, 'aws:TagKeys');
    if (ofCaller.test(key) && !tags) return;
    if (values.some(({ text }) => isOnlyWildcards(text))) return;
    const allow = statement.effect === 'Allow' && operator.set === 'ForAnyValue' && !asksAll(statement, line);
    const deny = statement.effect === 'Deny' && operator.set === 'ForAllValues';
    if (!allow && !deny) return;
    const message = allow
      ? operator.negated
        ? `one value of ${key} that is not listed admits the listed ones beside it; use ForAllValues to keep them all out`
        : `one listed value of ${key} admits whatever else the request holds; use ForAllValues to ask it of all`
      : operator.negated
        ? `one listed value of ${key} spares a request that holds others beside it; use ForAnyValue to deny those`
        : `one value of ${key} that is not listed spares a request that holds listed ones beside it; use ForAnyValue to deny those`;
    const set = allow ? 'ForAllValues' : 'ForAnyValue';
    const draft = about(
      statement,
      line.operatorPath,
      `With ${operator.set}, ${message}.`,
      // Of tags, "at least this one" may be what is wanted.
      tags ? undefined : changingOperator(statement, line, { ...operator, set }, { guarded: allow }),
    );
    yield tags ? { ...draft, severity: 'hint' as const } : draft;
  }),
};
