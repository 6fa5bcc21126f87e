/**
 * What kind of policy a document is, told by what it holds. Only kinds with a Principal can be told: an identity policy,
 * a boundary, a service control policy and a session policy look alike, and who has them knows which it is.
 */
import { isRecord } from '../text/is-record.ts';
import type { PolicyDocument } from './document.ts';
import type { PolicyKind } from './policy-kind.ts';

/** Kinds that a document shows by itself. */
type Shown = Extract<PolicyKind, 'rcp' | 'resource' | 'trust'>;

const texts = (value: unknown): readonly string[] =>
  (Array.isArray(value) ? value : [value]).filter((text) => typeof text === 'string');

/** Actions that only a role's trust policy is about. */
const assumesRole = (statement: Readonly<Record<string, unknown>>): boolean => {
  const actions = texts(statement['Action']);
  return (
    actions.length > 0 &&
    actions.every((action) => /^sts:(\*|AssumeRole|TagSession|SetSourceIdentity|SetContext)/i.test(action)) &&
    statement['Resource'] === undefined &&
    statement['NotResource'] === undefined
  );
};

/** What a resource control policy is: everybody is denied, on everything; or the one that AWS attaches, which allows all. */
const isControl = (statement: Readonly<Record<string, unknown>>): boolean => {
  const everything = texts(statement['Resource']).includes('*') || statement['NotResource'] !== undefined;
  if (statement['Principal'] !== '*' || !everything) return false;
  return statement['Effect'] === 'Deny' || texts(statement['Action']).includes('*');
};

/** The kind that the document shows; undefined where no statement has a principal, or it has no statements. */
export function recogniseKind(document: PolicyDocument): Shown | undefined {
  const list: unknown = document.Statement;
  const statements = (Array.isArray(list) ? list : [list]).filter(isRecord);
  const named = statements.filter(
    (statement) => statement['Principal'] !== undefined || statement['NotPrincipal'] !== undefined,
  );
  if (named.length === 0) return undefined;
  if (named.every(assumesRole)) return 'trust';
  return named.every(isControl) ? 'rcp' : 'resource';
}
