/**
 * A call that was refused without a word on the action: "An error occurred (AccessDenied) when calling the CreateBucket
 * operation: Access Denied", "operation error S3: HeadBucket, … StatusCode: 403", "Couldn't call 'describe_…'".
 * What the operation asks IAM for is then what is wanted; for S3 it is often another name (HeadObject: s3:GetObject).
 */

import { denialDraft } from '../denial.ts';
import type { Facts } from '../facts.ts';
import { actionsOf, callsIn, isDenial, tracedFrom } from '../failed-call.ts';
import { denialWords, principalBefore } from '../message.ts';
import { type Draft, enough, type Recogniser, wanted } from '../recogniser.ts';
import { s3Arn, s3PlacesSaid } from '../s3-place.ts';
import type { Source } from '../source.ts';
import { verdictAt } from '../verdict.ts';

/** An operation in quotes that could not be called: `Couldn't call 'get_role' to get …`. */
const quoted =
  /(?:could(?:n't| not)|cannot|can't|unable to|failed to|failed|denied|error|permission to|allowed to|while|when|trying to)[ \n](?:call|calling|invoke|invoking|execute|executing|perform|performing|run|running)[ \n](?:the[ \n])?(?:API[ \n])?(?:operation[ \n])?["'`‘“]?(?:([a-z0-9-]{2,30})[:.])?([a-z]{2,20}(?:[_-][a-z0-9]{1,30}){1,8}|[A-Z][a-z0-9]+(?:[A-Z][A-Za-z0-9]*)+)(?![A-Za-z0-9_-])/giu;

/** Where the last S3 URL before a call, or the first one behind it, says which object it was about. */
function s3Resources(prose: string, from: number, to: number, action: string): readonly string[] {
  if (!action.startsWith('s3:')) return [];
  const near = s3PlacesSaid(prose.slice(Math.max(0, from - 300), to + 200));
  const place = near.findLast(({ at }) => at <= Math.min(300, from)) ?? near[0];
  const arn = place === undefined ? undefined : s3Arn(action, place);
  return arn === undefined ? [] : [arn];
}

function recognise(source: Source, facts: Facts): readonly Draft[] {
  const { prose } = source;
  const calls = callsIn(source);
  const denied: Draft[] = [];
  for (const [at, call] of calls.entries()) {
    if (denied.length >= enough) break;
    const next = calls[at + 1]?.start ?? prose.length;
    const last = calls[at - 1]?.end ?? 0;
    if (!isDenial(prose, call, last, next)) continue;
    const ids = actionsOf(call, facts);
    if (ids.length === 0) continue;
    const named = principalBefore(source, call.start);
    denied.push(
      denialDraft(source, facts, {
        start: (call.traced === true ? tracedFrom(prose, call, last) : undefined) ?? call.start,
        end: call.end,
        actions: ids.map((id) => wanted(id, s3Resources(prose, call.start, call.end, id))),
        principal: named?.principal,
        verdict: verdictAt(prose.slice(0, next), call.end),
      }),
    );
  }
  const inQuotes: Draft[] = [];
  for (const match of prose.matchAll(quoted)) {
    if (inQuotes.length >= enough) break;
    const [whole, service, operation = ''] = match;
    const end = match.index + whole.length;
    // A bare name that fits several services is a guess, unless something says that it was refused.
    const sure =
      /["'`‘“]/u.test(whole) || denialWords.test(prose.slice(Math.max(0, match.index - 200), end + 200));
    const ids = sure ? actionsOf({ operation, ...(service === undefined ? {} : { service }) }, facts) : [];
    if (ids.length === 0) continue;
    inQuotes.push(
      denialDraft(source, facts, {
        start: match.index,
        end,
        actions: ids.map((id) => wanted(id, s3Resources(prose, match.index, end, id))),
        principal: principalBefore(source, match.index)?.principal,
        verdict: verdictAt(prose, end),
      }),
    );
  }
  return [
    ...denied,
    ...inQuotes.filter(({ start, end }) => !denied.some((each) => each.start < end && start < each.end)),
  ];
}

export const operationDenied: Recogniser = { name: 'operation-denied', recognise };
