/**
 * S3 that was refused without an operation's name: "Failed to download data from s3://…: Access Denied", as SageMaker's jobs,
 * Hadoop's file system and Java's SDK report it. What is read and what is written is told by the verb around the URL.
 *
 * Each URL is looked at once, with lists of where verbs and words of denial stand: a pattern from the verb to the URL
 * would try every verb against every URL.
 */
import { denialDraft } from '../denial.ts';
import type { Facts } from '../facts.ts';
import { messageAround, otherClouds, permissionWords, principalBefore } from '../message.ts';
import { type First, firstIn, nearIn } from '../near.ts';
import { type Draft, enough, offered, type Recogniser, wanted } from '../recogniser.ts';
import { type S3Place, s3Arn, s3Places } from '../s3-place.ts';
import type { Source } from '../source.ts';
import { verdictAt } from '../verdict.ts';

/** Verbs before a URL, in the order in which they decide. */
const verbs: readonly { readonly pattern: RegExp; readonly action: string }[] = [
  {
    pattern:
      /upload(?:ing|ed)?\b|writ(?:e|ing)\b|sav(?:e|ing)\b|stor(?:e|ing)\b|copy\s+to\b|\bput\s+(?:\d-byte\s+object\s+)?on\b|\bmkdirs?\s+on\b/iu,
    action: 's3:PutObject',
  },
  { pattern: /(?:delete|rename)\s+on\b/iu, action: 's3:DeleteObject' },
  {
    pattern:
      /(?:download(?:ing|ed)?|read(?:ing)?|access(?:ing)?|load(?:ing)?|get(?:ting)?|fetch(?:ing)?|find|denied|forbidden)\b/iu,
    action: 's3:GetObject',
  },
];
/** How far before a URL its verb stands, in the same sentence. */
const verbBefore = 160;
/** Hadoop says behind the URL what it did there. */
const writesBehind = /:?\s+(?:put|upload|initiate|copy|write)\b/iuy;
/** How far behind a URL a denial belongs to it: in the same line, in the same sentence. */
const sameLine = 200;
const sameSentence = 120;
const refused = /access\s?denied|forbidden|\(403\)/iu;

/** S3's own words where no URL is named. */
const plain =
  /<Code>\s*AccessDenied\s*<\/Code>|access\s+denied\s+\(service:\s+(?:amazon\s+)?s3\b|amazons3exception:\s+(?:access\s+denied|forbidden)/giu;

const listing = offered('s3:ListBucket', 'without it S3 answers for a missing object as for a forbidden one');

interface Words {
  readonly verbs: readonly First[];
  readonly refused: First;
}

/** What was done at a URL, and from where to where words tell it; undefined where nothing does. */
function doneAt(
  prose: string,
  place: S3Place,
  from: number,
  words: Words,
): { readonly action: string; readonly at: number; readonly end: number } | undefined {
  const near = prose.slice(Math.max(from, place.at - verbBefore), place.at);
  const sentence = place.at - near.length + near.lastIndexOf('.') + 1;
  writesBehind.lastIndex = place.end;
  const lineEnd = prose.slice(place.end, place.end + sameLine).indexOf('\n');
  const line = place.end + (lineEnd < 0 ? sameLine : lineEnd);
  const later = writesBehind.test(prose) ? words.refused(place.end, line) : undefined;
  if (later !== undefined) return { action: 's3:PutObject', at: place.at, end: later };
  for (const [index, { action }] of verbs.entries()) {
    const at = words.verbs[index]?.(sentence, place.at);
    if (at !== undefined) return { action, at, end: place.end };
  }
  const stop = prose.slice(place.end, place.end + sameSentence).indexOf('.');
  const behind = place.end + (stop < 0 ? sameSentence : stop);
  const end = words.refused(place.end, behind);
  return end === undefined ? undefined : { action: 's3:GetObject', at: place.at, end };
}

/** Finds within this many characters are one message. */
const sameMessage = 200;

function recognise(source: Source, facts: Facts): readonly Draft[] {
  const { prose } = source;
  const denial = nearIn(prose, permissionWords);
  const otherCloud = nearIn(prose, otherClouds);
  const words = {
    verbs: verbs.map(({ pattern }) => firstIn(prose, pattern)),
    refused: firstIn(prose, refused),
  };
  const drafts: Draft[] = [];
  const add = (start: number, end: number, actions: Draft['actions'], note?: string): void => {
    const named = principalBefore(source, start);
    drafts.push(
      denialDraft(source, facts, {
        start: named?.at ?? start,
        end,
        actions,
        principal: named?.principal,
        verdict: verdictAt(prose, end),
        note,
      }),
    );
  };
  let last = 0;
  for (const place of s3Places(prose)) {
    if (drafts.length >= enough) break;
    const done = doneAt(prose, place, last, words);
    last = place.end;
    if (done === undefined) continue;
    const [from, to] = messageAround(source, done.at, done.end);
    if (!denial(from, to) || otherCloud(from, to)) continue;
    const arn = s3Arn(done.action, place);
    const bucket = s3Arn(listing.id, place);
    const on = (each: string | undefined): readonly string[] => (each === undefined ? [] : [each]);
    add(done.at, done.end, [
      wanted(done.action, on(arn)),
      ...(done.action === 's3:GetObject' ? [{ ...listing, resources: on(bucket) }] : []),
    ]);
  }
  const urls = drafts.map(({ start, end }) => ({ start, end }));
  let passed = 0;
  for (const { index, 0: whole } of prose.matchAll(plain)) {
    if (drafts.length >= enough) break;
    const at = source.fromProse(index);
    while (passed < urls.length && (urls[passed]?.end ?? 0) + sameMessage < at) passed += 1;
    const [from, to] = messageAround(source, index, index + whole.length);
    if ((urls[passed]?.start ?? Number.POSITIVE_INFINITY) < at + sameMessage || otherCloud(from, to))
      continue;
    add(
      index,
      index + whole.length,
      [
        wanted('s3:GetObject'),
        listing,
        offered('s3:PutObject', 'the message does not tell reading from writing'),
      ],
      'S3 does not say what was refused: choose between reading and writing.',
    );
  }
  return drafts;
}

export const s3Message: Recogniser = { name: 's3-message', recognise };
