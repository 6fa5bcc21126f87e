import type { Rule } from '../rule.ts';
import { about, removing } from '../wording.ts';

export const duplicateAction: Rule = {
  name: 'duplicate-action',
  severity: 'hint',
  about: 'An action stands twice in one statement.',
  *check({ statements }) {
    for (const statement of statements) {
      for (const list of [statement.actions, statement.notActions]) {
        for (const [index, { text, path }] of list.entries()) {
          const same = (other: { text: string }) => other.text.toLowerCase() === text.toLowerCase();
          if (!list.slice(0, index).some(same)) continue;
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
