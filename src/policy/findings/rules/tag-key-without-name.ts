import { eachCondition, type Rule } from '../rule.ts';
import { about } from '../wording.ts';

export const tagKeyWithoutName: Rule = {
  name: 'tag-key-without-name',
  severity: 'error',
  about: 'A tag condition key lacks the name of the tag; IAM rejects the key or it never matches.',
  check: eachCondition(function* ({ key, path }, statement) {
    if (!/^[^:]+:(Resource|Request|Principal)Tag\/?$/i.test(key)) return;
    yield about(
      statement,
      path,
      `${key} does not say which tag is meant; write it like ${key.replace(/\/?$/, '')}/team.`,
    );
  }),
};
