/**
 * What there is to say of the cart's policy. Of a long one that takes longer than a key may wait: it is asked for as an
 * effect, worked out while no key comes, and comes back as an action; until then there is no answer, least of all that
 * of an earlier cart. A short one with few patterns is checked at once, so that nothing flickers.
 *
 * What is asked is told apart by the values that the policy is made of, each of which the state holds as it is. A few
 * answers are kept, for undo and for a fix that is only looked at.
 */
import type { Catalog } from '../../catalog/model.ts';
import { listOf, type PolicyDocument, type Statement } from '../../iam/document.ts';
import { hasWildcard } from '../../iam/pattern.ts';
import type { Target } from '../../iam/policy-kind.ts';
import { orphanFindings } from '../../policy/cart/orphans.ts';
import type { Assembly, Cart, Defaults } from '../../policy/cart-model.ts';
import type { Finding } from '../../policy/finding.ts';
import { gravestFirst, reviewing } from '../../policy/review.ts';
import { count } from '../../text/count.ts';
import { memo } from '../../text/memo.ts';
import { finish } from '../../text/steps.ts';
import type { Check, CheckQuestion } from './check.ts';
import { assemblyOf } from './policy.ts';
import type { State } from './state.ts';
import { type Step, say, step } from './step.ts';

/** So many statements are checked at once. */
const mostAtOnce = 100;

/** A pattern is compared with all that it may stand for: it counts as so many statements. */
const patternWeight = 20;
/** So many names, resources and values beside others in a statement count as one more, and so do so many characters of them. */
const namesOfWeight = 10;
const charactersOfWeight = 500;
/** So many condition keys, as each is looked up for each action, and beside the others. */
const keysOfWeight = 4;

/** Answers that are kept, the newest ones. */
const mostKept = 4;

const weightOf = (statement: Statement): number => {
  const { Action, NotAction, Resource, NotResource, Condition = {} } = statement;
  const keys = Object.values(Condition).flatMap((block) => Object.values(block));
  const values = keys.reduce((sum: number, value) => sum + listOf<unknown>(value).length, 0);
  const names = [Action, Resource, NotResource].reduce((sum, list) => sum + listOf(list).length, values);
  const patterns = listOf(NotAction).length + listOf(Action).filter(hasWildcard).length;
  const characters = Math.floor(JSON.stringify(statement).length / charactersOfWeight);
  const conditions = Math.floor(keys.length / keysOfWeight);
  return 1 + conditions + Math.floor(names / namesOfWeight) + characters + patternWeight * patterns;
};

/** What policies weigh, in statements: asked for at every key. */
const weightOfAll = memo(
  (documents: readonly PolicyDocument[]): number =>
    documents.flatMap(({ Statement }) => Statement).reduce((sum, each) => sum + weightOf(each), 0),
  { limit: 8 },
);

/** Whether policies are so short, all together, that no key waits for what is worked out of them. */
export function areShort(...policies: readonly (readonly PolicyDocument[])[]): boolean {
  return policies.reduce((sum, documents) => sum + weightOfAll(documents), 0) <= mostAtOnce;
}

/** Checks a policy, in steps of some milliseconds. */
export function* checkSteps(
  { cart, catalog, target }: CheckQuestion,
  assembly: Assembly,
): Generator<void, readonly Finding[]> {
  const found = yield* reviewing(assembly, catalog, target);
  return gravestFirst([...found, ...orphanFindings(cart, catalog)]);
}

const atOnce = memo(
  (
    cart: Cart,
    catalog: Catalog,
    defaults: Defaults,
    target: Target,
    assembly: Assembly,
  ): readonly Finding[] => finish(checkSteps({ cart, catalog, defaults, target }, assembly)),
  { limit: 8 },
);

const isAbout = ({ question }: Check, { cart, catalog, defaults, target }: State): boolean =>
  question.cart === cart.present &&
  question.catalog === catalog &&
  question.defaults === defaults &&
  question.target === target;

const checkOf = (state: State): Check | undefined => state.checks.find((check) => isAbout(check, state));

/** What there is to say of the policy, gravest first; null while that is worked out. */
export function findingsOf(state: State): readonly Finding[] | null {
  const assembly = assemblyOf(state);
  if (areShort(assembly.documents))
    return atOnce(state.cart.present, state.catalog, state.defaults, state.target, assembly);
  return checkOf(state)?.answer ?? null;
}

/** Why nothing can be done about a finding now; undefined once there are findings. */
export function stillChecking(state: State): string | undefined {
  return findingsOf(state) === null ? 'The findings are still being worked out.' : undefined;
}

/** What was found last, for the room that it took: the panes keep their places while the findings are worked out. */
export function earlierFindings({ checks }: State): readonly Finding[] {
  return checks.findLast(({ answer }) => answer !== null)?.answer ?? [];
}

/** The state with the cart that the screen shows: while a fix is asked about, the one that it would make. */
const asShown = (state: State): State =>
  state.overlay?.kind === 'confirm' && state.overlay.question.kind === 'apply-fix'
    ? { ...state, cart: { ...state.cart, present: state.overlay.question.cart } }
    : state;

/** Asks for what is not known and not asked for yet. */
export function askForCheck({ state, effects }: Step): Step {
  const shown = asShown(state);
  const assembly = assemblyOf(shown);
  const { catalog, defaults, target, checks: before } = state;
  if (areShort(assembly.documents))
    return before.length === 0 ? { state, effects } : { state: { ...state, checks: [] }, effects };
  if (checkOf(shown) !== undefined) return { state, effects };
  const question: CheckQuestion = { cart: shown.cart.present, catalog, defaults, target };
  // What is asked now ends the work on what was asked before; another catalog is not kept for an answer.
  const answered = before
    .filter((check) => check.answer !== null && check.question.catalog === catalog)
    .slice(1 - mostKept);
  const checks: readonly Check[] = [...answered, { question, answer: null, handedOut: false }];
  return { state: { ...state, checks }, effects: [...effects, { kind: 'check', question, assembly }] };
}

const withCheck = (state: State, before: Check, after: Check): State => ({
  ...state,
  checks: state.checks.map((check) => (check === before ? after : check)),
});

/**
 * Takes an answer, unless something else is asked by now. Errors in what was copied or saved meanwhile are said: nobody
 * could see them.
 */
export function takeFindings(state: State, question: CheckQuestion, answer: readonly Finding[]): Step {
  const check = state.checks.find((each) => each.question === question);
  if (check === undefined) return step(state);
  const next = withCheck(state, check, { ...check, answer });
  const errors = answer.filter(({ severity }) => severity === 'error').length;
  if (!check.handedOut || errors === 0) return step(next);
  return say(next, `What was copied or saved has ${count(errors, 'error')}: the cart lists them.`, 'error');
}

/** What is added to the sentence that says that the policy was copied or saved. */
export function notCheckedYet(state: State): string {
  return findingsOf(state) === null ? ', not checked yet' : '';
}

/** The state after the policy was copied or saved: when it is checked, its errors are said. */
export function afterHandingOut(state: State): State {
  const check = checkOf(state);
  return check === undefined || check.answer !== null
    ? state
    : withCheck(state, check, { ...check, handedOut: true });
}

/** Copies what the cart makes. */
export function copyMade(state: State, text: string, what: string): Step {
  const named = `${what}${notCheckedYet(state)}`;
  return step(afterHandingOut(state), { kind: 'copy', text, what: named });
}
