import type { Rule } from '../rule.ts';
import { about, removing } from '../wording.ts';

export const duplicateAction: Rule = {
  name: 'duplicate-action',
  severity: 'hint',
  about: 'An action stands twice in one statement.',
  *check({ statements }) {
    for (const statement of statements) {
      for (const list of [statement.actions, statement.notActions]) {
        const seen = new Set<string>();
        for (const { text, path } of list) {
          const action = text.toLowerCase();
          if (!seen.has(action)) {
            seen.add(action);
            continue;
          }
          yield about(
            statement,
            path,
            `${text} already stands in this statement; remove it.`,
            removing(`Remove the second ${text}`, [path]),
          );
        }
      }
    }
  },
};
