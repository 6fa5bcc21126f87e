/**
 * How large a policy is by the count that its target uses, and how large it may be (IAM and AWS Organizations
 * quotas). Identity policies are counted without the white space between elements. SCPs saved by CLI or SDK and
 * session policies are counted as they stand, which is why they are written minified. A policy that somebody else
 * wrote is counted by its text, where that is at hand. White space inside a string is part of its value and counts:
 * should IAM leave that off, too, a policy is a little smaller than we say, and never larger.
 */
import type { PolicyDocument } from '../iam/document.ts';
import type { Target } from './model.ts';

/** Characters per target. The inline numbers hold for all inline policies of the user, group or role together. */
export const sizeLimits: Readonly<Record<Target, number>> = {
  managed: 6144,
  user: 2048,
  group: 5120,
  role: 10_240,
  scp: 5120,
  session: 2048,
};

/** Whether white space counts for the target, so that the policy should be written minified. */
export const whitespaceCounts = (target: Target): boolean => target === 'scp' || target === 'session';

/** Whether the limit holds for all policies of the target together, so that splitting does not help. */
export const limitIsShared = (target: Target): boolean =>
  target === 'user' || target === 'group' || target === 'role' || target === 'session';

/** Characters of any JSON value, written minified. */
export const countedLength = (value: unknown): number => (JSON.stringify(value) ?? '').length;

/**
 * Size of a document in characters as its target counts them, against the target's limit. `text` is it as written; the
 * line break that ends a file is left off.
 */
export const policySize = (
  document: PolicyDocument,
  target: Target,
  text?: string,
): { readonly used: number; readonly limit: number; readonly whitespaceCounts: boolean } => ({
  used: text !== undefined && whitespaceCounts(target) ? text.trim().length : countedLength(document),
  limit: sizeLimits[target],
  whitespaceCounts: whitespaceCounts(target),
});
