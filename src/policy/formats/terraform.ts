/**
 * Terraform: one `aws_iam_policy_document` data source per document.
 *
 * Two languages meet in its strings. HCL reads `${` and `%{` as its own templates, and the data source turns
 * `&{` into `${` after HCL is done. So an IAM variable is written `&{aws:username}` where the data source
 * replaces (resources, principals, condition values) and the version has variables, and `$${` elsewhere.
 * Source: Terraform AWS provider, "Context Variable Interpolation" of aws_iam_policy_document.
 *
 * What the data source has no place for must not be left out, since without a condition or an element unknown to
 * us a statement may grant more. Such a document is stated as a local value that holds its JSON.
 */
import { type ConditionBlock, listOf, type PolicyDocument, type Statement } from '../../iam/document.ts';
import { oddElements, principalGroups } from './elements.ts';
import { numbered, snakeName } from './names.ts';

/** The format `terraform`. */
export function renderTerraform(documents: readonly PolicyDocument[], name: string): string {
  const names = numbered(snakeName(name), documents.length, '_');
  return documents
    .map((document, index) => dataSource(document, names[index] ?? snakeName(name)))
    .join('\n\n');
}

function dataSource(document: PolicyDocument, name: string): string {
  const reason = unstatable(document);
  if (reason !== undefined) {
    const json = quoted(JSON.stringify(document));
    return `# aws_iam_policy_document cannot state ${reason}, so this is the policy's JSON.\nlocals {\n  ${name} = ${json}\n}`;
  }
  // Without a version IAM reads a policy as one of 2008, and the data source would write 2012.
  const version: string = document.Version ?? OLD_VERSION;
  const blocks = document.Statement.map((statement) =>
    statementBlock(statement, version === OLD_VERSION ? quoted : quotedWithVariables),
  );
  const head = [
    ...(version === '2012-10-17' ? [] : [`version = ${quoted(version)}`]),
    ...(document.Id === undefined ? [] : [`policy_id = ${quoted(document.Id)}`]),
  ];
  const body = [...(head.length > 0 ? [head] : []), ...blocks].map((lines) => indented(lines).join('\n'));
  return `data "aws_iam_policy_document" "${name}" {\n${body.join('\n\n')}${body.length > 0 ? '\n' : ''}}`;
}

/** The version whose policies have no variables. */
const OLD_VERSION = '2008-10-17';

/** What of a document the data source cannot state, as the object of a sentence; undefined when it can state all. */
function unstatable(document: PolicyDocument): string | undefined {
  const [odd] = oddElements(document);
  if (odd !== undefined) return `the element ${JSON.stringify(odd)}`;
  if (!['2012-10-17', OLD_VERSION, undefined].includes(document.Version)) return 'this Version';
  if (JSON.stringify(document).includes('&{')) return 'the text "&{", which it would turn into "${"';
  return undefined;
}

/** @param written how values are quoted that may hold policy variables */
function statementBlock(statement: Statement, written: (value: string) => string): readonly string[] {
  const lines = [
    ...aligned([
      ...(statement.Sid === undefined ? [] : [['sid', quoted(statement.Sid)] as const]),
      ['effect', quoted(statement.Effect)],
    ]),
    ...list('actions', statement.Action, quoted),
    ...list('not_actions', statement.NotAction, quoted),
    ...list('resources', statement.Resource, written),
    ...list('not_resources', statement.NotResource, written),
    ...principals('principals', statement.Principal, written),
    ...principals('not_principals', statement.NotPrincipal, written),
    ...conditions(statement.Condition ?? {}, written).flatMap((condition) => ['', ...condition]),
  ];
  return block('statement', lines);
}

/** A `condition` block for each key of each operator, ready to be pasted into a `statement` block. */
export function terraformConditions(condition: ConditionBlock): string {
  return conditions(condition, quotedWithVariables)
    .map((lines) => lines.join('\n'))
    .join('\n\n');
}

function conditions(
  condition: ConditionBlock,
  written: (value: string) => string,
): readonly (readonly string[])[] {
  return Object.entries(condition).flatMap(([operator, keys]) =>
    Object.entries(keys).map(([key, values]) =>
      block(
        'condition',
        withList(
          [
            ['test', quoted(operator)],
            ['variable', quoted(key)],
          ],
          'values',
          listOf(values).map((value) => written(String(value))),
        ),
      ),
    ),
  );
}

function principals(
  label: string,
  principal: unknown,
  written: (value: string) => string,
): readonly string[] {
  return (principalGroups(principal) ?? []).flatMap((group) => [
    '',
    ...block(label, withList([['type', quoted(group.type)]], 'identifiers', group.identifiers.map(written))),
  ]);
}

function list(
  label: string,
  element: Statement['Action'],
  written: (value: string) => string,
): readonly string[] {
  return element === undefined ? [] : ['', ...assignment(label, listOf(element).map(written))];
}

/** Attributes with their values in one column, as `terraform fmt` sets them. */
function aligned(attributes: readonly (readonly [string, string])[]): readonly string[] {
  const width = Math.max(...attributes.map(([label]) => label.length));
  return attributes.map(([label, value]) => `${label.padEnd(width)} = ${value}`);
}

/** Attributes and a list: in their column when it fits a line, else apart from them. */
function withList(
  attributes: readonly (readonly [string, string])[],
  label: string,
  values: readonly string[],
): readonly string[] {
  if (values.length < 2) return aligned([...attributes, [label, `[${values.join('')}]`]]);
  return [...aligned(attributes), '', ...assignment(label, values)];
}

/** A list on one line when it holds at most one value, else one value a line. */
function assignment(label: string, values: readonly string[]): readonly string[] {
  if (values.length < 2) return [`${label} = [${values.join('')}]`];
  return [`${label} = [`, ...values.map((value) => `  ${value},`), ']'];
}

function block(label: string, lines: readonly string[]): readonly string[] {
  return [`${label} {`, ...indented(lines), '}'];
}

function indented(lines: readonly string[]): readonly string[] {
  return lines.map((line) => (line === '' ? '' : `  ${line}`));
}

function quotedWithVariables(value: string): string {
  return quoted(value.replaceAll('${', '&{'));
}

/**
 * An HCL string literal. `$${` and `%%{` are HCL's own escapes; after another dollar or percent sign its
 * scanner would pair the wrong ones, so there the sign is written as a code point, which is read later.
 */
function quoted(value: string): string {
  const escaped = value
    .replace(/[\\"]/g, '\\$&')
    .replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufeff]|\p{Cs}/gu, codePoint)
    .replace(/([$%]*)([$%])\{/g, (_, before: string, sign: string) =>
      before === '' ? `${sign}${sign}{` : `${before}${codePoint(sign)}{`,
    );
  return `"${escaped}"`;
}

function codePoint(character: string): string {
  const short: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };
  return short[character] ?? `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
