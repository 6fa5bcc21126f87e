/**
 * Resources that no action of their statement can act on: of another type (an object where a bucket is asked for), of
 * another service, or with a region or an account too few or too many.
 *
 * Some actions without resource types are stated with ARNs in AWS's own policies (`unlisted-arns.json`); whether that
 * works is known to AWS alone, so of those it is a hint.
 */
import type { Action, Catalog } from '../../../catalog/model.ts';
import { splitArn, templatePattern } from '../../../iam/arn-pattern.ts';
import { compile, overlaps } from '../../../iam/pattern.ts';
import { isShortForm } from '../../../iam/resource-forms.ts';
import { fitsAction, type OddField, oddField, typesOf } from '../resource-coverage.ts';
import { pause, type Rule } from '../rule.ts';
import { knownActions } from '../statement-view.ts';
import { about, listing, removing } from '../wording.ts';

const explanations: Readonly<Record<OddField, string>> = {
  'region-missing': 'lacks the region that ARNs of this type have (* for any)',
  'account-missing': 'lacks the account that ARNs of this type have (* for any)',
  'region-surplus': 'has a region, and ARNs of this type have none',
  'account-surplus': 'has an account, and ARNs of this type have none',
};

/** What is wrong with the fields before the resource, where the rest of the ARN is of a type that an action takes. */
function oddOf(catalog: Catalog, actions: readonly Action[], text: string): OddField | undefined {
  const [, , service = '', , , resource = ''] = splitArn(text);
  const templates = actions.flatMap(({ resourceTypes }) =>
    resourceTypes.flatMap(({ id }) => catalog.resourceType(id)?.arn ?? []),
  );
  const alike = templates.filter((template) => {
    const { fields } = templatePattern(template);
    return overlaps(fields[2], compile(service)) !== 'no' && overlaps(fields[5], compile(resource)) !== 'no';
  });
  const odd = alike.map((template) => oddField(template, text));
  return odd.every((each) => each !== undefined) ? odd[0] : undefined;
}

/** What the resource is, where that is known, and then that it is not what is wanted. */
function isOf(catalog: Catalog, text: string): string {
  const types = typesOf(catalog, text);
  return types.length === 0 ? 'is not' : `is ${listing(types)}, and not`;
}

/** The types that the actions take, where they are few enough to help. */
function takes(actions: readonly Action[]): string {
  const types = new Set(actions.flatMap(({ resourceTypes }) => resourceTypes.map(({ id }) => id)));
  return types.size === 0 || types.size > 3 ? '' : `, which is ${[...types].join(' or ')}`;
}

export const resourceFitsNoAction: Rule = {
  name: 'resource-fits-no-action',
  severity: 'warning',
  about: 'A resource is of no type that an action of its statement can act on, so it has no effect.',
  *check({ statements, catalog, kind }) {
    const tolerated = new Set<string>(catalog.unlistedArns.actions);
    for (const statement of statements) {
      yield pause;
      // With an unknown or unloaded action in the statement, nobody knows what the resource may be for.
      const sure = statement.actions.every(
        ({ expansion }) =>
          (expansion.kind === 'name' || expansion.kind === 'pattern') && expansion.actions.length > 0,
      );
      if (!sure || statement.actions.length === 0) continue;
      const actions = knownActions(statement);
      const useless = statement.resources.filter(
        ({ text }) =>
          !(kind === 'resource' && isShortForm(text)) &&
          !actions.some((action) => fitsAction(catalog, action, text)),
      );
      const written = listing(statement.actions.map(({ text }) => text));
      const services = new Set(actions.map(({ service }) => service));
      for (const { text, path } of useless) {
        const onlyStar = actions.every((action) => action.resourceTypes.length === 0);
        const odd = onlyStar ? undefined : oddOf(catalog, actions, text);
        const own = services.has(splitArn(text)[2] ?? '');
        const unsure = own && actions.some(({ id }) => tolerated.has(id));
        const removable =
          Array.isArray(statement.raw['Resource']) && useless.length < statement.resources.length;
        const draft = about(
          statement,
          path,
          onlyStar
            ? unsure
              ? `The reference lists no resource type for ${written}, so ${text} may not match; * does.`
              : `${written} cannot be limited to resources, so ${text} never matches; use * as the resource.`
            : odd !== undefined
              ? `${text} ${explanations[odd]}, so it never matches ${written}; correct it.`
              : `${text} ${isOf(catalog, text)} of a type that ${written} can act on${takes(actions)}; correct or remove it.`,
          onlyStar && !unsure
            ? {
                title: 'Use * as the resource',
                kind: 'edits',
                edits: [{ op: 'set', path: [...statement.path, 'Resource'], value: '*' }],
              }
            : removable && odd === undefined
              ? removing(`Remove ${text}`, [path])
              : undefined,
        );
        yield unsure ? { ...draft, severity: 'hint' } : draft;
      }
    }
  },
};
