/**
 * What a change of a policy gains and loses, action by action.
 *
 * Actions of which the same statements speak, and which act on the same resources, have the same answer: each such class is
 * worked out once, so that `sagemaker:*` costs about as much as the seventy kinds of resources it has, and not
 * 449 times. What an action gains is told statement by statement: a part of what an Allow grants that was not
 * allowed before, because nothing allowed it or because a Deny stood against it. Each such area has a request that
 * shows it.
 */
import type { OneOrMany } from '../document.ts';
import { resourceIn, resourceKey } from './constraint.ts';
import { resourceDomainId } from './domains.ts';
import { type EscalationFacts, type Facts, noFacts } from './facts.ts';
import { any, type Formula, not } from './formula.ts';
import { type AttachedPolicy, type AttachedStatement, type Decision, decisionFor } from './layers.ts';
import { namedPrincipalKey } from './principal.ts';
import { findRequest, theoryFor, theoryOfAction } from './reach.ts';
import { tooIntricate } from './satisfy.ts';
import { listOf, type Place, readStatements } from './statement.ts';
import type { Theory } from './theory.ts';
import type { Witness } from './witness.ts';
import { conditionWords } from './words.ts';

/** A request that shows a difference. */
export interface WitnessRequest {
  readonly action: string;
  readonly resource: string;
  readonly context: Readonly<Record<string, OneOrMany<string>>>;
}

/** What an action gains or loses by one statement. */
export interface Area {
  /** `service:Name`; `*` for all actions of the services that are not at hand. */
  readonly action: string;
  /** As the statements write them; `all but …` for NotResource. */
  readonly resources: readonly string[];
  /** Conditions in words, all of which must hold; empty when there are none. */
  readonly when: readonly string[];
  readonly witness: WitnessRequest;
}

/** An action of which it is not known whether it gains or loses something. */
export interface Undecided {
  readonly action: string;
  readonly because: string;
}

export interface Comparison {
  /** Whether the two allow the same; null when that is not known. */
  readonly equal: boolean | null;
  readonly gained: readonly Area[];
  readonly lost: readonly Area[];
  readonly unknown: readonly Undecided[];
  /** Combinations of actions, to raise one's own rights, that only the new policy allows. */
  readonly escalations: readonly EscalationFacts[];
}

type Found = Omit<Area, 'action' | 'witness'> & { readonly witness: Witness };

