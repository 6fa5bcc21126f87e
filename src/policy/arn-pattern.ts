/**
 * ARN patterns as IAM matches them: six fields parted by colons. A wildcard never reaches over the colon that
 * ends its field, except in the sixth, which holds the rest: there `*` matches `/` and `:` alike. An ARN of
 * fewer fields is completed with `*`, and `*` alone is every resource.
 */
import { commonPartInside, compileGlob, type Glob, globMatches, globsOverlap } from './glob.ts';

/** A pattern taken apart, with the text it came from. */
export interface ArnPattern {
  readonly text: string;
  /** Always six: arn, partition, service, region, account, resource. */
  readonly fields: readonly Glob[];
}

/**
 * Splits at colons, but not inside `${…}` (policy variables have colons of their own); at most six parts.
 */
export const splitArn = (text: string): readonly string[] => {
  const fields: string[] = [''];
  for (const part of text.match(/\$\{[^}]*\}|[\s\S]/gu) ?? []) {
    if (part === ':' && fields.length < 6) fields.push('');
    else fields.push((fields.pop() ?? '') + part);
  }
  return fields;
};

const compiled = new Map<string, ArnPattern>();
const compiledLimit = 5000;

/** Compiles an ARN pattern, remembering the last few thousand: the same ones come with every key pressed. */
export const arnPattern = (text: string): ArnPattern => {
  const known = compiled.get(text);
  if (known !== undefined) return known;
  const fields = text === '*' ? [] : splitArn(text);
  const pattern = { text, fields: [0, 1, 2, 3, 4, 5].map((at) => compileGlob(fields[at] ?? '*')) };
  if (compiled.size >= compiledLimit) compiled.clear();
  compiled.set(text, pattern);
  return pattern;
};

/** The wildcard pattern of an ARN template: every placeholder may be any text. */
export const templatePattern = (template: string): ArnPattern =>
  arnPattern(template.replace(/\$\{[A-Za-z0-9]+\}/gu, '*'));

/** Service and resource first: most ARNs that differ, differ there. */
const order = [2, 5, 4, 3, 1, 0] as const;

/** Whether some ARN matches both patterns. */
export const arnsOverlap = (a: ArnPattern, b: ArnPattern): boolean => {
  if (a.text === b.text) return true;
  for (const at of order) {
    const [x, y] = [a.fields[at], b.fields[at]];
    if (x === undefined || y === undefined || !globsOverlap(x, y)) return false;
  }
  return true;
};

/** Whether every ARN that matches both `a` and `b` matches `whole` too. Errs towards no. */
export const arnsCommonInside = (a: ArnPattern, b: ArnPattern, whole: ArnPattern): boolean => {
  if (a.text === whole.text || b.text === whole.text || !arnsOverlap(a, b)) return true;
  for (const at of order) {
    const [x, y, z] = [a.fields[at], b.fields[at], whole.fields[at]];
    if (x === undefined || y === undefined || z === undefined || !commonPartInside(x, y, z)) return false;
  }
  return true;
};

/** Whether everything that `part` matches is matched by `whole`. Errs towards no. */
export const arnInside = (part: ArnPattern, whole: ArnPattern): boolean =>
  arnsCommonInside(part, part, whole);

/** Whether a pattern matches an ARN that has no wildcards. */
export const arnMatches = (pattern: ArnPattern, arn: string): boolean => {
  const fields = splitArn(arn);
  return (
    pattern.text === '*' ||
    (fields.length === 6 && pattern.fields.every((field, at) => globMatches(field, fields[at] ?? '')))
  );
};
