/** Who an ARN, or a word in its place, stands for. Forms: IAM user guide, "IAM identifiers" and "AWS JSON policy elements: Principal". */
import type { Principal } from './arrival.ts';

const byKind = /^arn:[a-z-]+:(iam|sts)::(\d{12}|aws)?:(.+)$/u;

/** The last name of a path: `team/Training` is named `Training`. */
const lastOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/** The principal that a text names; undefined when the text is none. Total: any text may be given. */
export function principalOf(text: string): Principal | undefined {
  const word = text.trim();
  const [, service, account, rest = ''] = byKind.exec(word) ?? [];
  const base = { ...(account === undefined ? {} : { account }), arn: word };
  if (service !== undefined) {
    const slash = rest.indexOf('/');
    const [sort, name] = slash < 0 ? [rest, ''] : [rest.slice(0, slash), rest.slice(slash + 1)];
    switch (sort) {
      case 'assumed-role': {
        const at = name.indexOf('/');
        if (at < 0) return { kind: 'role', name, ...base };
        return { kind: 'role', name: name.slice(0, at), session: name.slice(at + 1), ...base };
      }
      case 'role':
        return { kind: 'role', name: lastOf(name), ...base };
      case 'user':
        return { kind: 'user', name: lastOf(name), ...base };
      case 'root':
        return { kind: 'root', name: 'root', ...base };
      case 'federated-user':
        return { kind: 'federated', name, ...base };
      default:
        return { kind: 'other', name: rest, ...base };
    }
  }
  if (/^arn:[a-z-]+:[a-z0-9-]+:/u.test(word)) return { kind: 'other', name: lastOf(word), arn: word };
  if (/^[a-z0-9.-]+\.amazonaws\.com(\.cn)?$/u.test(word)) return { kind: 'service', name: word };
  if (word === 'anonymous') return { kind: 'other', name: 'anonymous' };
  return undefined;
}

/** The principal in words: `role MyRole (session SageMaker)`. Its names come from the text: escape for a terminal. */
export function principalWords({ kind, name, session }: Principal): string {
  const sort = kind === 'other' ? '' : `${kind} `;
  return `${sort}${name}${session === undefined ? '' : ` (session ${session})`}`;
}
