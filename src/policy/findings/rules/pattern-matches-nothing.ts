import { eachAction, type Rule } from '../rule.ts';
import { about } from '../wording.ts';

export const patternMatchesNothing: Rule = {
  name: 'pattern-matches-nothing',
  severity: 'warning',
  about: 'An action pattern matches no action of its service, so it has no effect.',
  check: eachAction(function* ({ text, path, expansion }, statement) {
    if (expansion.kind !== 'pattern' || expansion.actions.length > 0) return;
    yield about(
      statement,
      path,
      `${text} matches no action of ${expansion.service} in the reference; correct or remove it.`,
    );
  }),
};
