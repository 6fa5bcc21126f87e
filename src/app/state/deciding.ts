/**
 * What the cart's policy decides about a request. Of a long policy, or one of many patterns, that takes longer than a key
 * may wait: it is asked for as an effect, worked out while no key comes, and comes back as an action; until then there
 * is no answer, least of all that to an earlier question. What takes a few steps is there at once.
 */
import type { Catalog } from '../../catalog/model.ts';
import { policyFacts } from '../../catalog/policy-facts.ts';
import type { PolicyDocument } from '../../iam/document.ts';
import type { Target } from '../../iam/policy-kind.ts';
import { type DecisionAnswer, deciding, type PolicyRequest } from '../../iam/semantics/decide.ts';
import type { AttachedPolicy, LayerKind } from '../../iam/semantics/layers.ts';
import { memo } from '../../text/memo.ts';
import { areShort } from './checking.ts';
import { assemblyOf, textOfDocuments } from './policy.ts';
import type { Decided, DecisionQuestion } from './proof.ts';
import type { State } from './state.ts';
import { type Step, say, step } from './step.ts';

/** So many steps are done at once, each of a millisecond or two where a policy is short. */
const mostStepsAtOnce = 16;

/** As what the policy is attached: what it is for, where that is no identity's policy. */
const layerOf = (target: Target): LayerKind =>
  target === 'scp' || target === 'session' ? target : 'identity';

const attached = memo(
  (documents: readonly PolicyDocument[], target: Target): readonly AttachedPolicy[] =>
    documents.map((document, at) => ({
      kind: layerOf(target),
      document,
      file: String(at),
      principals: 'ignored',
    })),
  { limit: 8 },
);

/** Works out what policies decide, in steps of some milliseconds. */
export function decisionSteps(
  { documents, target, request }: DecisionQuestion,
  catalog: Catalog,
): Generator<void, DecisionAnswer> {
  return deciding(attached(documents, target), request, policyFacts(catalog));
}

const atOnce = memo(
  (
    documents: readonly PolicyDocument[],
    target: Target,
    request: PolicyRequest,
    catalog: Catalog,
  ): DecisionAnswer | null => {
    if (!areShort(documents)) return null;
    const steps = decisionSteps({ documents, target, request }, catalog);
    for (let done = 0; done < mostStepsAtOnce; done += 1) {
      const next = steps.next();
      if (next.done === true) return next.value;
    }
    return null;
  },
  { limit: 16 },
);

const answerAtOnce = (state: State, request: PolicyRequest): DecisionAnswer | null =>
  atOnce(assemblyOf(state).documents, state.target, request, state.catalog);

const idOf = (state: State, request: PolicyRequest): string =>
  [
    state.catalog.completeServices.size,
    state.target,
    JSON.stringify(request),
    textOfDocuments(assemblyOf(state).documents),
  ].join('\n');

/** What the policy decides about a request; null while that is worked out. */
export function decisionOf(state: State, request: PolicyRequest): Decided | null {
  const short = answerAtOnce(state, request);
  if (short !== null) return short;
  const { decision } = state.proofs;
  return decision !== null && decision.id === idOf(state, request) ? decision.answer : null;
}

/** Asks about the request, where that is not answered at once and not asked yet. */
export function askForDecision({ state, effects }: Step, request: PolicyRequest | undefined): Step {
  const { proofs } = state;
  if (request === undefined || answerAtOnce(state, request) !== null) return { state, effects };
  const id = idOf(state, request);
  if (proofs.decision?.id === id) return { state, effects };
  const question: DecisionQuestion = {
    documents: assemblyOf(state).documents,
    target: state.target,
    request,
  };
  return {
    state: { ...state, proofs: { ...proofs, decision: { id, answer: null } } },
    effects: [...effects, { kind: 'decide', id, question }],
  };
}

/** Takes an answer, unless something else is asked by now. */
export function takeDecision(state: State, id: string, answer: Decided): Step {
  if (state.proofs.decision?.id !== id) return step(state);
  const next = { ...state, proofs: { ...state.proofs, decision: { id, answer } } };
  return answer === 'failed' ? say(next, 'The question could not be answered.', 'error') : step(next);
}
