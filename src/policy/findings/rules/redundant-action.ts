import { actionContains } from '../../../iam/action-pattern.ts';
import { hasWildcard } from '../../../iam/pattern.ts';
import type { Rule } from '../rule.ts';
import { about, removing } from '../wording.ts';

export const redundantAction: Rule = {
  name: 'redundant-action',
  severity: 'hint',
  about: 'An action is already covered by a pattern of the same statement.',
  *check({ statements }) {
    for (const statement of statements) {
      for (const list of [statement.actions, statement.notActions]) {
        const patterns = list.filter(({ text }) => hasWildcard(text));
        for (const entry of patterns.length === 0 ? [] : list) {
          const { text, path } = entry;
          const wider = patterns.find(
            (other) =>
              other.text.toLowerCase() !== text.toLowerCase() &&
              actionContains(other.text, text) &&
              // Of two that cover each other the later one goes.
              (list.indexOf(other) < list.indexOf(entry) || !actionContains(text, other.text)),
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
