import type { Rule } from '../rule.ts';
import { about } from '../wording.ts';

export const tagKeyWithoutName: Rule = {
  name: 'tag-key-without-name',
  severity: 'error',
  about: 'A tag condition key lacks the name of the tag; IAM rejects the key or it never matches.',
  *check({ statements }) {
    for (const statement of statements) {
      for (const { key, path } of statement.conditions) {
        if (!/^[^:]+:(Resource|Request|Principal)Tag\/?$/i.test(key)) continue;
        yield about(
          statement,
          path,
          `${key} does not say which tag is meant; write it like ${key.replace(/\/?$/, '')}/team.`,
        );
      }
    }
  },
};
