import { isMultivalued, trueWhenAbsent } from '../../../iam/operator.ts';
import { addingGuard } from '../condition-edit.ts';
import { sameKey } from '../condition-keys.ts';
import type { Rule } from '../rule.ts';
import type { ConditionLine, StatementView } from '../statement-view.ts';
import { about } from '../wording.ts';

/** Whether another line of the statement fails when the key is absent. */
function guarded(statement: StatementView, line: ConditionLine): boolean {
  return statement.conditions.some((other) => {
    if (other === line || other.operator === undefined) return false;
    const values = other.values.map((value) => value.text);
    if (trueWhenAbsent(other.operator, values)) return false;
    // A request that has a tag of its own has tag keys, too.
    const implied = sameKey(line.key, 'aws:TagKeys') && /^aws:RequestTag\/./i.test(other.key);
    return implied || sameKey(other.key, line.key);
  });
}

export const forAllValuesWithoutGuard: Rule = {
  name: 'for-all-values-without-guard',
  severity: 'warning',
  about: 'ForAllValues in an Allow statement holds when the key is absent; a Null condition closes that gap.',
  *check({ statements }) {
    for (const statement of statements) {
      if (statement.effect !== 'Allow') continue;
      for (const line of statement.conditions) {
        if (line.operator?.set !== 'ForAllValues' || line.operator.family === 'Null') continue;
        if (line.entry !== undefined && !isMultivalued(line.entry.type)) continue;
        if (guarded(statement, line)) continue;
        yield about(
          statement,
          line.path,
          `ForAllValues also allows requests without ${line.key}; add "Null": {"${line.key}": "false"} to require it.`,
          line.operator.ifExists ? undefined : addingGuard(statement, line),
        );
      }
    }
  },
};
