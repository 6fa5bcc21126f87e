/** Elements that say nothing: a Condition without operators, an operator without keys, an empty Sid. */
import { isRecord } from '../../../text/is-record.ts';
import type { Rule } from '../rule.ts';
import { about, removing } from '../wording.ts';

const isEmpty = (value: unknown): boolean => isRecord(value) && Object.keys(value).length === 0;

export const emptyCondition: Rule = {
  name: 'empty-condition',
  severity: 'warning',
  about: 'A Condition, an operator of it or a Sid is empty: a limit that was meant may be missing.',
  *check({ statements }) {
    for (const statement of statements) {
      const { Condition: condition, Sid: sid } = statement.raw;
      const path = [...statement.path, 'Condition'];
      if (isEmpty(condition)) {
        const message =
          'The Condition is empty, so nothing limits the statement; add one or remove the element.';
        yield about(statement, path, message, removing('Remove the empty Condition', [path]));
      } else if (isRecord(condition)) {
        const operators = Object.entries(condition);
        for (const [operator, keys] of operators) {
          if (!isEmpty(keys)) continue;
          const place = operators.length === 1 ? path : [...path, operator];
          yield about(
            statement,
            [...path, operator],
            `${operator} compares no key, so it limits nothing; add one or remove it.`,
            removing(`Remove ${operator}`, [place]),
          );
        }
      }
      if (sid !== '') continue;
      const place = [...statement.path, 'Sid'];
      const message = 'The Sid is empty; name the statement or remove the element.';
      yield {
        ...about(statement, place, message, removing('Remove the empty Sid', [place])),
        severity: 'hint',
      };
    }
  },
};
