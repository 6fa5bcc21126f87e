/**
 * Resources that another one of the list covers. Where types nest (`device-fleet/*` also matches the devices of a
 * fleet) the ARN of the inner type stays: it says that this type is meant, and assembly states both.
 */
import type { Catalog } from '../../../catalog/model.ts';
import { arnContains, arnPattern, templatePattern } from '../../../iam/arn-pattern.ts';
import { resourceCovers } from '../resource-coverage.ts';
import type { Rule } from '../rule.ts';
import { knownActions, type StatementView } from '../statement-view.ts';
import { about, removing } from '../wording.ts';

/** Whether both are ARNs of types that actions of the statement take, and the covered one has a type of its own. */
function hasOwnType(catalog: Catalog, statement: StatementView, wide: string, narrow: string): boolean {
  const types = knownActions(statement).flatMap((action) => action.resourceTypes.map(({ id }) => id));
  const templates = [...new Set(types)].flatMap((id) => catalog.resourceType(id)?.arn ?? []);
  const holding = (resource: string): readonly string[] => {
    const pattern = arnPattern(resource);
    return templates.filter((template) => arnContains(templatePattern(template), pattern) === 'inside');
  };
  const wider = holding(wide);
  return wider.length > 0 && holding(narrow).some((template) => !wider.includes(template));
}

export const redundantResource: Rule = {
  name: 'redundant-resource',
  severity: 'hint',
  about: 'A resource is already covered by another of the same statement, so it limits nothing.',
  *check({ statements, catalog }) {
    for (const statement of statements) {
      for (const list of [statement.resources, statement.notResources]) {
        for (const [index, { text, path }] of list.entries()) {
          const wider = list.find(
            (other, at) =>
              other.text !== text &&
              resourceCovers(other.text, text) &&
              // Of two that cover each other the later one goes.
              (at < index || !resourceCovers(text, other.text)),
          );
          if (wider === undefined || hasOwnType(catalog, statement, wider.text, text)) continue;
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
