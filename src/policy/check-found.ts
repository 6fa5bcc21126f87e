/**
 * Checks the policies that a file holds. Those for principals are checked together, as they may be attached together;
 * trust policies and those of resources are each of their own kind. What a template fills in later is unknown, so nothing
 * is said of it, nor of what a statement's resources come to while one of them is unknown.
 */
import type { Catalog } from '../catalog/model.ts';
import { pathText } from '../iam/path.ts';
import type { PolicyKind } from '../iam/policy-kind.ts';
import type { FoundPolicy } from '../intake/policies/policies-in.ts';
import { checkParsed } from './findings/check.ts';
import type { Finding } from './model.ts';

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

/** The findings about all policies; `document` of a finding is the policy's index among them. */
export function checkFound(
  policies: readonly FoundPolicy[],
  catalog: Catalog,
  kind: PolicyKind,
): readonly Finding[] {
  const kindOf = (policy: FoundPolicy): PolicyKind =>
    policies.length === 1 && policy.unknown.length === 0 ? kind : (policy.kind ?? kind);
  const kinds = [...new Set(policies.map(kindOf))];
  return kinds.flatMap((each) => {
    const indices = policies.flatMap((policy, at) => (kindOf(policy) === each ? [at] : []));
    const own = indices.flatMap((at) => policies[at] ?? []);
    return checkParsed(own, catalog, { kind: each }).flatMap((finding) => {
      const policy = own[finding.document];
      if (policy === undefined || isDoubtful(finding, policy)) return [];
      return [{ ...finding, document: indices[finding.document] ?? 0 }];
    });
  });
}
