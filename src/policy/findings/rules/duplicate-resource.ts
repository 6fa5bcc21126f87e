import type { Rule } from '../rule.ts';
import { about, removing } from '../wording.ts';

export const duplicateResource: Rule = {
  name: 'duplicate-resource',
  severity: 'hint',
  about: 'A resource stands twice in one statement.',
  *check({ statements }) {
    for (const statement of statements) {
      for (const list of [statement.resources, statement.notResources]) {
        const seen = new Set<string>();
        for (const { text, path } of list) {
          if (!seen.has(text)) {
            seen.add(text);
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
