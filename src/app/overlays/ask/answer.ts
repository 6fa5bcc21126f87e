/** The policy's answer to what is asked, by which statements, and where those stand in its text. */

import type { PolicyRequest } from '../../../iam/semantics/decide.ts';
import type { AttachedStatement } from '../../../iam/semantics/layers.ts';
import { decisionOf } from '../../state/deciding.ts';
import type { AskOverlay } from '../../state/overlay.ts';
import type { Decided } from '../../state/proof.ts';
import type { State } from '../../state/state.ts';
import { readQuestion } from './question.ts';

/** What is asked; undefined while no action is named, or nothing is asked at all. */
export function requestOf({ overlay, catalog, defaults }: State): PolicyRequest | undefined {
  return overlay?.kind === 'ask' ? readQuestion(overlay.line.text, catalog, defaults).request : undefined;
}

/** The answer as far as the question is typed; undefined while it names no action, null while it is worked out. */
export function answerOf(state: State, overlay: AskOverlay): Decided | undefined | null {
  const request = requestOf({ ...state, overlay });
  return request === undefined ? undefined : decisionOf(state, request);
}

/** Places of the statements that decide, or on which it hangs: index of the document, and in it. */
export function decidingStatements(
  state: State,
  overlay: AskOverlay,
): readonly { readonly document: number; readonly statement: number }[] {
  const answer = answerOf(state, overlay) ?? 'failed';
  return (answer === 'failed' ? [] : answer.by).map(({ policy, index }) => ({
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
