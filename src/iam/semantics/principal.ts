/**
 * Who a resource-based policy speaks of, as a test of the request's `aws:PrincipalArn`, `aws:PrincipalAccount` and
 * `aws:PrincipalServiceName`. An account named as a principal stands for those in it that their own policies allow.
 */
import type { Statement } from '../document.ts';
import { type Asked, atomOf } from './constraint.ts';
import { compileText } from './text-pattern.ts';

/** The key that tells the principal of a request. */
const principalKey = 'aws:principalarn';

/** The principals of the kind `AWS`, one a text. */
function namesOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  const named: unknown = 'AWS' in value ? value.AWS : [];
  return [named].flat().filter((each) => typeof each === 'string');
}

/** The account that a name stands for; undefined when it is a single principal. */
const accountOf = (name: string): string | undefined =>
  /^(?:arn:[^:]+:iam::)?(\d{12})(?::root)?$/.exec(name)?.[1];

/**
 * What Principal or NotPrincipal asks for. Services and federated users are no principal of an IAM request here; an
 * account that is allowed something leaves it to its own policies, so by itself that allows nobody.
 */
export function principalAsked({ Effect, Principal, NotPrincipal }: Statement): Asked {
  const element = Principal === undefined ? 'NotPrincipal' : 'Principal';
  const value = Principal ?? NotPrincipal;
  const names = namesOf(value);
  if (value === '*' || names.includes('*')) return element === 'Principal' ? 'always' : 'never';
  const patterns = names.flatMap((name) => {
    const account = accountOf(name);
    if (account === undefined) return compileText(name, 'equal', 'without');
    return Effect === 'Allow' ? [] : compileText(`arn:*:*::${account}:*`, 'arn', 'without');
  });
  const atom = atomOf({
    key: principalKey,
    set: { family: 'text', patterns },
    outside: false,
    whenAbsent: false,
  });
  return { atom, holds: element === 'Principal' };
}

/** The key of whoever a policy names, in comparisons; no condition key is spelled like that. */
export const namedPrincipalKey = ' principal';

/** Every principal of the element, with its kind: `AWS:arn:…`, `Service:ec2.amazonaws.com`. */
function kindsAndNames(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value === '*' ? '*' : `AWS:${value}`];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([kind, names]: readonly [string, unknown]) =>
    [names].flat().map((name) => (kind === 'AWS' && name === '*' ? '*' : `${kind}:${String(name)}`)),
  );
}

/** An account and its root user's ARN name the same. */
const sameAccount = (name: string): string => name.replace(/^AWS:(\d{12})$/, 'AWS:arn:aws:iam::$1:root');

/** That the principal is one that the statement names, as texts: what an account's name includes is not looked into. */
export function principalNamed({ Principal, NotPrincipal }: Statement): Asked {
  const names = kindsAndNames(Principal ?? NotPrincipal).map(sameAccount);
  const patterns = names.map((name) => compileText(name, name === '*' ? 'like' : 'equal', 'without'));
  const atom = atomOf({
    key: namedPrincipalKey,
    set: { family: 'text', patterns },
    outside: false,
    whenAbsent: false,
  });
  return { atom, holds: Principal !== undefined };
}
