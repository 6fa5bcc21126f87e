/**
 * Whom a statement of a resource's or a role's policy is about: the Principal element taken apart. Source: "Principal"
 * in the elements' reference of the IAM user guide.
 */
import { splitArn } from './arn-pattern.ts';
import { segmentProblem } from './arn-segment.ts';
import type { Path } from './path.ts';

/** The keys of a Principal; `*` stands for the element that is `"*"` itself. */
export type PrincipalType = 'AWS' | 'Service' | 'Federated' | 'CanonicalUser';

/** The types under which a Principal element lists its principals. */
export const principalTypes: readonly PrincipalType[] = ['AWS', 'Service', 'Federated', 'CanonicalUser'];

/** One principal that a statement names. */
export interface NamedPrincipal {
  /** As the policy has it; `*` alone counts as AWS. */
  readonly type: string;
  readonly text: string;
  readonly path: Path;
}

/** The principals of an element, in order; what has not the shape of one is left out. */
export function principalsOf(element: unknown, path: Path): readonly NamedPrincipal[] {
  if (typeof element === 'string') return [{ type: 'AWS', text: element, path }];
  if (typeof element !== 'object' || element === null || Array.isArray(element)) return [];
  return Object.entries(element).flatMap(([type, values]) => {
    const at = [...path, type];
    if (typeof values === 'string') return [{ type, text: values, path: at }];
    if (!Array.isArray(values)) return [];
    return values.flatMap((text: unknown, index) =>
      typeof text === 'string' ? [{ type, text, path: [...at, index] }] : [],
    );
  });
}

/** Whether it is everybody, signed in or not. */
export function isEverybody({ type, text }: NamedPrincipal): boolean {
  return type === 'AWS' && text === '*';
}

/** The account that an AWS principal belongs to; undefined where it names none. */
export function accountOf({ type, text }: NamedPrincipal): string | undefined {
  if (type !== 'AWS') return undefined;
  const account = /^\d{12}$/.test(text) ? text : (splitArn(text)[4] ?? '');
  return /^\d{12}$/.test(account) ? account : undefined;
}

/** The session of a role that a principal names: `arn:aws:sts::111122223333:assumed-role/Name/session`. */
export function sessionOf(text: string): { readonly role: string; readonly session: string } | undefined {
  const [, partition = '', service, , account = '', resource = ''] = splitArn(text);
  const [kind, name, session] = resource.split('/');
  if (service !== 'sts' || kind !== 'assumed-role' || name === undefined) return undefined;
  return { role: `arn:${partition}:iam::${account}:role/${name}`, session: session ?? '' };
}

function arnProblem(text: string): string | undefined {
  const fields = splitArn(text);
  const [prefix, partition = '', service, region, account = '', resource = ''] = fields;
  if (prefix !== 'arn' || fields.length < 6)
    return `${text} is no principal: write an account of 12 digits, the ARN of a role or user, or *`;
  const wrong = segmentProblem('', 'Partition', partition);
  if (wrong !== undefined) return `in ${text}, ${wrong}`;
  if (service !== 'iam' && service !== 'sts')
    return `${text} is an ARN of ${service ?? 'nothing'}, which is no principal`;
  if (region !== '') return `${text} has a region, and principals have none`;
  const whose = account === 'cloudfront' ? undefined : segmentProblem('', 'Account', account);
  if (whose !== undefined) return `in ${text}, ${whose}`;
  if (/^(group|policy|instance-profile|mfa|server-certificate)\//.test(resource))
    return `${text} is of type ${resource.split('/')[0] ?? ''}, and only accounts, roles, users and sessions are principals`;
  const known =
    service === 'iam' ? /^(root$|(role|user)\/.)/ : /^(assumed-role\/[^/]+\/.|federated-user\/.|self$)/;
  return known.test(resource)
    ? undefined
    : `${text} names no ${service === 'iam' ? 'root, role or user' : 'session'} behind its account`;
}

/** Why a text cannot be an AWS principal, as a clause; undefined when it can. */
export function awsPrincipalProblem(text: string): string | undefined {
  if (text === '*') return undefined;
  if (/^\d+$/.test(text))
    return text.length === 12 ? undefined : `${text} has ${text.length} digits, and an account has 12`;
  // Variables are not read in principals; a wildcard stands for nothing but a whole principal.
  if (/[*?]/.test(text))
    return `${text} has a wildcard, which a principal takes only alone; name it, or use * with a condition on aws:PrincipalArn`;
  return isDeletedId(text) ? undefined : arnProblem(text);
}

/** Whether it is the id that IAM puts in the place of a user or role that was deleted. */
export function isDeletedId(text: string): boolean {
  return /^A(IDA|ROA)[A-Z0-9]{12,}$/.test(text);
}
