/**
 * Whether a statement that names an action also allows it for the sake of another one. Three actions carry a key
 * that says for whose sake they are performed; a statement limited to others by that key does not help. Where the
 * catalog does not know to whom an action hands a role, or which role it links, every statement counts.
 */
import { isTagging, taggingKey } from '../../catalog/home-service.ts';
import type { Action } from '../../catalog/model.ts';
import { sameKey } from './condition-keys.ts';
import { holdsFor } from './pass-role.ts';
import type { StatementView } from './statement-view.ts';

interface Purpose {
  readonly key: string;
  /** What the key may hold in the request. */
  readonly values: readonly string[];
}

/** Nothing is asked of services that differ by region: which one a policy means is its author's to say. */
const named = (key: string, values: readonly string[] | undefined): Purpose | undefined =>
  values === undefined || values.some((value) => value.includes('*')) ? undefined : { key, values };

function purposeOf(dependent: string, { name, roleTakers, linkedRoles }: Action): Purpose | undefined {
  if (isTagging(dependent)) return { key: taggingKey, values: [name] };
  switch (dependent.toLowerCase()) {
    case 'iam:passrole':
      return named('iam:PassedToService', roleTakers?.services);
    case 'iam:createservicelinkedrole':
      return named(
        'iam:AWSServiceName',
        linkedRoles?.map(({ service }) => service),
      );
    default:
      return undefined;
  }
}

/** Whether the statement's conditions let the dependent through when the action needs it. */
export function allowsFor(statement: StatementView, dependent: string, action: Action): boolean {
  const purpose = purposeOf(dependent, action);
  if (purpose === undefined) return true;
  const lines = statement.conditions.filter(({ key }) => sameKey(key, purpose.key));
  return purpose.values.some((value) => lines.every((line) => holdsFor(line, value)));
}
