/**
 * What a statement may give away, whatever the caller's own rights are: credentials, data, the power to share a resource,
 * and that to change permissions. Four rules of one make, so that each can be silenced. They are hints: somebody has to
 * have these rights. Actions count when the statement limits them neither to resources nor by the resource's tags; those
 * that take only `*` nobody could limit, and nothing is said of them.
 */
import type { Action, Catalog, Exposure } from '../../../catalog/model.ts';
import { isEveryAction } from '../../../iam/action-pattern.ts';
import { neverApplies } from '../never-applies.ts';
import { onlyReads } from '../only-reads.ts';
import { demands } from '../principals.ts';
import { namesNothing } from '../resource-coverage.ts';
import { pause, type Rule } from '../rule.ts';
import { knownActions, type StatementView } from '../statement-view.ts';
import { about, listing } from '../wording.ts';

/** Whether the statement leaves the action every resource. */
const isOpen = (catalog: Catalog, statement: StatementView, action: Action): boolean =>
  action.resourceTypes.length > 0 &&
  statement.resources.some(({ text }) => namesNothing(catalog, action, text));

const exposing = (
  name: Exposure | 'permissions-management',
  about_: string,
  says: string,
  counts: (catalog: Catalog) => (action: Action) => boolean,
): Rule => ({
  name,
  severity: 'hint',
  about: about_,
  *check({ grants, catalog }) {
    const isMeant = counts(catalog);
    for (const statement of grants) {
      yield pause;
      if (statement.actions.some(({ text }) => isEveryAction(text))) continue;
      if (demands(statement, /^[^:]+:ResourceTag\//i)) continue;
      const actions = knownActions(statement).filter(
        (action) =>
          isMeant(action) && isOpen(catalog, statement, action) && !neverApplies(catalog, statement, action),
      );
      if (actions.length === 0) continue;
      const ids = new Set(actions.map(({ id }) => id));
      const entry = statement.actions.find(({ expansion }) =>
        expansion.actions.some(({ id }) => ids.has(id)),
      );
      yield about(
        statement,
        entry?.path ?? statement.path,
        `${listing(actions.map(({ id }) => id))} on every resource ${says}; name the resources that are meant.`,
      );
    }
  },
});

/** The rule of the actions that `catalog/exposing-actions.json` lists under its name. */
const exposingListed = (name: Exposure, about_: string, says: string): Rule =>
  exposing(
    name,
    about_,
    says,
    (catalog) =>
      ({ id }) =>
        catalog.exposures[name].includes(id),
  );

export const credentialsExposure: Rule = exposingListed(
  'credentials-exposure',
  'An action that returns credentials is allowed on every resource.',
  'may hand out credentials of others',
);

export const dataExfiltration: Rule = exposingListed(
  'data-exfiltration',
  'An action that reads data or secrets is allowed on every resource.',
  'may carry off data and secrets',
);

export const resourceExposure: Rule = exposingListed(
  'resource-exposure',
  'An action that can open a resource to others is allowed on every resource.',
  'may open resources to other accounts or to everybody',
);

export const permissionsManagement: Rule = exposing(
  'permissions-management',
  'An action that changes permissions is allowed on every resource.',
  'may change who is allowed what',
  (catalog) => (action) =>
    action.accessLevels.includes('Permissions management') &&
    !onlyReads(action.id) &&
    action.id !== 'iam:PassRole' &&
    !catalog.exposures['resource-exposure'].includes(action.id),
);
