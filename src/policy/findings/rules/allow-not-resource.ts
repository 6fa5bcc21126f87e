import type { Rule } from '../rule.ts';
import { about } from '../wording.ts';

export const allowNotResource: Rule = {
  name: 'allow-not-resource',
  severity: 'warning',
  about: 'Allow with NotResource grants the actions on all other resources, those of tomorrow included.',
  *check({ grants }) {
    for (const statement of grants) {
      if (statement.notResources.length === 0) continue;
      yield about(
        statement,
        [...statement.path, 'NotResource'],
        'Allow with NotResource grants the actions on every other resource; list the resources that are needed, or deny these.',
      );
    }
  },
};
