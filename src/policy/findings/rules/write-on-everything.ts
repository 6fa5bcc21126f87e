/**
 * Write and permissions-management actions on `*` although they could be limited. Only Allow statements
 * grant. A condition on a tag of the resource, on a tag that the new resource must get, or on the service
 * that a service-linked role is for, is a limit of its own; others (who calls, from where) leave every
 * resource within reach. `iam:PassRole` has rules of its own.
 */
import { trueWhenAbsent } from '../operator.ts';
import type { Rule } from '../rule.ts';
import { isEverything, reachesEverything } from '../scope.ts';
import { knownActions, type StatementView } from '../view.ts';
import { about, listing } from '../wording.ts';

/** Actions whose only resource type is a special case, so that `*` is how they are usually allowed. */
const wideByNature = new Set(['cloudwatch:PutMetricData']);

/** The reference gives a few listing actions the level Write (iot:ListSubscriptions). */
const onlyReads = (id: string): boolean => /:(List|Describe)[A-Z]/.test(id);

const limitsResources = (statement: StatementView): boolean =>
  statement.conditions.some(
    ({ key, operator, values }) =>
      /^[^:]+:(Resource|Request)Tag\/|^iam:AWSServiceName$/i.test(key) &&
      operator !== undefined &&
      !trueWhenAbsent(
        operator,
        values.map(({ text }) => text),
      ),
  );

export const writeOnEverything: Rule = {
  name: 'write-on-everything',
  severity: 'warning',
  about:
    'Actions that write or manage permissions are allowed on *, though they can be limited to resources.',
  *check({ grants }) {
    for (const statement of grants) {
      if (!reachesEverything(statement) || limitsResources(statement)) continue;
      const wide = knownActions(statement).filter(
        ({ accessLevels, resourceTypes, id }) =>
          resourceTypes.length > 0 &&
          id !== 'iam:PassRole' &&
          !onlyReads(id) &&
          !wideByNature.has(id) &&
          (accessLevels.includes('Write') || accessLevels.includes('Permissions management')),
      );
      if (wide.length === 0) continue;
      const resource = statement.resources.find(({ text }) => isEverything(text));
      const them = wide.length === 1 ? 'is allowed' : 'are allowed';
      yield about(
        statement,
        resource?.path ?? statement.path,
        `${listing(wide.map((action) => action.id))} ${them} on every resource; name the ARNs that are needed.`,
      );
    }
  },
};
