/**
 * AWS's own message: "User: … is not authorized to perform: … on resource: … because no … policy allows …".
 *
 * The action that was refused stands behind "perform"; the call that failed is often another one (CreateProject fails
 * for want of iam:PassRole), so that is only offered. Forms: IAM user guide, "Troubleshoot access denied error messages".
 */
import type { ArrivalAction, Principal, Verdict } from '../arrival.ts';
import type { Facts } from '../facts.ts';
import { actionsOf, type Call, callsIn, messageAround, principalBefore, tailAfter } from '../message.ts';
import { type Draft, enough, offered, type Recogniser, wanted } from '../recogniser.ts';
import type { Source } from '../source.ts';
import { actionsAt, arnAt, phrase, skipOpening } from '../tokens.ts';
import { verdictAt } from '../verdict.ts';

const anchor = new RegExp(
  `${phrase('(not (authorized|authorised|allowed|permitted)|unauthorized|unauthorised) to (perform|call|invoke|execute)')}(?:[ \\n](?:the|these|following|action|actions|operation|operations|API))*[ \\n:]*`,
  'giu',
);
const resourceWords =
  /["'`”’]*(?:[ \n]?(?:action|operation|permission)s?)?[ \n.;,]*(?:(?:o\n?n|for|against)[ \n](?:(?:the|this)[ \n])?(?:following[ \n])?(?:r\n?e\n?s\n?o\n?u\n?r\n?c\n?e(?:s|\(s\))?[ \n]?:?[ \n]?)?|[Rr]esources?:[ \n]?)["'`]*/uy;
const bareOperation = /[A-Z][a-z]+[A-Z][A-Za-z]+/uy;
/** The service that answered, as Java's and CloudFormation's messages add it. */
const answering = /\(Service:\s?([A-Za-z0-9 -]{2,40})[;,)]/u;
/** What a service says that the request lacks besides the operation. */
const additional = /^[^\n]{0,80}?\badditional permissions?:?[ \n]["'`]?/iu;
const star = /\*(?![\w/:])/uy;

const test = (pattern: RegExp, text: string, at: number): string | undefined => {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
};

/** The resource behind the action: an ARN, `*`, or none. */
export function resourceAt(
  source: Source,
  at: number,
): { readonly resources: readonly string[]; readonly end: number } {
  const words = test(resourceWords, source.prose, at);
  if (words === undefined) return { resources: [], end: at };
  const start = at + words.length;
  const arn = arnAt(source, start);
  if (arn !== undefined) return { resources: [arn.text], end: arn.end };
  return test(star, source.prose, start) === undefined
    ? { resources: [], end: at }
    : { resources: ['*'], end: start + 1 };
}

/** What sts:DecodeAuthorizationMessage is for, in a sentence. */
export const decodeNote =
  'The encoded message says more: "aws sts decode-authorization-message --encoded-message …" decodes it for whoever may sts:DecodeAuthorizationMessage; give its answer to this program.';

/** The call during which a denial happened, if the prose names one just before it. */
export function callBefore(calls: readonly Call[], at: number): Call | undefined {
  let [low, high] = [0, calls.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((calls[middle]?.start ?? 0) < at) low = middle + 1;
    else high = middle;
  }
  const call = calls[low - 1];
  return call !== undefined && at - call.end < 500 ? call : undefined;
}

/** How far around a message, in the same line, words are about it: "Unable to pull …: denied: User: … is not …". */
const introduction = 320;
const addition = 100;

/** What the parts of a message make together. */
export function denialDraft(
  source: Source,
  facts: Facts,
  parts: {
    readonly start: number;
    readonly end: number;
    readonly actions: readonly ArrivalAction[];
    readonly call?: Call | undefined;
    readonly principal?: Principal | undefined;
    readonly verdict?: Verdict | undefined;
    readonly note?: string | undefined;
    /** Set where the message says it all: what introduces it and what is added tells of the same denial. */
    readonly whole?: true;
  },
): Draft {
  const tail = tailAfter(source.prose, parts.end);
  const { call } = parts;
  const [called] = call === undefined ? [] : actionsOf(call, facts);
  const also =
    called === undefined || parts.actions.some(({ id }) => id === called)
      ? []
      : [offered(called, 'it is the call that failed')];
  const note = tail.encoded ? decodeNote : parts.note;
  const begin = Math.min(parts.start, call?.start ?? parts.start);
  const [start, end] = [source.fromProse(begin), source.fromProse(tail.end - 1) + 1];
  const [from, to] = parts.whole === true ? messageAround(source, begin, tail.end) : [begin, tail.end];
  return {
    kind: 'denial',
    start,
    end,
    claims: [
      Math.min(start, source.fromProse(Math.max(from, begin - introduction))),
      Math.max(end, source.fromProse(Math.min(to, tail.end + addition) - 1) + 1),
    ],
    actions: [...parts.actions, ...also],
    ...(parts.principal === undefined ? {} : { principal: parts.principal }),
    ...(parts.verdict === undefined ? {} : { verdict: parts.verdict }),
    ...(note === undefined ? {} : { note }),
  };
}

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
