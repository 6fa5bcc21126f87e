/** What stands around the heart of an error message: how far the message goes, who asked, and what follows it. */
import type { Principal } from './arrival.ts';
import { principalOf } from './principal.ts';
import type { Source } from './source.ts';
import { arnAt, phrase } from './tokens.ts';

/** Words that mean a denial. */
export const denialWords =
  /access(?:[ \n]?was)?[ \n]?denied|accessdenied|unauthorizedoperation|not[ \n]authori[sz]ed|unauthori[sz]ed|\bforbidden\b|status[ \n]?code:?[ \n]?403|permission[ \n]denied|(?:do|does)[ \n]not[ \n]have[ \n](?:the[ \n])?(?:required[ \n]|necessary[ \n]|sufficient[ \n])?permission|insufficient[ \n]permission|explicit[ \n]deny/iu;

/** Words of a message that is about permissions at all. */
export const permissionWords = new RegExp(`${denialWords.source}|permission|denied|forbidden`, 'iu');

/** Other clouds speak of buckets and of access in the same words, S3's own error document among them. */
export const otherClouds =
  /google\s+cloud|googleapis|\bstorage\.(?:objects|buckets)\.|\bgs:\/\/|\bazure\b|\.blob\.core\.|\bmicrosoft\./iu;

const principalArn = new RegExp(
  `${phrase('arn:aws')}[a-z-]*\\n?:\\n?(?:${phrase('iam|sts|redshift')})\\b`,
  'gu',
);

/** Messages are no longer than this on either side of their heart. */
const longest = 600;

/** Whether a line feed of the prose parts two messages: not where a terminal cut the line or a sentence goes on. */
const isBoundary = (source: Source, at: number): boolean =>
  !/[a-z(:]/u.test(source.prose[at + 1] ?? '') && !source.cutAt(at);

/** The part of the prose around a place that is one message, as offsets. */
export function messageAround(source: Source, at: number, end: number): readonly [number, number] {
  const { prose } = source;
  // Only a window is searched: a search through all of the text for every message would take quadratic time.
  let first = Math.max(0, at - longest);
  const before = prose.slice(first, at);
  for (let feed = before.lastIndexOf('\n'); feed >= 0; feed = before.lastIndexOf('\n', feed - 1)) {
    if (isBoundary(source, first + feed)) {
      first += feed + 1;
      break;
    }
    if (feed === 0) break;
  }
  let last = Math.min(prose.length, end + longest);
  const behind = prose.slice(end, last);
  for (let feed = behind.indexOf('\n'); feed >= 0; feed = behind.indexOf('\n', feed + 1)) {
    if (!isBoundary(source, end + feed)) continue;
    last = end + feed;
    break;
  }
  return [first, last];
}

/** A principal, and where in the prose it stands. */
export interface PlacedPrincipal {
  readonly principal: Principal;
  readonly at: number;
}

/** The principal named nearest before an offset of the prose, within the same message. */
export function principalBefore(source: Source, at: number): PlacedPrincipal | undefined {
  const [from] = messageAround(source, at, at);
  const before = source.prose.slice(from, at);
  // What stands before an earlier denial is that one's.
  const earlier = before.toLowerCase().lastIndexOf('not authorized to perform');
  const after = Math.max(0, earlier);
  const named = [...before.slice(after).matchAll(principalArn)].at(-1);
  if (named !== undefined) {
    const start = from + after + named.index;
    const token = arnAt(source, start);
    const principal = token === undefined ? undefined : principalOf(token.text);
    const lead = /(?:\b(?:User|Principal|Role):?\s)?["'`]?$/iu.exec(
      source.prose.slice(Math.max(from, start - 12), start),
    );
    return principal === undefined ? undefined : { principal, at: start - (lead?.[0].length ?? 0) };
  }
  const anonymous = before.lastIndexOf('User: anonymous');
  return anonymous < after
    ? undefined
    : { principal: { kind: 'other', name: 'anonymous' }, at: from + anonymous };
}

const reason =
  /["'`”’\s.;,]{0,6}(?:Context:\s)?(?:because\s)?(?:no\s[A-Za-z\s-]{3,40}?(?:policy|policies|boundary)\sallows?(?:\sthe)?(?:\s[A-Za-z0-9-]+(?:\n[A-Za-z0-9-]+)?\s?:\s?[A-Za-z0-9]+(?:\n[A-Za-z0-9]+)?)?(?:\saction)?|with\san?\sexplicit\sdeny(?:\sin\san?\s[A-Za-z\s-]{3,40}?(?:policy|boundary)(?::\sarn:\S{1,200})?)?)/iuy;

const trailing =
  /^(?:["'`]|\\)*[ \n.;:,]*(?:You are not authorized to perform this operation\.?[ \n]?)?(Encoded[ \n]authorization[ \n]failure[ \n]message:[ \n]?[A-Za-z0-9_+/=-]*(?:\n[A-Za-z0-9_+/=-]{20,})*)?[ \n.;]*(?:\(Service:[^)]{0,300}\)|status code: \d+, request id: [\w-]+)?/u;

/** What belongs to a message behind its resource: the reason, the encoded message, and the SDK's own remarks. */
export function tailAfter(prose: string, at: number): { readonly end: number; readonly encoded: boolean } {
  reason.lastIndex = at;
  const from = at + (reason.exec(prose)?.[0].length ?? 0);
  const match = trailing.exec(prose.slice(from, from + 4000));
  return { end: from + (match?.[0].length ?? 0), encoded: match?.[1] !== undefined };
}
