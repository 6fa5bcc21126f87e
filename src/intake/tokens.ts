/**
 * Names of actions and ARNs as they stand in prose, where a terminal may have cut them in two.
 *
 * A line feed in the middle of a name leaves two readings: the name ends there, or it goes on. The catalog decides
 * between names of actions. An ARN goes on where it could not end yet, or where its line is as wide as the widest.
 */
import type { Facts } from './facts.ts';
import type { Source } from './source.ts';

/** A token, and the offset in the prose behind it. */
export interface Token {
  readonly text: string;
  readonly end: number;
}

const letters = (word: string): string =>
  [...word].map((letter) => letter.replace(/[.*+?^${}()|[\]\\/]/u, '\\$&')).join('\\n?');

/**
 * A pattern's source for a phrase that a terminal may have cut anywhere: between letters a line feed may stand, and a
 * space may be one. `|` parts alternatives; parentheses make groups that are not captured.
 */
export function phrase(text: string): string {
  return text
    .split(/([ |()?])/u)
    .map((part) => {
      if (part === ' ') return '[ \\n]';
      if (part === '(') return '(?:';
      if (part === '|' || part === ')' || part === '?') return part;
      return letters(part);
    })
    .join('');
}

const opening = /[\s"'`‘“([{<*_:]*/uy;
const actionName =
  /([A-Za-z](?:\n?[A-Za-z0-9-]){0,40})(?:\n?:\n?|: )([A-Za-z][A-Za-z0-9]{0,90}(?![A-Za-z0-9-]*\/)\*?|\*)/uy;
const continued = /\n([A-Za-z0-9]{1,80})/uy;

const matchAt = (pattern: RegExp, text: string, at: number): RegExpExecArray | null => {
  pattern.lastIndex = at;
  return pattern.exec(text);
};

/** Skips white space, quotes and brackets. */
export function skipOpening(prose: string, at: number): number {
  return at + (matchAt(opening, prose, at)?.[0].length ?? 0);
}

/**
 * The action that stands at an offset of the prose, in the reference's spelling where it has one. What only looks like
 * one (`User: arn`) is none: the prefix must be a service. A name that the reference lacks is taken as it stands.
 */
function actionAt({ prose }: Source, facts: Facts, at: number): Token | undefined {
  const start = skipOpening(prose, at);
  const match = matchAt(actionName, prose, start);
  if (match === null) return undefined;
  const [whole, prefix = '', name = ''] = match;
  const service = facts.service(prefix.replaceAll('\n', ''));
  if (service === undefined || !isPrefix(prefix, service)) return undefined;
  const end = start + whole.length;
  const more = matchAt(continued, prose, end);
  const glued = more === null ? undefined : facts.action(`${service}:${name}${more[1] ?? ''}`);
  if (more !== null && glued !== undefined) return { text: glued, end: end + more[0].length };
  const known = facts.action(`${service}:${name}`);
  if (known === undefined && !/^[A-Z*]/u.test(name)) return undefined;
  return { text: known ?? `${service}:${name}`, end };
}

/** In an action's id only the prefix itself may stand, in any case: `SNS:Publish`, but not `monitoring:PutMetricData`. */
const isPrefix = (written: string, prefix: string): boolean =>
  written.replaceAll('\n', '').toLowerCase() === prefix;

const between = /^[\s"'`’”)\]*_]*(?:,|and\b|or\b|;|\/|&)[\s"'`]*(?:and\s+|or\s+)?["'`]*/u;

/** Actions that stand one after the other from an offset on: `ecr:BatchGetImage, ecr:X and ecr:Y`. */
export function actionsAt(
  source: Source,
  facts: Facts,
  at: number,
): { readonly ids: readonly string[]; readonly end: number } {
  const ids: string[] = [];
  let end = at;
  for (let next = at; ids.length < 40; ) {
    const token = actionAt(source, facts, next);
    if (token === undefined) break;
    if (!ids.includes(token.text)) ids.push(token.text);
    end = token.end;
    const joint = between.exec(source.prose.slice(end, end + 20));
    if (joint === null) break;
    next = end + joint[0].length;
  }
  return { ids, end };
}

const arnStart = new RegExp(`${phrase('arn:aws')}[a-z-]*\\n?:|arn:\\*:`, 'uy');
/** What IAM allows in an ARN, less what ends one in running text; a full stop is taken off behind. */
const arnText = /[^\s"'`<>|,;()[\]\\\u007f-\u00a0\u0100-\u{10ffff}]{1,2048}/uy;
const follows = /\n([^\s"'`<>|,;()[\]\\\u007f-\u00a0\u0100-\u{10ffff}]+)/uy;
const neverContinues =
  /^(?:(?:because|with|on|and|or|is|to|at|for|when|in|status|error|from|caused|please)(?![\w/-])|\(|http)/iu;

const withoutStop = (text: string): string => text.replace(/[.:!?]+$/u, '');

/** Whether an ARN could end here: six fields, the account whole where it has one. */
const complete = (arn: string): boolean => {
  const fields = arn.split(':');
  if (fields.length < 6 || fields.slice(5).join(':') === '') return false;
  const account = fields[4] ?? '';
  return account === '' || !/^\d{1,11}$/u.test(account);
};

/** The ARN that stands at an offset of the prose; undefined when none does. */
export function arnAt(source: Source, at: number): Token | undefined {
  const { prose } = source;
  if (matchAt(arnStart, prose, at) === null) return undefined;
  const quote = prose[at - 1];
  // In quotes an ARN ends where they do: keys of S3 may hold spaces.
  if (quote === '"' || quote === "'" || quote === '`') {
    const close = prose.indexOf(quote, at);
    const inside = close < 0 || close - at > 2048 ? '' : prose.slice(at, close);
    if (/^[\u0020-\u007e\u00a1-\u00ff]+$/u.test(inside) && !/ (?:is|because|with) /u.test(inside))
      return { text: inside, end: close };
  }
  let text = matchAt(arnText, prose, at)?.[0] ?? '';
  let end = at + text.length;
  for (let more = matchAt(follows, prose, end); more !== null; more = matchAt(follows, prose, end)) {
    const next = more[1] ?? '';
    const may = !complete(text) || (source.cutAt(end) && !neverContinues.test(next));
    if (!may || /[.,;]$/u.test(text) || text.length > 2048 || next.startsWith('arn:')) break;
    text += next;
    end += more[0].length;
  }
  const trimmed = withoutStop(text);
  return trimmed.split(':').length < 6
    ? undefined
    : { text: trimmed, end: end - (text.length - trimmed.length) };
}

const resourceWords =
  /["'`”’]*(?:[ \n]?(?:action|operation|permission)s?)?[ \n.;,]*(?:(?:o\n?n|for|against)[ \n](?:(?:the|this)[ \n])?(?:following[ \n])?(?:r\n?e\n?s\n?o\n?u\n?r\n?c\n?e(?:s|\(s\))?[ \n]?:?[ \n]?)?|[Rr]esources?:[ \n]?)["'`]*/uy;
const star = /\*(?![\w/:])/uy;

/** The resource behind the action: an ARN, `*`, or none. */
export function resourceAt(
  source: Source,
  at: number,
): { readonly resources: readonly string[]; readonly end: number } {
  const words = matchAt(resourceWords, source.prose, at)?.[0];
  if (words === undefined) return { resources: [], end: at };
  const behind = resourceBehind(source, at + words.length);
  return behind.resources.length === 0 ? { resources: [], end: at } : behind;
}

/** The resource that stands at an offset: an ARN, `*`, or none. */
export function resourceBehind(
  source: Source,
  at: number,
): { readonly resources: readonly string[]; readonly end: number } {
  const arn = arnAt(source, at);
  if (arn !== undefined) return { resources: [arn.text], end: arn.end };
  return matchAt(star, source.prose, at) === null
    ? { resources: [], end: at }
    : { resources: ['*'], end: at + 1 };
}
