/**
 * Resources that another one of the list covers. Where types nest (`device-fleet/*` also matches the devices of a
 * fleet) the ARN of the inner type stays: it says that this type is meant, and assembly states both.
 */
import type { Catalog } from '../../../catalog/model.ts';
import { arnContains, arnPattern, templatePattern, wholeArn } from '../../../iam/arn-pattern.ts';
import { indexPatterns } from '../../../iam/pattern-index.ts';
import { memo } from '../../../text/memo.ts';
import { isEverything, resourceCovers } from '../resource-coverage.ts';
import type { Rule } from '../rule.ts';
import { knownActions, type StatementView } from '../statement-view.ts';
import { about, removing } from '../wording.ts';

/** The templates of the types that actions of the statement take. */
const templatesOf = memo((catalog: Catalog, statement: StatementView): readonly string[] => {
  const types = knownActions(statement).flatMap((action) => action.resourceTypes.map(({ id }) => id));
  return [...new Set(types)].flatMap((id) => catalog.resourceType(id)?.arn ?? []);
});

const holds = memo(
  (template: string, resource: string): boolean =>
    arnContains(templatePattern(template), arnPattern(resource)) === 'inside',
  { limit: 50_000 },
);

/** Whether both are ARNs of types that actions of the statement take, and the covered one has a type of its own. */
function hasOwnType(catalog: Catalog, statement: StatementView, wide: string, narrow: string): boolean {
  if (isEverything(wide)) return false;
  const templates = templatesOf(catalog, statement);
  return (
    templates.some((template) => holds(template, wide)) &&
    templates.some((template) => !holds(template, wide) && holds(template, narrow))
  );
}

export const redundantResource: Rule = {
  name: 'redundant-resource',
  severity: 'hint',
  about: 'A resource is already covered by another of the same statement, so it limits nothing.',
  *check({ statements, catalog }) {
    for (const statement of statements) {
      for (const list of [statement.resources, statement.notResources]) {
        if (list.length < 2) continue;
        const wholes = list.map(({ text }, at) => ({ text, at, whole: wholeArn(text) }));
        const index = indexPatterns(wholes, ({ whole }) => whole);
        for (const { text, at, whole } of wholes) {
          const wider = index.mayContain(whole).find(
            (other) =>
              other.text !== text &&
              resourceCovers(other.text, text) &&
              // Of two that cover each other the later one goes.
              (other.at < at || !resourceCovers(text, other.text)),
          );
          const path = list[at]?.path;
          if (wider === undefined || path === undefined) continue;
          if (hasOwnType(catalog, statement, wider.text, text)) continue;
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
