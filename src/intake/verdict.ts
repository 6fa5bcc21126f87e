/**
 * Which policy has to change after a denial.
 *
 * IAM's messages name the kind of policy in which no Allow was found or a Deny was. An Allow in an identity-based policy
 * helps only in the first case, and there only where the kind named is identity-based or none is named. Forms of the
 * messages: IAM user guide, "Troubleshoot access denied error messages".
 */
import type { DecidingPolicy, Verdict } from './arrival.ts';

/** As the messages write the kinds, in lower case and without spaces. */
const kinds: readonly (readonly [string, DecidingPolicy])[] = [
  ['identity', 'identity-based'],
  ['resourcecontrol', 'resource-control'],
  ['resource', 'resource-based'],
  ['servicecontrol', 'service-control'],
  ['scp', 'service-control'],
  ['rcp', 'resource-control'],
  ['permissions', 'permissions-boundary'],
  ['permission', 'permissions-boundary'],
  ['boundary', 'permissions-boundary'],
  ['vpce', 'vpc-endpoint'],
  ['session', 'session'],
  ['trust', 'trust'],
  ['roletrust', 'trust'],
  ['assumerole', 'trust'],
];

const kindIn = (text: string): DecidingPolicy | undefined =>
  kinds.find(([name]) => text.toLowerCase().startsWith(name))?.[1];

/** How much of a message is read for its reason; the longest forms with a policy's ARN stay below. */
const reach = 420;

const policyArn = /arn:[a-z-]+:(?:iam|organizations)::[a-z0-9]{0,12}:[\w/-]{0,60}policy\/[\w+=,.@/-]+/u;

/** Said of a KMS key or another resource that may not be told from one that does not exist. */
const hidden = /noresource-basedpoliciesallowaccess/iu;
const nothing =
  /(?:because|context:)no([a-z-]+?)(?:policy|policies|boundary|boundaries)allow|because([a-z-]+?)(?:policy|boundary)doesnotallow/iu;
const deny =
  /(?:an?|the)([a-z-]+?)(?:policy|boundary)explicitlydenie[sd]|explicit(?:ly)?den(?:y|ied|ies)(?:(?:in|by)(?:an?|the)?["'`]?(scp|rcp|[a-z-]+?(?=policy|boundary|polic)))?/iu;

/**
 * What a message says of the reason, read from the place where the resource ends; undefined when it says nothing.
 * White space does not count, for a terminal may have cut the words.
 * @param prose the text as prose
 */
export function verdictAt(prose: string, at: number): Verdict | undefined {
  const near = prose.slice(at, at + reach);
  // What comes after the next denial in the same text is that one's reason.
  const next = near.search(/\bnot\s+authori[sz]ed\s+to\b|\bUser: arn:/u);
  const spaced = next < 0 ? near : near.slice(0, next);
  const squeezed = spaced.replace(/\s+/gu, '');
  if (hidden.test(squeezed)) return { reason: 'nothing-allowed', policy: 'resource-based' };
  const allowed = nothing.exec(squeezed);
  const denied = /explicit/iu.test(squeezed) ? deny.exec(squeezed) : null;
  if (allowed !== null && (denied === null || allowed.index < denied.index)) {
    const policy = kindIn(allowed[1] ?? allowed[2] ?? '');
    return { reason: 'nothing-allowed', ...(policy === undefined ? {} : { policy }) };
  }
  if (denied === null) return undefined;
  const policy = kindIn(denied[1] ?? denied[2] ?? '');
  const arn = policyArn.exec(spaced)?.[0].replace(/[.,]$/u, '');
  return {
    reason: 'explicit-deny',
    ...(policy === undefined ? {} : { policy }),
    ...(arn === undefined ? {} : { arn }),
  };
}

const called: Readonly<Record<DecidingPolicy, string>> = {
  'identity-based': 'identity-based policy',
  'resource-based': 'resource-based policy',
  trust: 'trust policy of the role',
  session: 'session policy',
  'permissions-boundary': 'permissions boundary',
  'service-control': 'service control policy',
  'resource-control': 'resource control policy',
  'vpc-endpoint': 'VPC endpoint policy',
};

const article = (words: string): string => (/^[aeiou]/u.test(words) ? `an ${words}` : `a ${words}`);

/** Whether an Allow for the principal, in a policy that one may write here, is what is missing. */
export function allowHelps(verdict: Verdict | undefined): boolean {
  return verdict?.reason !== 'explicit-deny';
}

const lacking = 'Nothing allowed it: the principal needs an Allow.';

/** How a sentence calls the policy that decided: by the name in its ARN, else by its kind. */
export function decidingPolicyName({ policy, arn }: Verdict): string {
  const name = arn?.split('/').at(-1) ?? '';
  if (name !== '') return name;
  return policy === undefined ? 'the policy' : `the ${called[policy]}`;
}

/** Whether an ARN is of a policy that AWS keeps, which is the same in every account and nobody's to change. */
export function isOfAws(arn: string | undefined): boolean {
  return arn !== undefined && /:iam::aws:policy\//u.test(arn);
}

/** One sentence on what has to change. A policy's ARN comes from the text: escape the sentence for a terminal. */
export function verdictSentence({ reason, policy, arn }: Verdict): string {
  const which = policy === undefined ? 'policy' : called[policy];
  if (reason === 'explicit-deny')
    return isOfAws(arn)
      ? `${arn} denies it explicitly, so no Allow helps; it is AWS's own and nobody can change it: detach it from the principal.`
      : `${policy === undefined ? 'A policy' : capital(article(which))} denies it explicitly, so no Allow helps: change the Deny in ${arn ?? (policy === undefined ? 'that policy' : `the ${which}`)}.`;
  if (policy === undefined) return lacking;
  switch (policy) {
    case 'identity-based':
      return lacking;
    case 'trust':
      return 'The trust policy of the role does not allow it: add the principal there.';
    case 'resource-based':
      return 'No resource-based policy allowed it: the statement belongs into the policy of the resource, with the principal named.';
    case 'session':
    case 'permissions-boundary':
    case 'service-control':
    case 'resource-control':
    case 'vpc-endpoint':
      return `The ${which} does not allow it: the Allow belongs there; one in an identity-based policy alone does not help.`;
  }
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
