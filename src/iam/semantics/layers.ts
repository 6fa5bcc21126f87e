/**
 * How policies of several kinds decide together, within one account: "Policy evaluation logic" of the IAM user guide.
 *
 * An explicit Deny in any of them decides. Otherwise every kind that is attached has to allow: the resource control policies,
 * the service control policies of each level of the organization, the permissions boundary, the session policy, and the
 * identity's own policies. An Allow of a resource-based policy stands in for that of the identity, except where it
 * names the account, which leaves the choice to the identity's policies; beyond what a boundary or a session policy
 * allows it is not counted here, which is true of roles.
 */
import type { PolicyDocument } from '../document.ts';
import { all, any, type Formula, not } from './formula.ts';
import { type Principals, type ReadStatement, readingStatements, readStatements } from './read-statement.ts';

/** As what a policy is attached: who it is decided for, and what limits or widens that. */
export type LayerKind = 'identity' | 'boundary' | 'session' | 'scp' | 'rcp' | 'resource';

/** A policy, and as what it is attached. */
export interface AttachedPolicy {
  readonly kind: LayerKind;
  readonly document: PolicyDocument;
  /** How answers name it: the path of its file. */
  readonly file: string;
  /** Which level of the organization an SCP or RCP is attached to; policies of one level add up. */
  readonly level?: number;
  /** How Principal is read; by the kind of policy unless given. */
  readonly principals?: Principals;
}

/** A statement, with the policy that it is in. */
export interface AttachedStatement extends ReadStatement {
  readonly policy: AttachedPolicy;
}

/** Policies that add up: one of their Allow statements has to match. */
interface Layer {
  readonly kind: LayerKind;
  readonly allowing: readonly AttachedStatement[];
  /** That one does. */
  readonly allows: Formula;
}

/** What decides about one action. */
export interface Decision {
  /** Holds for the requests that are allowed. */
  readonly allowed: Formula;
  /** The statements that speak of the action. */
  readonly statements: readonly AttachedStatement[];
  readonly layers: readonly Layer[];
  readonly denying: readonly AttachedStatement[];
}

/** What a resource-based policy allows counts as the identity's; its denials count wherever they stand. */
const layerKind = (kind: LayerKind): LayerKind => (kind === 'resource' ? 'identity' : kind);

const principalsOf = ({ kind, principals }: AttachedPolicy): Principals =>
  principals ?? (kind === 'resource' || kind === 'rcp' ? 'counted' : 'ignored');

/** Reads what the policies say in steps of some milliseconds, so that `decisionFor` has it at hand. */
export function* readingPolicies(policies: readonly AttachedPolicy[]): Generator<void, void> {
  for (const policy of policies) yield* readingStatements(policy.document, principalsOf(policy));
}

function statementsOf(policy: AttachedPolicy, action: string): readonly AttachedStatement[] {
  return readStatements(policy.document, principalsOf(policy))
    .filter((statement) => statement.namesAction(action))
    .map((statement) => ({ ...statement, policy }));
}

function layersOf(
  policies: readonly AttachedPolicy[],
  statements: readonly AttachedStatement[],
): readonly Layer[] {
  const kinds = new Map(
    policies.map(({ kind, level = 0 }) => [`${layerKind(kind)} ${level}`, [layerKind(kind), level]] as const),
  );
  return [...kinds.values()].map(([kind, level]) => {
    const allowing = statements.filter(
      ({ policy, statement }) =>
        statement.Effect === 'Allow' && layerKind(policy.kind) === kind && (policy.level ?? 0) === level,
    );
    return { kind, allowing, allows: any(allowing.map(({ formula }) => formula)) };
  });
}

/** What the policies decide about an action, `service:Name` in any case. */
export function decisionFor(policies: readonly AttachedPolicy[], action: string): Decision {
  const statements = policies.flatMap((policy) => statementsOf(policy, action));
  const layers = layersOf(policies, statements);
  const denying = statements.filter(({ statement }) => statement.Effect === 'Deny');
  const allowed = all([...layers.map(({ allows }) => allows), ...denying.map(({ formula }) => not(formula))]);
  return { allowed, statements, layers, denying };
}
