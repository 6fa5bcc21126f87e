/** What stands twice in one list of a statement. */
import type { Rule } from '../rule.ts';
import type { StatementView } from '../statement-view.ts';
import { about, removing } from '../wording.ts';

type Listed = StatementView['actions'][number] | StatementView['resources'][number];

/** A rule on lists of a statement; `same` is alike for two elements that mean the same. */
const duplicate = (
  name: Rule['name'],
  noun: string,
  lists: (statement: StatementView) => readonly (readonly Listed[])[],
  same: (text: string) => string,
): Rule => ({
  name,
  severity: 'hint',
  about: `${noun} stands twice in one statement.`,
  *check({ statements }) {
    for (const statement of statements) {
      for (const list of lists(statement)) {
        const seen = new Set<string>();
        for (const { text, path } of list) {
          if (!seen.has(same(text))) {
            seen.add(same(text));
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
});

export const duplicateAction: Rule = duplicate(
  'duplicate-action',
  'An action',
  ({ actions, notActions }) => [actions, notActions],
  (text) => text.toLowerCase(),
);

export const duplicateResource: Rule = duplicate(
  'duplicate-resource',
  'A resource',
  ({ resources, notResources }) => [resources, notResources],
  (text) => text,
);
