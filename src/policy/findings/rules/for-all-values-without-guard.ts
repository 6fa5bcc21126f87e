import type { Catalog } from '../../../catalog/model.ts';
import { honours } from '../../../catalog/relations.ts';
import { isMultivalued, trueWhenAbsent } from '../../../iam/operator.ts';
import { addingGuard } from '../condition-edit.ts';
import { sameKey } from '../condition-keys.ts';
import { guardAdvice } from '../guard-advice.ts';
import type { Rule } from '../rule.ts';
import type { ConditionLine, StatementView } from '../statement-view.ts';
import { about } from '../wording.ts';

/** Keys that list names, and the keys with one of the names in them: a request that has the one has the list, too. */
const listedWith: readonly (readonly [string, RegExp])[] = [
  ['aws:TagKeys', /^aws:RequestTag\/./i],
  ['s3:RequestObjectTagKeys', /^s3:RequestObjectTag\/./i],
  ['kms:EncryptionContextKeys', /^kms:EncryptionContext:./i],
];

/** Tags that nobody has to set: "these or none" is mostly what is meant. */
const optional = (key: string): boolean =>
  ['aws:TagKeys', 's3:RequestObjectTagKeys', 'sts:TransitiveTagKeys'].some((tags) => sameKey(tags, key));

/** Whether another line of the statement fails when the key is absent. */
function guarded(statement: StatementView, line: ConditionLine): boolean {
  return statement.conditions.some((other) => {
    if (other === line || other.operator === undefined) return false;
    const values = other.values.map((value) => value.text);
    if (trueWhenAbsent(other.operator, values)) return false;
    const implied = listedWith.some(([list, one]) => sameKey(line.key, list) && one.test(other.key));
    return implied || sameKey(other.key, line.key);
  });
}

/**
 * Whether a guard denies only what the condition is about: each action is a name that honours the key. Requests of the
 * others never have it, and nobody has to set tags: there a guard would deny what is allowed on purpose.
 */
const everyRequestHas = (catalog: Catalog, { actions }: StatementView, { key }: ConditionLine): boolean =>
  !optional(key) &&
  actions.every(
    ({ expansion }) =>
      expansion.kind === 'name' &&
      expansion.actions.length > 0 &&
      expansion.actions.every((action) => honours(catalog, action, key)),
  );

export const forAllValuesWithoutGuard: Rule = {
  name: 'for-all-values-without-guard',
  severity: 'warning',
  about: 'ForAllValues in an Allow statement holds when the key is absent; a Null condition closes that gap.',
  *check({ statements, catalog }) {
    for (const statement of statements) {
      if (statement.effect !== 'Allow') continue;
      for (const line of statement.conditions) {
        if (line.operator?.set !== 'ForAllValues' || line.operator.family === 'Null') continue;
        if (line.entry !== undefined && !isMultivalued(line.entry.type)) continue;
        if (guarded(statement, line)) continue;
        const advice = guardAdvice(catalog, statement, line.key);
        if (advice === undefined) continue;
        const { words, mayBeAdded } = advice;
        const draft = about(
          statement,
          line.path,
          `ForAllValues also allows requests without ${line.key}; ${words}.`,
          line.operator.ifExists || !mayBeAdded || !everyRequestHas(catalog, statement, line)
            ? undefined
            : addingGuard(statement, line),
        );
        yield optional(line.key) ? { ...draft, severity: 'hint' as const } : draft;
      }
    }
  },
};
