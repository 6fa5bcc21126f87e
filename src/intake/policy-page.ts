/**
 * Where the policy that has to change after a denial is edited: a page of AWS's console. Addresses: as the console
 * links to its own pages; a page that needs an id which the message does not name is that of the list.
 */
import type { Arrival, DecidingPolicy, Principal } from './arrival.ts';

const consoles: Readonly<Record<string, string>> = {
  aws: 'console.aws.amazon.com',
  'aws-cn': 'console.amazonaws.cn',
  'aws-us-gov': 'console.amazonaws-us-gov.com',
};

/** The page of a role or user, where its policies, boundary and trust are. */
function principalPage({ kind, name }: Principal): string | undefined {
  if (kind !== 'role' && kind !== 'user') return undefined;
  return `iam/home#/${kind}s/details/${encodeURIComponent(name)}`;
}

/** The page of a policy by its ARN: of IAM, or of Organizations. */
function policyPage(arn: string): string | undefined {
  const [, type, id] = /:organizations::\d*:policy\/(?:[^/]+\/)?([a-z_]+)\/([\w-]+)$/u.exec(arn) ?? [];
  if (type !== undefined && id !== undefined)
    return `organizations/v2/home/policies/${type.replaceAll('_', '-')}/${id}`;
  return /:iam::[^:]*:policy\//u.test(arn)
    ? `iam/home#/policies/details/${encodeURIComponent(arn)}`
    : undefined;
}

/** The page of a resource that has a policy of its own. */
function resourcePage(arn: string): string | undefined {
  const [, , service, region = '', , ...rest] = arn.split(':');
  const name = rest.join(':');
  if (service === 's3') return `s3/buckets/${encodeURIComponent(name.split('/')[0] ?? '')}?tab=permissions`;
  if (service === 'kms' && name.startsWith('key/'))
    return `kms/home?region=${region}#/kms/keys/${encodeURIComponent(name.slice(4))}`;
  return undefined;
}

function pathOf(
  policy: DecidingPolicy | undefined,
  { actions, principal, verdict }: Arrival,
): string | undefined {
  const named = verdict?.arn === undefined ? undefined : policyPage(verdict.arn);
  if (named !== undefined) return named;
  switch (policy) {
    case 'service-control':
      return 'organizations/v2/home/policies/service-control-policy';
    case 'resource-control':
      return 'organizations/v2/home/policies/resource-control-policy';
    case 'vpc-endpoint':
      return 'vpcconsole/home#Endpoints:';
    case 'trust': {
      const role = actions[0]?.resources[0];
      const name = role === undefined ? undefined : /:role\/(?:.*\/)?([\w+=,.@-]+)$/u.exec(role)?.[1];
      return name === undefined ? undefined : principalPage({ kind: 'role', name });
    }
    case 'resource-based': {
      const arn = actions[0]?.resources[0];
      return arn === undefined ? undefined : resourcePage(arn);
    }
    case undefined:
    case 'identity-based':
    case 'permissions-boundary':
    case 'session':
      return principal === undefined ? undefined : principalPage(principal);
  }
}

/** The address of the page where the policy is that a denial hangs on; undefined where the text does not tell. */
export function pageOfPolicy(arrival: Arrival): string | undefined {
  const { verdict, principal, actions } = arrival;
  if (verdict === undefined) return undefined;
  const path = pathOf(verdict.policy, arrival);
  const partition = (principal?.arn ?? actions[0]?.resources[0] ?? '').split(':')[1] ?? 'aws';
  const host = Object.hasOwn(consoles, partition) ? consoles[partition] : consoles['aws'];
  return path === undefined ? undefined : `https://${host}/${path}`;
}
