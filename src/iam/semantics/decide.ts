/**
 * What policies say of one request, by which statement, and why the others did not count.
 *
 * Of a request some things may not be known. What is known is put into every statement first; if that leaves the answer
 * open, it is asked whether any request that fits is allowed, and whether any is not (`satisfy.ts`): an answer that
 * does not hang on what is missing is found even where each single statement does.
 */
import { finish } from '../../text/steps.ts';
import type { Effect } from '../document.ts';
import { placeWords } from './condition-words.ts';
import { resourceKey } from './constraint.ts';
import { keyDomains, resourceDomain } from './domains.ts';
import { type Given, givenOf, holds, type Lookup, type Truth } from './evaluate.ts';
import { noFacts, type PolicyFacts } from './facts.ts';
import { type Formula, not, truthOf } from './formula.ts';
import {
  type AttachedPolicy,
  type AttachedStatement,
  type Decision,
  decisionFor,
  type LayerKind,
  readingPolicies,
} from './layers.ts';
import type { StatementLine } from './read-statement.ts';
import { satisfying } from './satisfy.ts';
import { theoryOf } from './theory.ts';

/** A request, or what is known of one. */
export interface PolicyRequest {
  /** `service:Name`, in any case. */
  readonly action: string;
  /** An ARN, or `*`; undefined when it is not known. */
  readonly resource?: string | undefined;
  /** Values by condition key, in any case. */
  readonly context: Readonly<Record<string, string | readonly string[]>>;
  /** What a key has that the context does not name. */
  readonly unnamed: 'unknown' | 'absent';
}

/** What became of a statement that speaks of the action. */
export interface StatementOutcome {
  readonly statement: AttachedStatement;
  /** Whether it matches; undefined when that hangs on what is not known. */
  readonly matches: Truth;
  /** The lines that do not hold. */
  readonly failing: readonly StatementLine[];
  /** The lines that hang on what is not known. */
  readonly open: readonly StatementLine[];
}

/** What the policies decide about one request, and why. */
export interface DecisionAnswer {
  readonly decision: 'allowed' | 'denied' | 'depends';
  /** Whether a Deny says so or no Allow does; null unless it is denied. */
  readonly kind: 'explicit' | 'implicit' | null;
  /** The statements that decided, or on which it hangs. */
  readonly by: readonly AttachedStatement[];
  /** For what it hangs on: conditions in words, each with "unless" where it is a Deny's. */
  readonly when: readonly string[];
  /** Every statement that speaks of the action. */
  readonly outcomes: readonly StatementOutcome[];
  /** The kinds of policy in which nothing allows it. */
  readonly missing: readonly LayerKind[];
}

/** Work that one question may take: far more than policies of AWS's size need. */
const work = 4_000_000;

function lookupOf({ resource, context, unnamed }: PolicyRequest, facts: PolicyFacts, action: string): Lookup {
  const values = new Map<string, Given>();
  for (const [key, value] of Object.entries(context)) values.set(key.toLowerCase(), givenOf([value].flat()));
  const known = facts.action(action);
  const only = known !== undefined && known.templates.length === 0 ? '*' : undefined;
  const asked = resource ?? only;
  return (key) => {
    if (key === resourceKey) return asked === undefined ? 'unknown' : [asked];
    return values.get(key) ?? unnamed;
  };
}

function outcomeOf(statement: AttachedStatement, lookup: Lookup): StatementOutcome {
  const failing: StatementLine[] = [];
  const open: StatementLine[] = [];
  for (const line of statement.lines) {
    const truth = typeof line.asked === 'string' ? line.asked === 'always' : holds(line.asked, lookup);
    if (truth === false) failing.push(line);
    if (truth === undefined) open.push(line);
  }
  const matches = failing.length > 0 ? false : open.length > 0 ? undefined : true;
  return { statement, matches, failing, open };
}

const known = (given: Given): readonly string[] | 'absent' | undefined =>
  given === 'unknown' ? undefined : given;

