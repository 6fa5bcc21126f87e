/**
 * What a change of a policy gains and loses, action by action.
 *
 * Actions of one class (`action-classes.ts`) have one answer. What an action gains is told statement by statement
 * (`surplus.ts`), each part with a request that shows it.
 */
import { finish } from '../../text/steps.ts';
import type { OneOrMany } from '../document.ts';
import { actionClasses, namedActions } from './action-classes.ts';
import { resourceKey } from './constraint.ts';
import { type EscalationFacts, noFacts, type PolicyFacts } from './facts.ts';
import { type AttachedPolicy, type Decision, decisionFor } from './layers.ts';
import { namedPrincipalKey } from './principal.ts';
import { findingRequest } from './reach.ts';
import { type LinePlace, readStatements } from './read-statement.ts';
import { allowsOf, idsOf, type Surplus, type SurplusPart, surplusOf } from './surplus.ts';
import type { Witness } from './witness.ts';

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

/** What the second of two policies gains and loses against the first. */
export interface Comparison {
  /** Whether the two allow the same; null when that is not known. */
  readonly equal: boolean | null;
  readonly gained: readonly Area[];
  readonly lost: readonly Area[];
  readonly unknown: readonly Undecided[];
  /** Combinations of actions, to raise one's own rights, that only the new policy allows. */
  readonly escalations: readonly EscalationFacts[];
}

const areaId = ({ resources, when }: SurplusPart): string =>
  JSON.stringify([[...resources].sort(), [...when].sort()]);

/** The spelling of each key in the policies. */
function spellings(policies: readonly AttachedPolicy[]): ReadonlyMap<string, string> {
  const places = policies.flatMap(({ document }) =>
    readStatements(document).flatMap(({ lines }) => lines.map(({ place }): LinePlace => place)),
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

/** Every action that is asked about: those of the catalog, and those that only the policies name. */
function actionsOf(policies: readonly AttachedPolicy[], facts: PolicyFacts): readonly string[] {
  const names = new Map([...namedActions(policies), ...facts.actionIds].map((id) => [id.toLowerCase(), id]));
  return [...names.values(), ...(facts.otherServiceAction === undefined ? [] : [facts.otherServiceAction])];
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

const everything: AttachedPolicy = {
  kind: 'identity',
  document: { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] },
  file: '',
};

const grants = (policies: readonly AttachedPolicy[]): boolean =>
  policies.some(({ document }) => [document.Statement].flat().some(({ Effect }) => Effect === 'Allow'));

/**
 * The two sides as they are to be compared. Policies that only deny allow nothing by themselves, before as after; what
 * a change of them means is seen beside policies that allow everything.
 */
export function sidesOf(
  before: readonly AttachedPolicy[],
  after: readonly AttachedPolicy[],
): readonly [before: readonly AttachedPolicy[], after: readonly AttachedPolicy[]] {
  const deny = (policies: readonly AttachedPolicy[]): boolean =>
    policies.some(({ document }) => [document.Statement].flat().length > 0);
  return grants(before) || grants(after) || (!deny(before) && !deny(after))
    ? [before, after]
    : [
        [...before, everything],
        [...after, everything],
      ];
}

/**
 * What the new policies allow that the old do not, and the other way round, in steps: it pauses after each part of the work,
 * some milliseconds long, so that who has keys to answer may go on when there are none.
 */
export function* comparing(
  before: readonly AttachedPolicy[],
  after: readonly AttachedPolicy[],
  facts: PolicyFacts = noFacts,
  most?: number,
): Generator<void, Comparison> {
  const both = [...before, ...after];
  const spelled = spellings(both);
  yield;
  const classes = actionClasses(both, facts, most);
  const answers = new Map<string, ClassAnswer>();
  const gained: Area[] = [];
  const lost: Area[] = [];
  const unknown: Undecided[] = [];

  function* classAnswer(action: string): Generator<void, ClassAnswer> {
    const id = classes.idOf(action);
    const known = answers.get(id);
    if (known !== undefined) return known;
    const [old, now] = [decisionFor(before, action), decisionFor(after, action)];
    const theory = classes.theoryOf(action);
    const fresh = saysTheSame(old, now)
      ? { gained: nothing, lost: nothing }
      : { gained: yield* surplusOf(theory, now, old), lost: yield* surplusOf(theory, old, now) };
    answers.set(id, fresh);
    return fresh;
  }
  const tell = (action: string, { areas, because }: Surplus, into: Area[], doing: string): void => {
    const distinct = new Map(areas.map((area) => [areaId(area), area]));
    // An action of another service stands for all of those.
    const named = action === facts.otherServiceAction ? '*' : action;
    for (const { resources, when, witness } of distinct.values())
      into.push({ action: named, resources, when, witness: requestOf(action, witness, spelled) });
    if (because !== undefined && areas.length === 0)
      unknown.push({ action: named, because: `whether it ${doing} something is not known: ${because}` });
  };
  const statements = both.flatMap(({ document }) => readStatements(document));
  for (const action of actionsOf(both, facts)) {
    yield;
    // Nobody may use those of which no statement speaks, before as after: nothing is looked up of them.
    if (!statements.some((each) => each.namesAction(action))) continue;
    const answer = yield* classAnswer(action);
    tell(action, answer.gained, gained, 'gains');
    tell(action, answer.lost, lost, 'loses');
  }
  const differs = gained.length > 0 || lost.length > 0;
  function* reachAll(
    policies: readonly AttachedPolicy[],
    actions: readonly string[],
  ): Generator<void, boolean> {
    for (const action of actions) {
      const found = yield* findingRequest(classes.theoryOf(action), [decisionFor(policies, action).allowed]);
      yield;
      if (found.kind !== 'witness') return false;
    }
    return true;
  }
  const gaining = new Set(gained.map(({ action }) => action.toLowerCase()));
  const escalations: EscalationFacts[] = [];
  for (const escalation of facts.escalations) {
    const { actions } = escalation;
    if (!actions.some((action) => gaining.has(action.toLowerCase()))) continue;
    if ((yield* reachAll(after, actions)) && !(yield* reachAll(before, actions)))
      escalations.push(escalation);
  }
  return { equal: differs ? false : unknown.length > 0 ? null : true, gained, lost, unknown, escalations };
}

/**
 * What the new policies allow that the old do not, and the other way round.
 * @param most work that it may take, in the unit of the searches, where that is not the usual bound
 */
export function compare(
  before: readonly AttachedPolicy[],
  after: readonly AttachedPolicy[],
  facts: PolicyFacts = noFacts,
  most?: number,
): Comparison {
  return finish(comparing(before, after, facts, most));
}
