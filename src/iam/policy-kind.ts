/**
 * The kinds of policy: one table of how large each may be, how that is counted, which elements it must and must not
 * have, and what it is called.
 *
 * Sources: IAM and STS quotas, and for Principal and Resource the elements' reference, of the IAM user guide
 * (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html); quotas and syntax of AWS
 * Organizations, where service control policies may have 10,240 characters since 2026-05-15.
 */
import { grouped } from '../text/count.ts';

/** Elements of which a kind of policy has something to say. */
export type KindElement = 'Principal' | 'NotPrincipal' | 'Resource' | 'NotResource' | 'NotAction';

interface KindFacts {
  /** In a menu, before the limit. */
  readonly label: string;
  /** What the limit is of, in a sentence. */
  readonly holder: string;
  /** As one speaks of such a policy in general. */
  readonly family: string;
  /** Characters that it may have; Infinity where each service has a limit of its own. */
  readonly limit: number;
  /** Whether the limit is of all such policies of one user, group, role or session together: splitting does not help. */
  readonly limitIsShared: boolean;
  /** Whether white space between elements counts, so that the policy is better written minified. */
  readonly whitespaceCounts: boolean;
  /** Whether its Allow statements give something to whoever has the policy; others only limit, or say who may come. */
  readonly grants: boolean;
  /** One of these has to be in every statement. */
  readonly requires: readonly KindElement[];
  readonly refuses: readonly KindElement[];
  /** Whether the one Principal that it takes is everybody, `"*"`. */
  readonly principalIsEverybody: boolean;
  /** Whether a Sid may be any text: KMS's default policy has blanks in it. */
  readonly sidIsFree: boolean;
}

const attached: KindFacts = {
  label: 'managed policy',
  holder: 'a managed policy',
  family: 'an identity policy',
  limit: 6_144,
  limitIsShared: false,
  whitespaceCounts: false,
  grants: true,
  requires: [],
  refuses: ['Principal', 'NotPrincipal'],
  principalIsEverybody: false,
  sidIsFree: false,
};

const inline = (owner: 'user' | 'group' | 'role', limit: number): KindFacts => ({
  ...attached,
  label: `inline policy of a ${owner}`,
  holder: `all inline policies of a ${owner} together`,
  limit,
  limitIsShared: true,
});

const kinds = {
  managed: attached,
  user: inline('user', 2_048),
  group: inline('group', 5_120),
  role: inline('role', 10_240),
  boundary: {
    ...attached,
    label: 'permissions boundary',
    holder: 'a permissions boundary',
    family: 'a permissions boundary',
    grants: false,
  },
  scp: {
    ...attached,
    label: 'service control policy',
    holder: 'a service control policy',
    family: 'a service control policy',
    limit: 10_240,
    // Not counted when it is saved in the console; counted by CLI, SDK and CloudFormation.
    whitespaceCounts: true,
    grants: false,
  },
  session: {
    ...attached,
    label: 'session policy',
    holder: 'a session policy',
    family: 'a session policy',
    limit: 2_048,
    limitIsShared: true,
    whitespaceCounts: true,
  },
  rcp: {
    ...attached,
    label: 'resource control policy',
    holder: 'a resource control policy',
    family: 'a resource control policy',
    limit: 5_120,
    whitespaceCounts: true,
    grants: false,
    requires: ['Principal'],
    refuses: ['NotPrincipal', 'NotAction'],
    principalIsEverybody: true,
  },
  resource: {
    ...attached,
    label: 'policy of a resource',
    holder: 'a policy of a resource',
    family: 'a policy of a resource',
    limit: Number.POSITIVE_INFINITY,
    whitespaceCounts: true,
    grants: false,
    requires: ['Principal', 'NotPrincipal'],
    refuses: [],
    sidIsFree: true,
  },
  trust: {
    ...attached,
    label: 'trust policy of a role',
    holder: 'a trust policy',
    family: 'a trust policy',
    // Unless a higher quota was asked for.
    limit: 2_048,
    whitespaceCounts: true,
    grants: false,
    requires: ['Principal'],
    refuses: ['NotPrincipal', 'Resource', 'NotResource'],
  },
} as const satisfies Readonly<Record<string, KindFacts>>;

/** What kind a policy is of; it decides the size limit, and which elements there may be. */
export type PolicyKind = keyof typeof kinds;

/** What a cart can be made for: the kinds that have no Principal. */
export type Target = Exclude<PolicyKind, 'rcp' | 'resource' | 'trust'>;

/** What is known of each kind. */
export const policyKinds: Readonly<Record<PolicyKind, KindFacts>> = kinds;

/** Every kind, in the order in which they are offered. */
export const kindNames: readonly PolicyKind[] = Object.keys(kinds).filter(isPolicyKind);

/** Every target, in the order in which they are offered. */
export const targets: readonly Target[] = kindNames.filter(isTarget);

/** Whether a text names a kind. */
export function isPolicyKind(text: string): text is PolicyKind {
  return Object.hasOwn(kinds, text);
}

/** Whether a text names a target. */
export function isTarget(text: string): text is Target {
  return isPolicyKind(text) && policyKinds[text].refuses.includes('Principal');
}

/** A kind with its limit, for a menu: `managed policy (6,144 characters)`. */
export function kindLabel(kind: PolicyKind): string {
  return `${policyKinds[kind].label} (${grouped(policyKinds[kind].limit)} characters)`;
}
