/**
 * NotAction with a condition on tags. It speaks of all other services, and many of them have no tags, or none on the
 * resource that is asked for: there the key is absent, and the statement allows nothing, or denies all or nothing.
 */
import { trueWhenAbsent } from '../../../iam/operator.ts';
import type { Rule } from '../rule.ts';
import { about } from '../wording.ts';

const tagKey = /^(aws:(ResourceTag|RequestTag)\/.+|aws:TagKeys|[a-z0-9-]+:(ResourceTag|RequestTag)\/.+)$/i;

export const tagWithNotAction: Rule = {
  name: 'tag-with-not-action',
  severity: 'warning',
  about: 'NotAction with a condition on tags reaches services whose requests carry no tags.',
  *check({ statements }) {
    for (const statement of statements) {
      if (statement.notActions.length === 0) continue;
      for (const { key, operator, values, path } of statement.conditions) {
        if (operator === undefined || !tagKey.test(key)) continue;
        const holds = trueWhenAbsent(
          operator,
          values.map(({ text }) => text),
        );
        const outcome =
          statement.effect === 'Allow'
            ? holds
              ? 'allowed whatever the tags are'
              : 'never allowed by this statement'
            : holds
              ? 'always denied'
              : 'never denied by this statement';
        yield about(
          statement,
          path,
          `NotAction reaches services whose requests have no ${key}: their actions are ${outcome}; name the actions that carry the key.`,
        );
      }
    }
  },
};
