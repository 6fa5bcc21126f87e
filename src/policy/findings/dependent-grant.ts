/**
 * Whether a statement that names an action also allows it for the sake of another one. Three actions carry a key
 * that says for whose sake they are performed; a statement limited to others by that key does not help. Which
 * service other services' actions hand a role to is not known here, so of theirs every statement counts.
 */
import type { Action } from '../../catalog/model.ts';
import { passedServices, serviceLinkedRoles } from '../passed-services.ts';
import { sameKey } from './condition-keys.ts';
import { holdsFor } from './pass-role.ts';
import type { StatementView } from './statement-view.ts';

interface Purpose {
  readonly key: string;
  /** What the key may hold in the request. */
  readonly values: readonly string[];
}

function purposeOf(dependent: string, { id, name }: Action): Purpose | undefined {
  switch (dependent.toLowerCase()) {
    case 'iam:passrole':
      return { key: 'iam:PassedToService', values: passedServices([id]) };
    case 'iam:createservicelinkedrole':
      return { key: 'iam:AWSServiceName', values: serviceLinkedRoles([id]).map(({ service }) => service) };
    case 'sagemaker:addtags':
      return { key: 'sagemaker:TaggingAction', values: [name] };
    default:
      return undefined;
  }
}

/** Whether the statement's conditions let the dependent through when the action needs it. */
export function allowsFor(statement: StatementView, dependent: string, action: Action): boolean {
  const purpose = action.service === 'sagemaker' ? purposeOf(dependent, action) : undefined;
  if (purpose === undefined) return true;
  const lines = statement.conditions.filter(({ key }) => sameKey(key, purpose.key));
  return purpose.values.some((value) => lines.every((line) => holdsFor(line, value)));
}
