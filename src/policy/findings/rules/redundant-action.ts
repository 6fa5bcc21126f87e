import { actionContains, isEveryAction } from '../../../iam/action-pattern.ts';
import { hasWildcard } from '../../../iam/pattern.ts';
import { indexPatterns } from '../../../iam/pattern-index.ts';
import { pause, type Rule } from '../rule.ts';
import { about, removing } from '../wording.ts';

export const redundantAction: Rule = {
  name: 'redundant-action',
  severity: 'hint',
  about: 'An action is already covered by a pattern of the same statement.',
  *check({ statements }) {
    for (const statement of statements) {
      yield pause;
      for (const list of [statement.actions, statement.notActions]) {
        const entries = list.map(({ text, path }, at) => ({ text, path, at, lower: text.toLowerCase() }));
        const patterns = entries.filter(({ text }) => hasWildcard(text));
        const index = indexPatterns(patterns, ({ lower }) => (isEveryAction(lower) ? '*' : lower));
        for (const { text, path, at, lower } of patterns.length === 0 ? [] : entries) {
          const wider = index.mayContain(lower).find(
            (other) =>
              other.lower !== lower &&
              actionContains(other.text, text) &&
              // Of two that cover each other the later one goes.
              (other.at < at || !actionContains(text, other.text)),
          );
          if (wider === undefined) continue;
          yield about(
            statement,
            path,
            `${text} is already covered by ${wider.text}; remove one of the two.`,
            removing(`Remove ${text}`, [path]),
          );
        }
      }
    }
  },
};
