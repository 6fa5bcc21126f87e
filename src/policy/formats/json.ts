/** The policy as IAM takes it: JSON, minified where IAM counts white space. */

import type { PolicyDocument } from '../../iam/document.ts';
import type { Target } from '../../iam/policy-kind.ts';
import { policyKinds } from '../../iam/policy-kind.ts';
import { safeJson } from '../../text/escape.ts';

/** JSON for people: two spaces, no final line feed. */
export function prettyJson(value: unknown): string {
  return safeJson(value, 2);
}

/**
 * JSON of a document for its target: minified for service control and session policies, whose size limit
 * counts white space, and indented by two spaces for the others.
 */
export function policyJson(document: PolicyDocument, target: Target): string {
  return jsonFor(document, target);
}

/** The format `json`: the document, or a list of documents when the policy had to be split. */
export function renderJson(documents: readonly PolicyDocument[], target: Target): string {
  const [only] = documents;
  return jsonFor(documents.length === 1 ? only : documents, target);
}

/** The format `statements`: a list of every statement of every document, to be pasted into a policy. */
export function renderStatements(documents: readonly PolicyDocument[], target: Target): string {
  return jsonFor(
    documents.flatMap((document) => document.Statement),
    target,
  );
}

function jsonFor(value: unknown, target: Target): string {
  return policyKinds[target].whitespaceCounts ? safeJson(value) : prettyJson(value);
}