/** What one side allows beyond the other, for any action of a class. */
interface Surplus {
  readonly areas: readonly Found[];
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

const idsOf = (statements: readonly AttachedStatement[]): ReadonlySet<string> =>
  new Set(statements.map(({ id }) => id));

const allowsOf = (decision: Decision): readonly AttachedStatement[] =>
  decision.layers.flatMap(({ allowing }) => allowing);

/** The resources of the statement on which the formulas can hold; all when there are too many to ask. */
function affectedResources(
  theory: Theory,
  statement: AttachedStatement,
  formulas: readonly Formula[],
): readonly string[] {
  const { Resource } = statement.statement;
  const resources = resourcesOf(statement);
  if (Resource === undefined || resources.length < 2 || resources.length > mostParts) return resources;
  const line = statement.lines.find(({ place }) => place.kind === 'resource');
  const variables =
    line === undefined || statement.policy.document.Version === '2012-10-17' ? 'with' : 'without';
  const affected = resources.filter((resource) => {
    const literal = { atom: resourceIn([resource], variables), holds: true };
    return findRequest(theory, [...formulas, { kind: 'literal', literal }]).kind !== 'none';
  });
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

/** What of a statement's grant, which nothing on its own side denies, the other side does not allow. */
function surplusOf(theory: Theory, own: Decision, other: Decision): Surplus {
  const denied = own.denying.map(({ formula }) => not(formula));
  const [otherAllows, ownDenials] = [idsOf(allowsOf(other)), idsOf(own.denying)];
  const noNewDenial = other.denying.every((statement) => ownDenials.has(statement.id));
  const areas: Found[] = [];
  let because: string | undefined;
  const tell = (statement: AttachedStatement, { formula, denial }: Reason): boolean => {
    const formulas = [statement.formula, ...denied, formula];
    const found = findRequest(theory, formulas);
    if (found.kind === 'unknown') because ??= found.because;
    if (found.kind !== 'witness') return false;
    const narrower = denial !== undefined && !resourcesOf(denial).includes('*') ? denial : statement;
    areas.push({
      resources: affectedResources(theory, narrower, formulas),
      when: [...new Set([statement, ...(denial === undefined ? [] : [denial])].flatMap(conditionsOf))],
      witness: found.witness,
    });
    return true;
  };
  const unallowed: Reason = {
    formula: not(any(allowsOf(other).map(({ formula }) => formula))),
    denial: undefined,
  };
  for (const statement of allowsOf(own)) {
    if (theory.budget.left <= 0) because = tooIntricate;
    if (because === tooIntricate) break;
    const isKept = otherAllows.has(statement.id);
    // Where nothing allows it at all, what denies it besides is of no interest.
    if (!isKept && tell(statement, unallowed)) continue;
    if (!noNewDenial) for (const reason of denialsOf(other)) tell(statement, reason);
  }
  return { areas, because };
}

const areaId = ({ resources, when }: Found): string =>
  JSON.stringify([[...resources].sort(), [...when].sort()]);

/** The spelling of each key in the policies. */
function spellings(policies: readonly AttachedPolicy[]): ReadonlyMap<string, string> {
  const places = policies.flatMap(({ document }) =>
    readStatements(document).flatMap(({ lines }) => lines.map(({ place }): Place => place)),
  );
  return new Map(
    places.flatMap((place) =>
      place.kind === 'condition' ? [[place.key.toLowerCase(), place.key] as const] : [],
    ),
  );
}

function requestOf(action: string, witness: Witness, spelled: ReadonlyMap<string, string>): WitnessRequest {
  const context: Record<string, OneOrMany<string>> = {};
  for (const [key, values] of witness) {
    const [value, ...more] = values;
    if (key !== resourceKey && value !== undefined)
      context[key === namedPrincipalKey ? 'Principal' : (spelled.get(key) ?? key)] =
        more.length === 0 ? value : values;
  }
  return { action, resource: witness.get(resourceKey)?.[0] ?? '*', context };
}

/** The actions that policies name without wildcards. */
export function namedActions(policies: readonly AttachedPolicy[]): readonly string[] {
  return policies.flatMap(({ document }) =>
    readStatements(document).flatMap(({ statement }) =>
      [...listOf(statement.Action), ...listOf(statement.NotAction)].filter((name) =>
        /^[\w-]+:[\w-]+$/.test(name),
      ),
    ),
  );
}

/** Every action that is asked about: those of the catalog, and those that only the policies name. */
function actionsOf(policies: readonly AttachedPolicy[], facts: Facts): readonly string[] {
  const known = facts.actions.map(({ id }) => id);
  const names = new Map([...namedActions(policies), ...known].map((id) => [id.toLowerCase(), id]));
  return [...names.values(), ...(facts.elsewhere === undefined ? [] : [facts.elsewhere])];
}

interface ClassAnswer {
  readonly gained: Surplus;
  readonly lost: Surplus;
}

const sameIds = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean =>
  a.size === b.size && [...a].every((id) => b.has(id));

/** Whether both have the same statements, in whatever order. */
const saysTheSame = (a: Decision, b: Decision): boolean =>
  sameIds(idsOf(allowsOf(a)), idsOf(allowsOf(b))) && sameIds(idsOf(a.denying), idsOf(b.denying));

const nothing: Surplus = { areas: [], because: undefined };

/** What the new policies allow that the old do not, and the other way round. */
export function compare(
  before: readonly AttachedPolicy[],
  after: readonly AttachedPolicy[],
  facts: Facts = noFacts,
): Comparison {
  const both = [...before, ...after];
  const spelled = spellings(both);
  const theory = theoryFor(
    both.flatMap(({ document }) => readStatements(document)),
    facts,
  );
  const theories = new Map<string, Theory>();
  const answers = new Map<string, ClassAnswer>();
  const gained: Area[] = [];
  const lost: Area[] = [];
  const unknown: Undecided[] = [];

  const theoryFrom = (action: string): Theory => {
    const id = resourceDomainId(action, facts.action(action));
    const known = theories.get(id);
    if (known !== undefined) return known;
    const fresh = theoryOfAction(theory, action, facts);
    theories.set(id, fresh);
    return fresh;
  };
  const statements = both.map(({ document }) => readStatements(document));
  const classAnswer = (action: string): ClassAnswer => {
    const speaking = statements.map((each) =>
      each.flatMap(({ namesAction, index }) => (namesAction(action) ? index : [])),
    );
    const key = JSON.stringify([resourceDomainId(action, facts.action(action)), speaking]);
    const known = answers.get(key);
    if (known !== undefined) return known;
    const [old, now] = [decisionFor(before, action), decisionFor(after, action)];
    const fresh = saysTheSame(old, now)
      ? { gained: nothing, lost: nothing }
      : {
          gained: surplusOf(theoryFrom(action), now, old),
          lost: surplusOf(theoryFrom(action), old, now),
        };
    answers.set(key, fresh);
    return fresh;
  };
  const tell = (action: string, { areas, because }: Surplus, into: Area[], doing: string): void => {
    const distinct = new Map(areas.map((area) => [areaId(area), area]));
    // An action of another service stands for all of those.
    const named = action === facts.elsewhere ? '*' : action;
    for (const { resources, when, witness } of distinct.values())
      into.push({ action: named, resources, when, witness: requestOf(action, witness, spelled) });
    if (because !== undefined && areas.length === 0)
      unknown.push({ action: named, because: `whether it ${doing} something is not known: ${because}` });
  };
  for (const action of actionsOf(both, facts)) {
    const answer = classAnswer(action);
    tell(action, answer.gained, gained, 'gains');
    tell(action, answer.lost, lost, 'loses');
  }
  const differs = gained.length > 0 || lost.length > 0;
  const reaches = (policies: readonly AttachedPolicy[], action: string): boolean =>
    findRequest(theoryFrom(action), [decisionFor(policies, action).allowed]).kind === 'witness';
  const escalations = facts.escalations.filter(
    ({ actions }) =>
      actions.some((action) => gained.some((area) => area.action.toLowerCase() === action.toLowerCase())) &&
      actions.every((action) => reaches(after, action)) &&
      !actions.every((action) => reaches(before, action)),
  );
  return { equal: differs ? false : unknown.length > 0 ? null : true, gained, lost, unknown, escalations };
}
