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

/** So many objects without an end are looked through besides those that the text's length warrants. */
const spare = 4;

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

function decodedDraft(
  source: Source,
  facts: Facts,
  at: number,
  object: { readonly value: Record<string, unknown>; readonly end: number },
): Draft | undefined {
  const context = object.value['context'];
  if (!isRecord(context)) return undefined;
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
  // Objects that never end would be looked through again and again: so much is looked at twice, and no more.
  let budget = source.prose.length * 2 + longest * spare;
  for (const { index } of source.prose.matchAll(/\{\s?"allowed"\s?:/gu)) {
    if (index < done) continue;
    const object = objectAt(source.prose, index);
    if (object === undefined) {
      budget -= longest;
      if (budget < 0) done = index + longest;
      continue;
    }
    done = object.end;
    const draft = decodedDraft(source, facts, index, object);
    if (draft !== undefined) decoded.push(draft);
  }
  return decoded;
}

export const decodedMessage: Recogniser = { name: 'decoded-message', recognise };
