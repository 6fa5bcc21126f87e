/**
 * Checks the policies that a file holds. Those for principals are checked together, as they may be attached together;
 * trust policies and those of resources are each of their own kind. What a template fills in later is unknown, so nothing
 * is said of it, nor of what a statement's resources come to while one of them is unknown.
 */
import type { Catalog } from '../catalog/model.ts';
import { pathText } from '../iam/path.ts';
import { type PolicyKind, policyKinds } from '../iam/policy-kind.ts';
import type { FoundPolicy } from '../intake/policies/found-policy.ts';
import { groupBy } from '../text/group-by.ts';
import type { Finding } from './finding.ts';
import { checkParsed } from './findings/check.ts';

/** Rules about what a statement's resources come to. */
const aboutResources = /resource|everything|full-access|any-role|arn|exfiltration|escalation/u;

function isDoubtful({ path, statement, rule }: Finding, { unknown }: FoundPolicy): boolean {
  return unknown.some((place) => {
    const at = pathText(place);
    if (path === at || path.startsWith(`${at}.`) || path.startsWith(`${at}[`)) return true;
    const [, index, element] = place;
    const same = statement !== null && (index === statement || typeof index !== 'number');
    return same && (element === 'Resource' || index === 'Resource') && aboutResources.test(rule);
  });
}

/** As what policies are checked. */
interface FoundOptions {
  /** What the user said that they are; of several, each that shows a kind of its own is checked as that. */
  readonly told?: PolicyKind;
  /** What a policy is taken for that does not show its kind. */
  readonly usual: PolicyKind;
  /** Twelve digits: the account that the policies are used in, where that is known. */
  readonly account?: string;
}

/** The findings about all policies; `document` of a finding is the policy's index among them. */
export function checkFound(
  policies: readonly FoundPolicy[],
  catalog: Catalog,
  { told, usual, account }: FoundOptions,
): readonly Finding[] {
  const only = policies.length === 1 && policies[0]?.unknown.length === 0;
  const kindOf = (policy: FoundPolicy): PolicyKind =>
    (only ? told : undefined) ?? policy.kind ?? told ?? usual;
  const groups = groupBy([...policies.keys()], (at) => {
    const policy = policies[at];
    const kind = policy === undefined ? usual : kindOf(policy);
    // Nobody has two trust policies at once: each is checked by itself.
    return policyKinds[kind].requires.length > 0 ? `${kind} ${at}` : kind;
  });
  return [...groups.values()].flatMap((indices) => {
    const own = indices.flatMap((at) => policies[at] ?? []);
    const [first] = own;
    const kind = first === undefined ? usual : kindOf(first);
    return checkParsed(own, catalog, { kind, ...(account === undefined ? {} : { account }) }).flatMap(
      (finding) => {
        const policy = own[finding.document];
        if (policy === undefined || isDoubtful(finding, policy)) return [];
        return [{ ...finding, document: indices[finding.document] ?? 0 }];
      },
    );
  });
}
