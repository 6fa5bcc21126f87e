import { fitsAction } from '../resource-coverage.ts';
import type { Rule } from '../rule.ts';
import { knownActions } from '../statement-view.ts';
import { about, listing, removing } from '../wording.ts';

export const resourceFitsNoAction: Rule = {
  name: 'resource-fits-no-action',
  severity: 'warning',
  about: 'A resource is of no type that an action of its statement can act on, so it has no effect.',
  *check({ statements, catalog }) {
    for (const statement of statements) {
      // With an unknown or unloaded action in the statement, nobody knows what the resource may be for.
      const sure = statement.actions.every(
        ({ expansion }) =>
          (expansion.kind === 'name' || expansion.kind === 'pattern') && expansion.actions.length > 0,
      );
      if (!sure || statement.actions.length === 0) continue;
      const actions = knownActions(statement);
      const useless = statement.resources.filter(
        ({ text }) => !actions.some((action) => fitsAction(catalog, action, text)),
      );
      const written = listing(statement.actions.map(({ text }) => text));
      for (const { text, path } of useless) {
        const onlyStar = actions.every((action) => action.resourceTypes.length === 0);
        const removable =
          Array.isArray(statement.raw['Resource']) && useless.length < statement.resources.length;
        yield about(
          statement,
          path,
          onlyStar
            ? `${written} cannot be limited to resources, so ${text} never matches; use * as the resource.`
            : `${text} is not of a type that ${written} can act on; correct or remove it.`,
          onlyStar
            ? {
                title: 'Use * as the resource',
                kind: 'edits',
                edits: [{ op: 'set', path: [...statement.path, 'Resource'], value: '*' }],
              }
            : removable
              ? removing(`Remove ${text}`, [path])
              : undefined,
        );
      }
    }
  },
};
