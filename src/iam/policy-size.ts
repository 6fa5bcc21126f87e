/**
 * How large a policy is by the count of its kind, against the kind's limit. Identity policies are counted without the
 * white space between elements. SCPs saved by CLI or SDK and session policies are counted as they stand, which is why
 * they are written minified. A policy that somebody else wrote is counted by its text, where that is at hand. White
 * space inside a string is part of its value and counts: should IAM leave that off, too, a policy is a little smaller
 * than we say, and never larger.
 */
import type { PolicyDocument } from './document.ts';
import { type PolicyKind, policyKinds } from './policy-kind.ts';

/** Characters of any JSON value, written minified. */
export function countedLength(value: unknown): number {
  return (JSON.stringify(value) ?? '').length;
}

/**
 * Size of a document in characters as its kind counts them, against the kind's limit. `text` is it as written; white
 * space before and after it is left off.
 */
export function policySize(
  document: PolicyDocument,
  kind: PolicyKind,
  text?: string,
): { readonly used: number; readonly limit: number } {
  const { limit, whitespaceCounts } = policyKinds[kind];
  const used = text !== undefined && whitespaceCounts ? text.trim().length : countedLength(document);
  return { used, limit };
}
