/**
 * A second evaluator of policies, as plain as can be: regular expressions, one request at a time. It shares nothing with
 * `src/iam/semantics`, so that what both say is said twice.
 */
import type { PolicyDocument, Statement } from '../../../src/iam/document.ts';

/** A whole request: what is not in its context is absent. */
export interface WholeRequest {
  readonly action: string;
  readonly resource: string;
  /** By key in lower case. */
  readonly context: Readonly<Record<string, readonly string[]>>;
}

const list = (value: unknown): readonly string[] => (value === undefined ? [] : [value].flat().map(String));

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');

/** The values of a key, whatever its case; none when it is absent. */
const valuesOf = (request: WholeRequest, key: string): readonly string[] =>
  request.context[key.toLowerCase()] ?? [];

/** A pattern with its variables filled in by what stands for their text; undefined when one has no value. */
function filled(pattern: string, request: WholeRequest): string | undefined {
  if (!pattern.includes('${')) return pattern;
  let complete = true;
  const text = pattern.replace(/\$\{([^}]*)\}/g, (_, inside: string) => {
    const [name = '', otherwise] = inside.split(/,\s*/);
    const values = /^[*?$]$/.test(inside) ? [inside] : valuesOf(request, name.trim());
    const own = values.length === 1 && values[0] !== '' ? values[0] : undefined;
    const value = own ?? otherwise?.replace(/^'|'$/g, '');
    if (value === undefined) complete = false;
    // Quoted, so that a `*` in a value stays a character.
    return [...(value ?? '')].map((character) => `\\${character}`).join('');
  });
  return complete ? text : undefined;
}

const expressions = new Map<string, RegExp>();

/** The regular expression of a pattern; `stars` says whether `*` and `?` are wildcards in it. */
function expression(pattern: string, flags: string, stars: boolean): RegExp {
  const id = `${flags}${stars}${pattern}`;
  const known = expressions.get(id);
  if (known !== undefined) return known;
  const text = pattern.replace(/\\?[\s\S]/g, (piece) => {
    if (piece.length > 1) return escaped(piece.slice(1));
    if (stars && piece === '*') return '.*';
    return stars && piece === '?' ? '.' : escaped(piece);
  });
  const made = new RegExp(`^(?:${text})$`, flags);
  expressions.set(id, made);
  return made;
}

function fits(
  pattern: string,
  value: string,
  request: WholeRequest,
  reading: 'like' | 'equal' | 'any case',
): boolean {
  const text = filled(pattern, request);
  if (text === undefined) return false;
  return expression(text, reading === 'any case' ? 'si' : 's', reading === 'like').test(value);
}

/** A text cut at its first five colons; those of a variable are none. */
function cut(text: string): readonly string[] {
  const fields: string[] = [''];
  for (const piece of text.match(/\$\{[^}]*\}|[\s\S]/g) ?? [])
    if (piece === ':' && fields.length < 6) fields.push('');
    else fields.push((fields.pop() ?? '') + piece);
  return fields;
}

const cuts = new Map<string, readonly string[]>();

function fieldsOf(text: string): readonly string[] {
  const fields = cuts.get(text) ?? cut(text);
  cuts.set(text, fields);
  return fields;
}

function arnFits(pattern: string, value: string, request: WholeRequest): boolean {
  if (pattern === '*') return true;
  const [wanted, own] = [fieldsOf(pattern), fieldsOf(value)];
  return own.length === 6 && own.every((field, at) => fits(wanted[at] ?? '*', field, request, 'like'));
}

const addressNumber = (text: string): number =>
  text.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);

function rangeHas(range: string, value: string): boolean {
  const [start = '', bits = '32'] = range.split('/');
  const size = 2 ** (32 - Number(bits));
  return Math.floor(addressNumber(start) / size) === Math.floor(addressNumber(value) / size);
}

const compared: Readonly<Record<string, (a: number, b: number) => boolean>> = {
  Equals: (a, b) => a === b,
  LessThan: (a, b) => a < b,
  LessThanEquals: (a, b) => a <= b,
  GreaterThan: (a, b) => a > b,
  GreaterThanEquals: (a, b) => a >= b,
};

/** Whether a value of the request meets one value of the policy, under an operator without its `Not`. */
function meets(base: string, value: string, wanted: string, request: WholeRequest): boolean {
  switch (base) {
    case 'StringEquals':
      return fits(wanted, value, request, 'equal');
    case 'StringEqualsIgnoreCase':
      return fits(wanted, value, request, 'any case');
    case 'Bool':
      return value.toLowerCase() === wanted.toLowerCase();
    case 'StringLike':
      return fits(wanted, value, request, 'like');
    case 'ArnLike':
    case 'ArnEquals':
      return arnFits(wanted, value, request);
    case 'IpAddress':
      return rangeHas(wanted, value);
  }
  if (base.startsWith('Numeric')) return compared[base.slice(7)]?.(Number(value), Number(wanted)) ?? false;
  return compared[base.slice(4)]?.(Date.parse(value), Date.parse(wanted)) ?? false;
}

/** Whether one line of a Condition holds. */
function lineHolds(operator: string, key: string, wanted: readonly string[], request: WholeRequest): boolean {
  const values = valuesOf(request, key);
  const [, set, name = '', ifExists] =
    /^(?:(ForAllValues|ForAnyValue):)?(\w+?)(IfExists)?$/.exec(operator) ?? [];
  if (name === 'Null') return wanted.includes(String(values.length === 0));
  const negated = name.includes('Not');
  const base = name.replace('Not', '');
  const one = (value: string): boolean =>
    wanted.some((each) => meets(base, value, each, request)) !== negated;
  if (values.length === 0) {
    if (set === 'ForAllValues' || ifExists !== undefined) return true;
    return set === undefined && negated;
  }
  if (set === 'ForAllValues') return values.every((value) => value === '' || one(value));
  if (set === 'ForAnyValue' || !negated) return values.some(one);
  return values.every(one);
}

function statementHolds(statement: Statement, request: WholeRequest): boolean {
  const named = (patterns: unknown): boolean =>
    list(patterns).some((each) => fits(each.toLowerCase(), request.action.toLowerCase(), request, 'like'));
  const covered = (patterns: unknown): boolean =>
    list(patterns).some((each) => arnFits(each, request.resource, request));
  if (statement.Action !== undefined && !named(statement.Action)) return false;
  if (statement.NotAction !== undefined && named(statement.NotAction)) return false;
  if (statement.Resource !== undefined && !covered(statement.Resource)) return false;
  if (statement.NotResource !== undefined && covered(statement.NotResource)) return false;
  return Object.entries(statement.Condition ?? {}).every(([operator, block]) =>
    Object.entries(block).every(([key, wanted]) => lineHolds(operator, key, list(wanted), request)),
  );
}

/** Whether an identity's policy allows a request. */
export function allows(document: PolicyDocument, request: WholeRequest): boolean {
  const matching = document.Statement.filter((statement) => statementHolds(statement, request));
  return (
    matching.some(({ Effect }) => Effect === 'Allow') && matching.every(({ Effect }) => Effect === 'Allow')
  );
}
