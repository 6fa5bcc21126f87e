/** Works out what the explorer asks about its cart (findings, changes, the policy in words, requests), in steps of some milliseconds. */
import type { AppAction } from '../app/state/action.ts';
import { areShort, checkSteps } from '../app/state/checking.ts';
import { decisionSteps } from '../app/state/deciding.ts';
import type { AppEffect } from '../app/state/effect.ts';
import type { Catalog } from '../catalog/model.ts';
import { policyFacts } from '../catalog/policy-facts.ts';
import type { PolicyDocument } from '../iam/document.ts';
import { type Comparison, comparing, sidesOf } from '../iam/semantics/compare.ts';
import { type DocumentExplanation, explaining } from '../iam/semantics/explain.ts';
import type { AttachedPolicy } from '../iam/semantics/layers.ts';
import type { Finding } from '../policy/finding.ts';

/** What is asked: a check, a comparison, policies in words, or what they decide. */
export type ProofEffect = Extract<AppEffect, { readonly kind: 'check' | 'compare' | 'explain' | 'decide' }>;

const attached = (documents: readonly PolicyDocument[]): readonly AttachedPolicy[] =>
  documents.map((document) => ({ kind: 'identity', document, file: '', principals: 'named' }));

/** Whether the answer takes no longer than a key may wait: a long policy is asked about once no key comes. */
export function isAnsweredSoon(effect: ProofEffect): boolean {
  switch (effect.kind) {
    case 'check':
    case 'decide':
      return false;
    case 'compare':
      return areShort(effect.before, effect.after);
    case 'explain':
      return areShort(effect.documents);
  }
}

/** The answer to a question, as the app takes it. */
export function* answerTo(effect: ProofEffect, catalog: Catalog): Generator<void, AppAction> {
  if (effect.kind === 'check') {
    const { question, assembly } = effect;
    return { kind: 'checked', question, findings: yield* checkSteps(question, assembly) };
  }
  if (effect.kind === 'decide')
    return { kind: 'decided', id: effect.id, answer: yield* decisionSteps(effect.question, catalog) };
  const facts = policyFacts(catalog);
  if (effect.kind === 'compare') {
    const { id, before, after } = effect;
    const [from, to] = sidesOf(attached(before), attached(after));
    return { kind: 'compared', id, comparison: yield* comparing(from, to, facts) };
  }
  const explanations: DocumentExplanation[] = [];
  for (const document of effect.documents) explanations.push(yield* explaining(document, facts));
  return { kind: 'explained', id: effect.id, explanations };
}

/** What is said of a policy that could not be checked. */
const notChecked: Finding = {
  rule: 'not-checked',
  severity: 'error',
  document: 0,
  statement: null,
  path: '',
  message: 'The check failed: nothing is known of this policy; sm-explore check FILE tries again.',
};

/** What the app is told when the work itself went wrong: that nothing is known. */
export function noAnswerTo(effect: ProofEffect): AppAction {
  if (effect.kind === 'check') return { kind: 'checked', question: effect.question, findings: [notChecked] };
  if (effect.kind === 'decide') return { kind: 'decided', id: effect.id, answer: 'failed' };
  const { kind, id } = effect;
  const comparison: Comparison = {
    equal: null,
    gained: [],
    lost: [],
    unknown: [{ action: '*', because: 'the comparison failed' }],
    escalations: [],
  };
  return kind === 'compare'
    ? { kind: 'compared', id, comparison }
    : { kind: 'explained', id, explanations: [] };
}
