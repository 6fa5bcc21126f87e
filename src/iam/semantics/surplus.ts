/**
 * What one side allows beyond the other for an action, statement by statement: a part of what an Allow grants that the
 * other side does not, because nothing there allows it or because a Deny stands against it.
 */

import { listOf } from '../document.ts';
import { conditionWords } from './condition-words.ts';
import { resourceIn } from './constraint.ts';
import { any, type Formula, not } from './formula.ts';
import type { AttachedStatement, Decision } from './layers.ts';
import { findingRequest } from './reach.ts';
import { tooIntricate } from './satisfy.ts';
import type { Theory } from './theory.ts';
import type { Witness } from './witness.ts';

/** A part of a grant that the other side lacks, with a request in it. */
export interface SurplusPart {
  /** As the statement writes them; `all but …` for NotResource. */
  readonly resources: readonly string[];
  /** Conditions in words, all of which must hold. */
  readonly when: readonly string[];
  readonly witness: Witness;
}

/** What one side allows beyond the other, for any action of a class. */
export interface Surplus {
  readonly areas: readonly SurplusPart[];
  /** Why it is not known whether there is more; undefined when it is. */
  readonly because: string | undefined;
}

/** Above this many, resources or denials of a statement are not told apart. */
const mostParts = 24;

const resourcesOf = ({ statement }: AttachedStatement): readonly string[] => {
  if (statement.NotResource !== undefined) return [`all but ${listOf(statement.NotResource).join(', ')}`];
  return statement.Resource === undefined ? ['*'] : listOf(statement.Resource);
};

const conditionsOf = ({ lines }: AttachedStatement): readonly string[] =>
  lines.flatMap(({ place }) => (place.kind === 'condition' ? [conditionWords(place)] : []));

/** The ids of statements: those that ask the same have the same. */
export function idsOf(statements: readonly AttachedStatement[]): ReadonlySet<string> {
  return new Set(statements.map(({ id }) => id));
}

/** The Allow statements of all kinds of policy. */
export function allowsOf(decision: Decision): readonly AttachedStatement[] {
  return decision.layers.flatMap(({ allowing }) => allowing);
}

/** The resources of the statement on which the formulas can hold; all when there are too many to ask. */
function* affectedResources(
  theory: Theory,
  statement: AttachedStatement,
  formulas: readonly Formula[],
): Generator<void, readonly string[]> {
  const { Resource } = statement.statement;
  const resources = resourcesOf(statement);
  if (Resource === undefined || resources.length < 2 || resources.length > mostParts) return resources;
  const line = statement.lines.find(({ place }) => place.kind === 'resource');
  const variables =
    line === undefined || statement.policy.document.Version === '2012-10-17' ? 'with' : 'without';
  const affected: string[] = [];
  for (const resource of resources) {
    const literal = { atom: resourceIn([resource], variables), holds: true };
    const found = yield* findingRequest(theory, [...formulas, { kind: 'literal', literal }]);
    if (found.kind !== 'none') affected.push(resource);
  }
  return affected.length === 0 ? resources : affected;
}

/** Why the other side does not allow what a statement does: nothing allows it, or a Deny forbids it. */
interface Reason {
  readonly formula: Formula;
  readonly denial: AttachedStatement | undefined;
}

function denialsOf({ allowed, denying }: Decision): readonly Reason[] {
  return denying.length > mostParts
    ? [{ formula: not(allowed), denial: undefined }]
    : denying.map((denial) => ({ formula: denial.formula, denial }));
}

/**
 * What of each statement's grant, which nothing on its own side denies, the other side does not allow. It pauses after
 * each statement, and within one after some milliseconds, so that who has a screen to draw may go on later.
 */
export function* surplusOf(theory: Theory, own: Decision, other: Decision): Generator<void, Surplus> {
  const denied = own.denying.map(({ formula }) => not(formula));
  const [otherAllows, ownDenials] = [idsOf(allowsOf(other)), idsOf(own.denying)];
  const noNewDenial = other.denying.every((statement) => ownDenials.has(statement.id));
  const areas: SurplusPart[] = [];
  let because: string | undefined;
  function* tell(statement: AttachedStatement, { formula, denial }: Reason): Generator<void, boolean> {
    const formulas = [statement.formula, ...denied, formula];
    const found = yield* findingRequest(theory, formulas);
    if (found.kind === 'unknown') because ??= found.because;
    if (found.kind !== 'witness') return false;
    const narrower = denial !== undefined && !resourcesOf(denial).includes('*') ? denial : statement;
    areas.push({
      resources: yield* affectedResources(theory, narrower, formulas),
      when: [...new Set([statement, ...(denial === undefined ? [] : [denial])].flatMap(conditionsOf))],
      witness: found.witness,
    });
    return true;
  }
  const unallowed: Reason = {
    formula: not(any(allowsOf(other).map(({ formula }) => formula))),
    denial: undefined,
  };
  for (const statement of allowsOf(own)) {
    yield;
    if (theory.budget.left <= 0) because = tooIntricate;
    if (because === tooIntricate) break;
    const isKept = otherAllows.has(statement.id);
    // Where nothing allows it at all, what denies it besides is of no interest.
    if (!isKept && (yield* tell(statement, unallowed))) continue;
    if (!noNewDenial) for (const reason of denialsOf(other)) yield* tell(statement, reason);
  }
  return { areas, because };
}