/** Whether some request that fits what is known meets the formula; undefined when that was not found out. */
function* findingPossible(
  formula: Formula,
  decision: Decision,
  request: PolicyRequest,
  facts: PolicyFacts,
  lookup: Lookup,
): Generator<void, Truth> {
  const resource = lookup(resourceKey);
  const domain = resourceDomain(
    request.action,
    facts.action(request.action),
    resource === 'unknown' || resource === 'absent' ? undefined : resource,
  );
  const keys = keyDomains(decision.statements, facts, (key) => known(lookup(key)));
  const theory = theoryOf((key) => (key === resourceKey ? domain : keys(key)), { left: work });
  const found = yield* satisfying(theory, [formula]);
  return found.kind === 'unknown' ? undefined : found.kind === 'yes';
}

const effectOf = ({ statement }: AttachedStatement): Effect => statement.Effect;

function allowedBy(outcomes: readonly StatementOutcome[]): readonly AttachedStatement[] {
  const allows = outcomes.filter(({ statement }) => effectOf(statement) === 'Allow');
  const sure = allows.filter(({ matches }) => matches === true);
  const chosen = sure.length > 0 ? sure : allows.filter(({ matches }) => matches === undefined);
  return chosen.map(({ statement }) => statement);
}

function hangsOn(outcomes: readonly StatementOutcome[]): readonly string[] {
  const words = outcomes
    .filter(({ matches }) => matches === undefined)
    .map(({ statement, open }) => {
      const said = open.map(({ place }) => placeWords(place)).join(' and ');
      return effectOf(statement) === 'Deny' ? `unless ${said}` : said;
    });
  return [...new Set(words)];
}

/** Values that are compared with a request between two pauses. */
const valuesOfStep = 1_000;

const valuesIn = ({ lines }: AttachedStatement): number =>
  lines.reduce((sum, { place }) => sum + (place.kind === 'principal' ? 1 : place.values.length), 0);

/** What the policies decide about the request. Without facts a resource that is not given may be any. */
export function decide(
  policies: readonly AttachedPolicy[],
  request: PolicyRequest,
  facts: PolicyFacts = noFacts,
): DecisionAnswer {
  return finish(deciding(policies, request, facts));
}

/** The same in steps of some milliseconds. */
export function* deciding(
  policies: readonly AttachedPolicy[],
  request: PolicyRequest,
  facts: PolicyFacts,
): Generator<void, DecisionAnswer> {
  yield* readingPolicies(policies);
  const decision = decisionFor(policies, request.action);
  const lookup = lookupOf(request, facts, request.action);
  const outcomes: StatementOutcome[] = [];
  let looked = 0;
  for (const statement of decision.statements) {
    outcomes.push(outcomeOf(statement, lookup));
    looked += valuesIn(statement);
    if (looked < valuesOfStep) continue;
    looked = 0;
    yield;
  }
  const possible = (formula: Formula): Generator<void, Truth> =>
    findingPossible(formula, decision, request, facts, lookup);
  let allowed = truthOf(decision.allowed, lookup);
  if (allowed === undefined && (yield* possible(decision.allowed)) === false) allowed = false;
  if (allowed === undefined && (yield* possible(not(decision.allowed))) === false) allowed = true;
  const missing = decision.layers
    .filter(({ allows }) => truthOf(allows, lookup) === false)
    .map(({ kind }) => kind);
  if (allowed === true)
    return { decision: 'allowed', kind: null, by: allowedBy(outcomes), when: [], outcomes, missing };
  if (allowed === undefined) {
    const by = outcomes.filter(({ matches }) => matches === undefined).map(({ statement }) => statement);
    return { decision: 'depends', kind: null, by, when: hangsOn(outcomes), outcomes, missing };
  }
  const denying = outcomes.filter(
    ({ statement, matches }) => effectOf(statement) === 'Deny' && matches === true,
  );
  const explicit = denying.length > 0;
  const by = denying.map(({ statement }) => statement);
  return { decision: 'denied', kind: explicit ? 'explicit' : 'implicit', by, when: [], outcomes, missing };
}
