/**
 * ARN patterns as IAM matches them: six fields parted by colons. A wildcard never reaches over the colon that
 * ends its field, except in the sixth, which holds the rest: there `*` matches `/` and `:` alike. An ARN of
 * fewer fields is completed with `*`, and `*` alone is every resource.
 *
 * So an ARN pattern is six patterns, and what is asked of it is asked of each field. Answers are put together to the
 * safe side: one `unknown` field leaves the whole unknown.
 */
import { memo } from '../text/memo.ts';
import {
  type Containment,
  commonInside,
  compile,
  contains,
  matches,
  type Overlap,
  overlaps,
  type Pattern,
} from './pattern.ts';
import { pieces } from './token.ts';

/** A pattern taken apart, with the text it came from. */
export interface ArnPattern {
  readonly text: string;
  /** Always six: arn, partition, service, region, account, resource. */
  readonly fields: readonly [Pattern, Pattern, Pattern, Pattern, Pattern, Pattern];
}

/**
 * Splits at colons, but not inside `${…}` (policy variables have colons of their own); at most six parts.
 */
export function splitArn(text: string): readonly string[] {
  if (!text.includes('${')) {
    const parts = text.split(':');
    return parts.length <= 6 ? parts : [...parts.slice(0, 5), parts.slice(5).join(':')];
  }
  const fields: string[] = [''];
  for (const part of pieces(text)) {
    if (part === ':' && fields.length < 6) fields.push('');
    else fields.push((fields.pop() ?? '') + part);
  }
  return fields;
}

/** The ARN with all six fields, as {@link arnPattern} reads it: what is missing is `*`. */
export function wholeArn(text: string): string {
  const fields = splitArn(text);
  return [0, 1, 2, 3, 4, 5].map((at) => fields[at] ?? '*').join(':');
}

/** Compiles an ARN pattern, remembering the last few thousand: the same ones come with every key pressed. */
export const arnPattern = memo((text: string): ArnPattern => {
  const fields = splitArn(text);
  const field = (at: number): Pattern => compile(fields[at] ?? '*');
  return { text, fields: [field(0), field(1), field(2), field(3), field(4), field(5)] };
});

/** The wildcard pattern of an ARN template: every placeholder may be any text. */
export const templatePattern = memo(
  (template: string): ArnPattern => arnPattern(template.replace(/\$\{[A-Za-z0-9]+\}/gu, '*')),
);

/** Service and resource first: most ARNs that differ, differ there. */
const order = [2, 5, 4, 3, 1, 0] as const;

/** Whether some ARN matches both patterns. */
export function arnOverlaps(a: ArnPattern, b: ArnPattern): Overlap {
  let answer: Overlap = 'yes';
  for (const at of order) {
    const found = overlaps(a.fields[at], b.fields[at]);
    if (found === 'no') return 'no';
    if (found === 'unknown') answer = 'unknown';
  }
  return answer;
}

/** Six answers as one: outside when one field is, unknown when one is not known. */
function together(answerOf: (at: (typeof order)[number]) => Containment): Containment {
  let answer: Containment = 'inside';
  for (const at of order) {
    const found = answerOf(at);
    if (found === 'outside') return 'outside';
    if (found === 'unknown') answer = 'unknown';
  }
  return answer;
}

/** Whether `whole` matches every ARN that `part` matches. */
export function arnContains(whole: ArnPattern, part: ArnPattern): Containment {
  return whole.text === part.text ? 'inside' : together((at) => contains(whole.fields[at], part.fields[at]));
}

/** Whether `whole` matches every ARN that both `a` and `b` match: surely so when they have nothing in common. */
export function arnCommonInside(a: ArnPattern, b: ArnPattern, whole: ArnPattern): Containment {
  const overlap = arnOverlaps(a, b);
  if (overlap === 'no') return 'inside';
  const answer = together((at) => commonInside(a.fields[at], b.fields[at], whole.fields[at]));
  // What one field leaves outside is there only if the other fields have something in common.
  return answer === 'outside' && overlap === 'unknown' ? 'unknown' : answer;
}

/** Whether a pattern matches an ARN that has no wildcards. */
export function arnMatches(pattern: ArnPattern, arn: string): boolean {
  const fields = splitArn(arn);
  return (
    pattern.text === '*' ||
    (fields.length === 6 && pattern.fields.every((field, at) => matches(field, fields[at] ?? '')))
  );
}
