/**
 * Write and permissions-management actions on `*`, or on an ARN that names no more than the service, although they could be limited. Only Allow statements
 * grant. A condition on a tag of the resource, on a tag that the new resource must get, on the action that makes what is
 * tagged, or on the service that a service-linked role is for, is a limit of its own; others (who calls, from where) leave every
 * resource within reach. `iam:PassRole` has rules of its own.
 */
import type { Action } from '../../../catalog/model.ts';
import { trueWhenAbsent } from '../../../iam/operator.ts';
import { onlyReads } from '../only-reads.ts';
import { namesNothing } from '../resource-coverage.ts';
import { pause, type Rule } from '../rule.ts';
import { knownActions, type StatementView } from '../statement-view.ts';
import { about, listing } from '../wording.ts';

/** Actions whose only resource type is a special case, so that `*` is how they are usually allowed. */
const wideByNature = new Set(['cloudwatch:PutMetricData']);

const writes = ({ accessLevels, resourceTypes, id }: Action): boolean =>
  resourceTypes.length > 0 &&
  id !== 'iam:PassRole' &&
  !onlyReads(id) &&
  !wideByNature.has(id) &&
  (accessLevels.includes('Write') || accessLevels.includes('Permissions management'));

const limitsResources = (statement: StatementView): boolean =>
  statement.conditions.some(
    ({ key, operator, values }) =>
      /^[^:]+:(Resource|Request)Tag\/|^[^:]+:CreateAction$|^sagemaker:TaggingAction$|^iam:AWSServiceName$/i.test(
        key,
      ) &&
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
  *check({ grants, catalog }) {
    for (const statement of grants) {
      yield pause;
      if (limitsResources(statement)) continue;
      const wideFor = (action: Action) =>
        statement.resources.find(({ text }) => namesNothing(catalog, action, text));
      const wide = knownActions(statement).filter(
        (action) => writes(action) && wideFor(action) !== undefined,
      );
      const [first] = wide;
      if (first === undefined) continue;
      const them = wide.length === 1 ? 'is allowed' : 'are allowed';
      yield about(
        statement,
        wideFor(first)?.path ?? statement.path,
        `${listing(wide.map((action) => action.id))} ${them} on every resource; name the ARNs that are needed.`,
      );
    }
  },
};
