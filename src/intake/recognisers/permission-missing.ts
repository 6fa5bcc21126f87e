/**
 * Messages of a service's own that name a permission: "check if you have ec2:CreateNetworkInterface permission", "does
 * not have permissions to call PutRecord on Kinesis", "missing permissions: …". Recognised by an action's full name, or
 * an operation and its service, beside words that say that somebody lacks it.
 */
import type { ArrivalAction, Verdict } from '../arrival.ts';
import { denialDraft } from '../denial.ts';
import type { Facts } from '../facts.ts';
import { type Call, callBefore, callsIn } from '../failed-call.ts';
import { messageAround, type PlacedPrincipal, principalBefore } from '../message.ts';
import { nearIn } from '../near.ts';
import { principalOf } from '../principal.ts';
import { type Draft, enough, offered, type Recogniser, wanted } from '../recogniser.ts';
import { s3Arn, s3Places } from '../s3-place.ts';
import type { Source } from '../source.ts';
import { actionsAt, arnAt, resourceAt, resourceBehind } from '../tokens.ts';
import { verdictAt } from '../verdict.ts';

const onService =
  /permissions?[ \n](?:needed[ \n]|required[ \n])?(?:to|for)[ \n](?:call|calling|perform|performing|invoke|invoking|access|use|execute|run)?[ \n]?(?:the[ \n])?["'`]?([A-Za-z][A-Za-z0-9_]{3,80})["'`]?[ \n](?:API[ \n]|action[ \n]|operation[ \n])?(?:on|for|in|of|from)[ \n](?:the[ \n]|your[ \n])?["'`]?((?:(?:Amazon|AWS)[ \n])?[A-Za-z][A-Za-z0-9-]{1,30})/giu;

const actionId = /(?<![\w/:.@-])[A-Za-z][A-Za-z0-9-]{1,40}:\n?[A-Z][A-Za-z0-9]{2,90}(?![\w:/-])/gu;

/** Words that say that something was refused, or that a permission is lacking. */
const refused =
  /not[ \n](?:authori[sz]ed|allowed|permitted|granted|have|allow)|isn't[ \n](?:authori[sz]ed|allowed)|unauthori[sz]ed|denied|forbidden|lacks?|lacking|missing|(?:doesn't|don't|didn't)[ \n](?:have|allow)|no[ \n](?:access|permission)|without[ \n](?:the[ \n])?permission|insufficient|unable[ \n]to|cannot|can't|could(?:n't|[ \n]not)|fail(?:s|ed|ure)|error|exception/iu;
/** What a service tells its caller to look after. */
const told =
  /check[ \n](?:if|that|whether)|make[ \n]sure|ensure|verify|(?:please|to|then|should|and)[ \n](?:grant|add|allow|attach)|must[ \n](?:have|be[ \n]allowed|allow|grant)|allows?[ \n]the[ \n]action/iu;
/** Words that speak of permissions and of what needs them, as a guide does too. */
const spoken = /permission|privilege|required?s?|needs?|needed/iu;
/** Said of a permission that is there, that nothing needs any more, or that somebody only asks or tells about. */
const settled =
  /\b(?:already[ \n](?:has|have|had|includes?|contains?|allows?|allowed|grant(?:s|ed)?|added|g[ai]ven?|there|in)|(?:has|have|is|are|was|were)[ \n](?:it[ \n])?already|any[ \n]?more|(?:not|no[ \n]longer)[ \n]need(?:s|ed)?|unneeded|successfully|works?[ \n](?:now|fine|again)|(?:out|ask|wonder|know|unsure)[ \n](?:whether|if)|(?:we|i|they|was|were|is|are|been|just)[ \n](?:just[ \n]|now[ \n]|then[ \n])?(?:grant(?:ed)?|added|gave|given)|grants)\b/iu;
/** Said of a permission that is gone, or in passing: what else the sentence says decides. */
const inPassing = /\b(?:already|no[ \n]longer|removed)\b/iu;
/** What refuses also where a permission was settled: an error may be the one that is gone. */
const refusedStill =
  /not[ \n](?:authori[sz]ed|allowed|permitted|granted)|(?:isn't|no[ \n]longer)[ \n](?:authori[sz]ed|allowed|permitted)|unauthori[sz]ed|denied|forbidden|lacks?|lacking|missing|no[ \n](?:access|permission)|insufficient|\b(?:still|but)(?:[ \n]+(?!no[ \n])[\w'-]+){0,5}?[ \n]+(?:fail(?:s|ed|ing|ure)?|errors?|exceptions?|cannot|can't|unable|refused|the[ \n]same)\b/iu;
/** Somebody is asked for a permission. */
const asked =
  /(?:please|must|should|(?:can|could|would)[ \n](?:you|someone|somebody|anyone))[ \n](?:\w+[ \n])?(?:grant|add|allow|attach|give|restore|put)/iu;
const needs = /\b(?:needs?|requires?|needed|required)\b/iu;

/** Any of these: where none is near, a place is not looked at further. */
const anyWord = new RegExp([refused, told, spoken].map(({ source }) => source).join('|'), 'iu');

/** How far around a name, or a list of them, the words may stand. */
const before = 220;
const after = 120;
const farthest = 2000;

const trust = /trust[ \n](?:relationship|policy)|assume[ \n](?:the|this)[ \n]role|allows[ \n]principal/iu;

/** The ARN nearest around a place that stands for a resource of the action: `for arn:…`, `on …`. */
function resourcesNear(source: Source, at: number, end: number, id: string): readonly string[] {
  const { resources } = resourceAt(source, end);
  if (resources.length > 0) return resources;
  const service = id.slice(0, id.indexOf(':'));
  const [from, to] = messageAround(source, at, end);
  const near = source.prose.slice(from, to);
  if (service === 's3') {
    const place = s3Places(near).at(0);
    const arn = place === undefined ? undefined : s3Arn(id, place);
    return arn === undefined ? [] : [arn];
  }
  for (const match of near.matchAll(/arn:aws/gu)) {
    const token = arnAt(source, from + match.index);
    if (token?.text.split(':')[2] === service && principalOf(token.text)?.kind !== 'role')
      return [token.text];
  }
  return [];
}

/** The role or user that is named in the message: "the role "arn:…"", before the permission or behind it. */
function principalNear(source: Source, at: number, end: number): PlacedPrincipal | undefined {
  const earlier = principalBefore(source, at);
  if (earlier !== undefined) return earlier;
  const behind = source.prose.slice(end, messageAround(source, at, end)[1]);
  const role = /(?:role|user|to|for)[ \n:]+["'`]?(?=arn:aws[a-z-]*:(?:iam|sts))/iu.exec(behind);
  if (role === null) return undefined;
  const start = end + role.index + role[0].length;
  const token = arnAt(source, start);
  const principal = token === undefined ? undefined : principalOf(token.text);
  return principal === undefined ? undefined : { principal, at: start };
}

