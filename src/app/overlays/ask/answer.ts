/** The policy's answer to what is asked, by which statements, and where those stand in its text. */

import type { Catalog } from '../../../catalog/model.ts';
import { policyFacts } from '../../../catalog/policy-facts.ts';
import type { PolicyDocument } from '../../../iam/document.ts';
import type { Target } from '../../../iam/policy-kind.ts';
import { type DecisionAnswer, decide, type PolicyRequest } from '../../../iam/semantics/decide.ts';
import type { AttachedPolicy, AttachedStatement, LayerKind } from '../../../iam/semantics/layers.ts';
import { memo } from '../../../text/memo.ts';
import type { AskOverlay } from '../../state/overlay.ts';
import { assemblyOf } from '../../state/policy.ts';
import type { State } from '../../state/state.ts';
import { readQuestion } from './question.ts';

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

const answered = memo(
  (
    documents: readonly PolicyDocument[],
    target: Target,
    request: PolicyRequest,
    catalog: Catalog,
  ): DecisionAnswer => decide(attached(documents, target), request, policyFacts(catalog)),
  { limit: 16 },
);

/** The answer as far as the question is typed; undefined while it names no action. */
export function answerOf(state: State, { line }: AskOverlay): DecisionAnswer | undefined {
  const { request } = readQuestion(line.text, state.catalog, state.defaults);
  return request === undefined
    ? undefined
    : answered(assemblyOf(state).documents, state.target, request, state.catalog);
}

/** Places of the statements that decide, or on which it hangs: index of the document, and in it. */
export function decidingStatements(
  state: State,
  overlay: AskOverlay,
): readonly { readonly document: number; readonly statement: number }[] {
  return (answerOf(state, overlay)?.by ?? []).map(({ policy, index }) => ({
    document: Number(policy.file),
    statement: index,
  }));
}

/** How the pane calls a statement: by its Sid, else by its number. */
export function statementName({ policy, statement, index }: AttachedStatement): string {
  const { Sid } = statement;
  if (Sid !== undefined && Sid !== '') return Sid;
  return Number(policy.file) === 0
    ? `statement ${index + 1}`
    : `statement ${index + 1} of policy ${Number(policy.file) + 1}`;
}
