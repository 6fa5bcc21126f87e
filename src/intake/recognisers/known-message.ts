/** Messages of the table that name neither an action nor an operation, with the resource and the role around them. */

import { denialDraft } from '../denial.ts';
import type { Facts } from '../facts.ts';
import { callBefore, callsIn } from '../failed-call.ts';
import { messageAround, otherClouds, permissionWords, principalBefore } from '../message.ts';
import { type KnownMessage, knownMessages } from '../message-table.ts';
import { type Near, nearIn } from '../near.ts';
import { principalOf } from '../principal.ts';
import { type Draft, enough, offered, type Recogniser, wanted } from '../recogniser.ts';
import { s3Arn, s3Places } from '../s3-place.ts';
import type { Source } from '../source.ts';
import { arnAt } from '../tokens.ts';
import { verdictAt } from '../verdict.ts';

const repository = /\b(\d{12})\.dkr\.ecr\.([a-z0-9-]+)\.amazonaws\.com(?:\.cn)?\/([a-z0-9][a-z0-9._/-]*)/u;

/** The resource that stands around a message. */
function resourcesOf(
  source: Source,
  { on }: KnownMessage,
  id: string,
  at: number,
  end: number,
): readonly string[] {
  const [from, to] = messageAround(source, at, end);
  const near = source.prose.slice(from, to);
  if (id === 'ecr:GetAuthorizationToken') return ['*'];
  if (on === 's3') {
    const [place] = s3Places(source.prose.slice(at, to));
    const other = place ?? s3Places(near)[0];
    const arn = other === undefined ? undefined : s3Arn(id, other);
    return arn === undefined ? [] : [arn];
  }
  if (on === 'repository') {
    const [, account = '', region = '', name = ''] = repository.exec(near) ?? [];
    return name === '' ? [] : [`arn:aws:ecr:${region}:${account}:repository/${name}`];
  }
  if (on !== 'role') return [];
  const roles = [...near.matchAll(/arn:aws[a-z-]*:iam/gu)].map(({ index }) => from + index);
  const behind = roles.find((place) => place >= at) ?? roles.at(-1);
  const token = behind === undefined ? undefined : arnAt(source, behind);
  return token !== undefined && principalOf(token.text)?.kind === 'role' ? [token.text] : [];
}

/** What is asked about the words around a place. */
interface Around {
  readonly denial: Near;
  readonly otherCloud: Near;
  /** Of the row's own pattern; undefined where it has none. */
  readonly own: Near | undefined;
}

function draftOf(
  source: Source,
  facts: Facts,
  message: KnownMessage,
  match: RegExpExecArray,
  { denial, otherCloud, own }: Around,
): Draft | undefined {
  const { prose } = source;
  const end = match.index + match[0].length;
  const [from, to] = messageAround(source, match.index, end);
  if (otherCloud(from, to) || own?.(from, to) === false) return undefined;
  if (message.ifDenied === true && !denial(from, to)) return undefined;
  const resources = (id: string): readonly string[] => resourcesOf(source, message, id, match.index, end);
  const named = principalBefore(source, match.index);
  return denialDraft(source, facts, {
    start: named?.at ?? match.index,
    end,
    actions: [
      ...message.actions.map((id) => wanted(id, resources(id))),
      ...Object.entries(message.also ?? {}).map(([id, why]) => offered(id, why, resources(id))),
    ],
    call: message.sure === true ? callBefore(callsIn(source), match.index) : undefined,
    principal: named?.principal,
    verdict: message.verdict ?? verdictAt(prose, end),
    note: message.note,
  });
}

/** What a row further down sees beside a row above it, in one message, is the same again. */
const sameMessage = 200;

function recognise(rows: readonly KnownMessage[], source: Source, facts: Facts): readonly Draft[] {
  const drafts: Draft[] = [];
  const denial = nearIn(source.prose, permissionWords);
  const otherCloud = nearIn(source.prose, otherClouds);
  for (const message of rows) {
    const own = message.near === undefined ? undefined : nearIn(source.prose, message.near);
    const earlier = drafts.length;
    for (const match of source.prose.matchAll(message.pattern)) {
      if (drafts.length >= enough) break;
      const draft = draftOf(source, facts, message, match, { denial, otherCloud, own });
      if (draft === undefined) continue;
      const again = drafts
        .slice(0, earlier)
        .some(({ start, end }) => start - sameMessage < draft.end && draft.start < end + sameMessage);
      if (!again) drafts.push(draft);
    }
  }
  return drafts;
}

/** Rows that tell more than the call that failed: asked before it. */
export const knownMessage: Recogniser = {
  name: 'known-message',
  recognise: (source, facts) =>
    recognise(
      knownMessages.filter(({ sure }) => sure === true),
      source,
      facts,
    ),
};

/** Rows that tell less than the call that failed, where one is named. */
export const likelyMessage: Recogniser = {
  name: 'likely-message',
  recognise: (source, facts) =>
    recognise(
      knownMessages.filter(({ sure }) => sure !== true),
      source,
      facts,
    ),
};
