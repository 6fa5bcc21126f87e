import type { Rule } from '../rule.ts';
import { about } from '../wording.ts';

export const patternMatchesNothing: Rule = {
  name: 'pattern-matches-nothing',
  severity: 'warning',
  about: 'An action pattern matches no action of its service, so it has no effect.',
  *check({ statements }) {
    for (const statement of statements) {
      for (const { text, path, expansion } of [...statement.actions, ...statement.notActions]) {
        if (expansion.kind !== 'pattern' || expansion.actions.length > 0) continue;
        yield about(
          statement,
          path,
          `${text} matches no action of ${expansion.service} in the reference; correct or remove it.`,
        );
      }
    }
  },
};
