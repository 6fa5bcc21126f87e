/**
 * AWS's own message: "User: … is not authorized to perform: … on resource: … because no … policy allows …".
 *
 * The action that was refused stands behind "perform"; the call that failed is often another one (CreateProject fails
 * for want of iam:PassRole), so that is only offered. Forms: IAM user guide, "Troubleshoot access denied error messages".
 */
import type { Verdict } from '../arrival.ts';
import { denialDraft } from '../denial.ts';
import type { Facts } from '../facts.ts';
import { actionsOf, type Call, callBefore, callsIn } from '../failed-call.ts';
import { principalBefore } from '../message.ts';
import { type Draft, enough, type Recogniser, wanted } from '../recogniser.ts';
import type { Source } from '../source.ts';
import { actionsAt, phrase, resourceAt, skipOpening } from '../tokens.ts';
import { verdictAt } from '../verdict.ts';

const anchor = new RegExp(
  `${phrase('(not (authorized|authorised|allowed|permitted)|unauthorized|unauthorised) to (perform|call|invoke|execute)')}(?:[ \\n](?:the|these|following|action|actions|operation|operations|API))*[ \\n:]*`,
  'giu',
);
const bareOperation = /[A-Z][a-z]+[A-Z][A-Za-z]+/uy;
/** The service that answered, as Java's and CloudFormation's messages add it. */
const answering = /\(Service:\s?([A-Za-z0-9 -]{2,40})[;,)]/u;
/** What a service says that the request lacks besides the operation. */
const additional = /^[^\n]{0,80}?\badditional permissions?:?[ \n]["'`]?/iu;
const test = (pattern: RegExp, text: string, at: number): string | undefined => {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
};

/** Who asks for these comes from outside of AWS and has no policies of its own: the role's trust policy decides alone. */
const isForeign = (id: string): boolean =>
  id === 'sts:AssumeRoleWithWebIdentity' || id === 'sts:AssumeRoleWithSAML';
const trustLacks: Verdict = { reason: 'nothing-allowed', policy: 'trust' };

function recognise(source: Source, facts: Facts): readonly Draft[] {
  const { prose } = source;
  const drafts: Draft[] = [];
  let calls: readonly Call[] | undefined;
  for (const match of prose.matchAll(anchor)) {
    if (drafts.length >= enough) break;
    const at = match.index + match[0].length;
    calls ??= callsIn(source);
    let call = callBefore(calls, match.index);
    let { ids, end } = actionsAt(source, facts, at);
    if (ids.length === 0) {
      const start = skipOpening(prose, at);
      const operation = test(bareOperation, prose, start);
      if (operation === undefined) continue;
      const service = answering.exec(
        prose.slice(start + operation.length, start + operation.length + 200),
      )?.[1];
      const [id] = actionsOf({ operation, ...(service === undefined ? {} : { service }) }, facts);
      if (id === undefined) continue;
      end = start + operation.length;
      // "… CreateLogGroup with Tags. An additional permission "logs:TagResource" is required.": the call is allowed.
      const more = additional.exec(prose.slice(end, end + 200));
      const further = more === null ? undefined : actionsAt(source, facts, end + more[0].length);
      ids = further === undefined || further.ids.length === 0 ? [id] : further.ids;
      end = Math.max(end, further?.end ?? end);
      call ??= further === undefined ? undefined : { operation, start, end };
    }
    const { resources, end: behind } = resourceAt(source, end);
    const named = principalBefore(source, match.index);
    drafts.push(
      denialDraft(source, facts, {
        start: named?.at ?? match.index,
        end: Math.max(at, behind),
        actions: ids.map((id) => wanted(id, resources)),
        call,
        principal: named?.principal,
        verdict: verdictAt(prose, behind) ?? (ids.every(isForeign) ? trustLacks : undefined),
        whole: true,
      }),
    );
  }
  return drafts;
}

export const accessDenied: Recogniser = { name: 'access-denied', recognise };
