import type { Rule } from '../rule.ts';
import { about, removing } from '../wording.ts';

export const duplicateResource: Rule = {
  name: 'duplicate-resource',
  severity: 'hint',
  about: 'A resource stands twice in one statement.',
  *check({ statements }) {
    for (const statement of statements) {
      for (const list of [statement.resources, statement.notResources]) {
        for (const [index, { text, path }] of list.entries()) {
          if (!list.slice(0, index).some((other) => other.text === text)) continue;
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
