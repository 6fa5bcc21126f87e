/**
 * What decoding EC2's authorization failure message gives: JSON as sts:DecodeAuthorizationMessage answers it, also inside of
 * `{"DecodedMessage": "…"}`. It says everything: action, resource, principal, the statements that matched and the
 * request's context.
 */
import { isRecord } from '../../text/is-record.ts';
import type { ContextValue, Verdict } from '../arrival.ts';
import type { Facts } from '../facts.ts';
import { objectEnd } from '../object-end.ts';
import { principalOf } from '../principal.ts';
import { type Draft, type Recogniser, wanted } from '../recogniser.ts';
import type { Source } from '../source.ts';
import { listOf, textOf } from '../values.ts';

/** Longer than any decoded message. */
const longest = 30_000;

/** The JSON object that begins at an offset, by its braces; undefined when it does not end or is not JSON. */
function objectAt(
  text: string,
  at: number,
): { readonly value: Record<string, unknown>; readonly end: number } | undefined {
  const end = objectEnd(text, at, longest);
  if (end < 0) return undefined;
  try {
    const value: unknown = JSON.parse(text.slice(at, end));
    return isRecord(value) ? { value, end } : undefined;
  } catch {
    return undefined;
  }
}

/** AWS writes its lists as `{"items": […]}`. */
const items = (value: unknown): readonly unknown[] => (isRecord(value) ? listOf(value['items']) : []);

const contextOf = (conditions: unknown): readonly ContextValue[] =>
  items(conditions).flatMap((item) => {
    if (!isRecord(item)) return [];
    const key = textOf(item['key']);
    const values = items(item['values']).flatMap((each) =>
      isRecord(each) && typeof each['value'] === 'string' ? [each['value']] : [],
    );
    return key === undefined ? [] : [{ key, values }];
  });

function verdictOf(decoded: Record<string, unknown>): Verdict {
  if (decoded['explicitDeny'] !== true) return { reason: 'nothing-allowed' };
  const [statement] = items(decoded['matchedStatements']);
  const source = isRecord(statement) ? textOf(statement['sourcePolicyId']) : undefined;
  return { reason: 'explicit-deny', ...(source === undefined ? {} : { arn: source }) };
}

function decodedDraft(source: Source, facts: Facts, at: number): Draft | undefined {
  const object = objectAt(source.prose, at);
  const context = object?.value['context'];
  if (object === undefined || !isRecord(context)) return undefined;
  const written = textOf(context['action']);
  if (written === undefined) return undefined;
  const resource = textOf(context['resource']);
  const who = isRecord(context['principal']) ? textOf(context['principal']['arn']) : undefined;
  const principal = who === undefined ? undefined : principalOf(who);
  return {
    kind: 'denial',
    start: source.fromProse(at),
    end: source.fromProse(object.end - 1) + 1,
    actions: [
      wanted(
        facts.action(written) ?? written,
        resource === undefined ? [] : [resource],
        contextOf(context['conditions']),
      ),
    ],
    verdict: verdictOf(object.value),
    ...(principal === undefined ? {} : { principal }),
  };
}

function recognise(source: Source, facts: Facts): readonly Draft[] {
  const decoded: Draft[] = [];
  let done = 0;
  for (const { index } of source.prose.matchAll(/\{\s?"allowed"\s?:/gu)) {
    // What one look has passed over is not looked at again.
    if (index < done) continue;
    const draft = decodedDraft(source, facts, index);
    if (draft === undefined) done = index + longest;
    else decoded.push(draft);
  }
  return decoded;
}

export const decodedMessage: Recogniser = { name: 'decoded-message', recognise };