interface Named {
  readonly ids: readonly string[];
  readonly start: number;
  readonly end: number;
  /** `action`: the text says that something needs them, and nothing of a refusal. */
  readonly kind: 'denial' | 'action';
}

/** The sentence around a place: no further than the message, and no further than full stops. */
function sentenceAround(message: string, at: number, end: number): string {
  const first = message.slice(0, at).search(/[.!?;][ \n](?=[^.!?;]*$)/u);
  const last = message.slice(end).search(/[.!?;](?:[ \n]|$)/u);
  return message.slice(first < 0 ? 0 : first + 1, last < 0 ? message.length : end + last);
}

/** What the words around a name say of it; undefined where it is only mentioned. */
function kindOf(text: string, at: number, end: number): Named['kind'] | undefined {
  // Names speak of permissions themselves: kms:CreateGrant.
  const message = text.slice(0, at) + ' '.repeat(end - at) + text.slice(end);
  const around = message.slice(Math.max(0, at - before), end + after);
  const sentence = sentenceAround(message, at, end);
  if (settled.test(sentence))
    return refusedStill.test(sentence) || asked.test(sentence) ? 'denial' : undefined;
  if (inPassing.test(sentence)) {
    if (refused.test(sentence) || told.test(sentence)) return 'denial';
    return needs.test(sentence) ? 'action' : undefined;
  }
  if (refused.test(around) || told.test(around)) return 'denial';
  return spoken.test(around) ? 'action' : undefined;
}

/** The console's own message, which lists what was asked for below the name: whose resource, and why it was refused. */
const listed = /To request access[\s\S]{0,700}?On resource(?:\(s\)|s)?:[ \n]*/uy;
const listedReach = /^[\s\S]{0,12}To request access/u;

/** Behind which place the console's list says the resource and the reason; undefined where there is no such list. */
function listBehind(prose: string, end: number): number | undefined {
  if (!listedReach.test(prose.slice(end, end + 40))) return undefined;
  listed.lastIndex = prose.indexOf('To request access', end);
  const match = listed.exec(prose);
  return match === null ? undefined : listed.lastIndex;
}

