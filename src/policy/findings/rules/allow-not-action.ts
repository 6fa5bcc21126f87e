import type { Rule } from '../rule.ts';
import { about } from '../wording.ts';

export const allowNotAction: Rule = {
  name: 'allow-not-action',
  severity: 'warning',
  about: 'Allow with NotAction grants all other actions of all services, those of tomorrow included.',
  *check({ grants }) {
    for (const statement of grants) {
      if (statement.notActions.length === 0) continue;
      yield about(
        statement,
        [...statement.path, 'NotAction'],
        'Allow with NotAction grants every other action of every service; list the actions that are needed, or deny these.',
      );
    }
  },
};
