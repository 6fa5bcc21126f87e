/** A denial as a draft: its parts, what stands around it, and the call that failed. */
import type { ArrivalAction, Principal, Verdict } from './arrival.ts';
import type { Facts } from './facts.ts';
import { actionsOf, type Call } from './failed-call.ts';
import { messageAround, tailAfter } from './message.ts';
import { type Draft, offered } from './recogniser.ts';
import type { Source } from './source.ts';

/** What sts:DecodeAuthorizationMessage is for, in a sentence. */
export const decodeNote =
  'The encoded message says more: "aws sts decode-authorization-message --encoded-message …" decodes it for whoever may sts:DecodeAuthorizationMessage; give its answer to this program.';

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