/** Lists of actions that stand near words of lack. */
function namedIn(source: Source, facts: Facts): readonly Named[] {
  const found: Named[] = [];
  const said = nearIn(source.prose, anyWord);
  let done = 0;
  for (const match of source.prose.matchAll(actionId)) {
    if (found.length >= enough) break;
    if (match.index < done || !said(match.index - before, match.index + farthest)) continue;
    const { ids, end } = actionsAt(source, facts, match.index);
    const known = ids.filter((id) => facts.action(id) !== undefined);
    if (known.length === 0) continue;
    done = end;
    const [from, to] = messageAround(source, match.index, end);
    const kind = kindOf(source.prose.slice(from, to), match.index - from, end - from);
    if (kind !== undefined) found.push({ ids: known, start: match.index, end, kind });
  }
  return found;
}

/** sts:AssumeRole in a sentence about trust is no permission of the principal: another policy has to change. */
const isTrust = (source: Source, { ids, start, end }: Named): boolean =>
  ids.every((id) => id === 'sts:AssumeRole') &&
  trust.test(source.prose.slice(Math.max(0, start - 150), end + 150));

/** "The repository of your image … does not grant ecr:BatchGetImage … to the service principal". */
const doesNotGrant =
  /\b(?:repository|bucket|key|secret|topic|queue)\b[^\n]{0,200}?\bdoes[ \n]not[ \n](?:grant|allow)\b/iu;
const toService = /\bservice[ \n]principal\b/iu;

/** A resource that does not grant something to a service lacks it in its own policy. */
function byResource(source: Source, { start, end }: Named): Verdict | undefined {
  const [from, to] = messageAround(source, start, end);
  const grants = doesNotGrant.test(source.prose.slice(from, start));
  return grants && toService.test(source.prose.slice(end, to))
    ? { reason: 'nothing-allowed', policy: 'resource-based' }
    : undefined;
}

/** Further names within this many characters belong to the same message. */
const sameMessage = 400;

function named(source: Source, facts: Facts, calls: readonly Call[]): readonly Draft[] {
  const found = namedIn(source, facts);
  const drafts: Draft[] = [];
  for (const [at, each] of found.entries()) {
    const next = found[at + 1];
    const trusting = isTrust(source, each);
    // The permission that the same message names behind it is the one that can be granted.
    if (trusting && next !== undefined && next.start - each.end < sameMessage && !isTrust(source, next))
      continue;
    const previous = found[at - 1];
    const also: readonly ArrivalAction[] =
      previous !== undefined && isTrust(source, previous) && each.start - previous.end < sameMessage
        ? [offered('sts:AssumeRole', 'the trust policy of the role has to allow it to the service')]
        : [];
    const list = listBehind(source.prose, each.end);
    const asked = list === undefined ? undefined : resourceBehind(source, list);
    const principal = principalNear(source, each.start, list ?? each.end);
    drafts.push({
      ...denialDraft(source, facts, {
        start: each.start,
        end: each.end,
        actions: [
          ...each.ids.map((id) =>
            wanted(id, asked?.resources ?? resourcesNear(source, each.start, each.end, id)),
          ),
          ...also,
        ],
        call: callBefore(calls, each.start),
        principal: principal?.principal,
        verdict: trusting
          ? { reason: 'nothing-allowed', policy: 'trust' }
          : (verdictAt(source.prose, asked?.end ?? each.end) ?? byResource(source, each)),
      }),
      kind: each.kind,
    });
  }
  return drafts;
}

function recognise(source: Source, facts: Facts): readonly Draft[] {
  const { prose } = source;
  const calls = callsIn(source);
  const ofServices = [...prose.matchAll(onService)].flatMap((match): readonly Draft[] => {
    const [whole, operation = '', service = ''] = match;
    const prefix = facts.service(service.replace('\n', ' '));
    const ids = prefix === undefined ? [] : facts.operation(prefix, operation);
    const start = match.index;
    const end = start + whole.length;
    const principal = principalNear(source, start, end);
    return ids.length === 0
      ? []
      : [
          denialDraft(source, facts, {
            start,
            end,
            actions: ids.map((id) => wanted(id, resourcesNear(source, start, end, id))),
            principal: principal?.principal,
          }),
        ];
  });
  return [...ofServices, ...named(source, facts, calls)];
}

export const permissionMissing: Recogniser = { name: 'permission-missing', recognise };
