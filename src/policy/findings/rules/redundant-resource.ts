import type { Rule } from '../rule.ts';
import { resourceCovers } from '../scope.ts';
import { about, removing } from '../wording.ts';

export const redundantResource: Rule = {
  name: 'redundant-resource',
  severity: 'hint',
  about: 'A resource is already covered by another of the same statement, so it limits nothing.',
  *check({ statements }) {
    for (const statement of statements) {
      for (const list of [statement.resources, statement.notResources]) {
        for (const { text, path } of list) {
          const wider = list.find((other) => other.text !== text && resourceCovers(other.text, text));
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
