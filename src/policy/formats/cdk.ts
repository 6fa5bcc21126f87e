/**
 * CDK in TypeScript: one exported `iam.PolicyDocument` per document.
 *
 * A statement is written with the constructor's own properties where they can say it, and with
 * `PolicyStatement.fromJson` where principals are involved, since CDK has no other form that keeps them as
 * written. Two kinds of text need a detour:
 * - what looks like one of CDK's own tokens would be looked up at synthesis and fail; `Fn.sub` with `${!` leaves
 *   putting it together to CloudFormation;
 * - action patterns that CDK's check refuses, though IAM knows them (`Create?odel`), pass it as an `Fn.join` of one.
 *
 * What CDK's classes have no place for (an Id, an old version, an unknown element) must not be left out, since
 * without it a policy may grant more. Such a document is stated as a plain object for the L1 constructs.
 */
import type { PolicyDocument, Statement } from '../../iam/document.ts';
import type { Target } from '../../iam/policy-kind.ts';
import { oddElements } from './elements.ts';
import { camelName, numbered, pascalName } from './names.ts';

/** The format `cdk`. */
export function renderCdk(documents: readonly PolicyDocument[], name: string, target: Target): string {
  const names = numbered(camelName(name), documents.length, '');
  const code = documents.map((document, index) => policy(document, names[index] ?? 'policy')).join('\n\n');
  const imports = [
    ...(/\bFn\.(join|sub)\('/.test(code) ? ["import { Fn } from 'aws-cdk-lib';"] : []),
    "import * as iam from 'aws-cdk-lib/aws-iam';",
  ];
  const [first] = documents;
  const example = usage(names[0] ?? 'policy', pascalName(name), target, first && unstatable(first));
  return `${imports.join('\n')}\n\n// In a stack: ${example}\n${code}`.trimEnd();
}

/** How the first document is used; one that the classes cannot state goes into an L1 construct. */
function usage(name: string, id: string, target: Target, plain: string | undefined): string {
  switch (target) {
    case 'user':
    case 'group':
    case 'role':
      return plain === undefined
        ? `new iam.Policy(this, '${id}', { document: ${name}, ${target}s: [${target}] });`
        : `new iam.CfnPolicy(this, '${id}', { policyName: '${id}', policyDocument: ${name}, ${target}s: [${target}.${target}Name] });`;
    case 'scp': {
      const content = plain === undefined ? `${name}.toJSON()` : name;
      return `new organizations.CfnPolicy(this, '${id}', { name: '${id}', type: 'SERVICE_CONTROL_POLICY', content: ${content} });`;
    }
    case 'managed':
    case 'boundary':
    case 'session':
      return plain === undefined
        ? `new iam.ManagedPolicy(this, '${id}', { document: ${name} });`
        : `new iam.CfnManagedPolicy(this, '${id}', { policyDocument: ${name} });`;
  }
}

/** The first element that CDK's classes cannot state. */
function unstatable(document: PolicyDocument): string | undefined {
  const [odd] = oddElements(document);
  if (odd !== undefined) return odd;
  if (document.Id !== undefined) return 'Id';
  return document.Version === '2012-10-17' ? undefined : 'Version';
}

function policy(document: PolicyDocument, name: string): string {
  const odd = unstatable(document);
  if (odd !== undefined) {
    return `// iam.PolicyDocument cannot state this ${quoted(odd)}, so it is a plain object.\nexport const ${name} = ${literal(document, '')};`;
  }
  const statements = document.Statement.map((held) => `    ${statement(held)},\n`).join('');
  const list = statements === '' ? '[]' : `[\n${statements}  ]`;
  return `export const ${name} = new iam.PolicyDocument({\n  statements: ${list},\n});`;
}

function statement(held: Statement): string {
  if (held.Principal !== undefined || held.NotPrincipal !== undefined) {
    return `iam.PolicyStatement.fromJson(${literal(held, '    ')})`;
  }
  const properties: readonly (readonly [string, unknown, Writer?])[] = [
    ['actions', many(held.Action), actionText],
    ['notActions', many(held.NotAction), actionText],
    ['resources', many(held.Resource)],
    ['notResources', many(held.NotResource)],
    ['conditions', held.Condition],
  ];
  const lines = [
    ...(held.Sid === undefined ? [] : [`sid: ${plainText(held.Sid)}`]),
    `effect: iam.Effect.${held.Effect === 'Deny' ? 'DENY' : 'ALLOW'}`,
    ...properties
      .filter(([, value]) => value !== undefined)
      .map(([name, value, write]) => `${name}: ${literal(value, '      ', write)}`),
  ];
  const body = lines.map((line) => `      ${line},\n`).join('');
  return `new iam.PolicyStatement({\n${body}    })`;
}

function many(element: Statement['Action']): unknown {
  return typeof element === 'string' ? [element] : element;
}

/** How a text is written as a TypeScript expression. */
type Writer = (value: string) => string;

/** A JSON value as a TypeScript literal whose first line stands after `indent`. */
function literal(value: unknown, indent: string, write: Writer = plainText): string {
  const inner = `${indent}  `;
  if (typeof value === 'string') return write(value);
  if (Array.isArray(value)) {
    const items = value.map((item) => literal(item, inner, write));
    if (value.length < 2 && typeof value[0] !== 'object') return `[${items.join('')}]`;
    return `[\n${items.map((item) => `${inner}${item},\n`).join('')}${indent}]`;
  }
  if (typeof value === 'object' && value !== null) {
    const lines = Object.entries(value).map(([key, held]) => {
      const writer = key === 'Action' || key === 'NotAction' ? actionText : write;
      return `${inner}${label(key)}: ${literal(held, inner, writer)},\n`;
    });
    return lines.length === 0 ? '{}' : `{\n${lines.join('')}${indent}}`;
  }
  return JSON.stringify(value);
}

function label(key: string): string {
  // A plain '__proto__' in a literal would set the prototype.
  if (key === '__proto__') return "['__proto__']";
  return /^[A-Za-z_]\w*$/.test(key) ? key : quoted(key);
}

function plainText(value: string): string {
  if (!value.includes('${Token[')) return quoted(value);
  return `Fn.sub(${quoted(value.replaceAll('${', '${!'))})`;
}

function actionText(value: string): string {
  const accepted = /^(\*|[a-zA-Z0-9-]+:[a-zA-Z0-9*]+)$/.test(value) || value.includes('${Token[');
  return accepted ? plainText(value) : `Fn.join('', [${quoted(value)}])`;
}

/** A TypeScript string in single quotes, where `${` means nothing. */
function quoted(value: string): string {
  const escaped = JSON.stringify(value)
    .slice(1, -1)
    .replaceAll('\\"', '"')
    .replaceAll("'", "\\'")
    .replace(
      /[\u007f-\u009f\u2028\u2029\ufeff]/g,
      (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
    );
  return `'${escaped}'`;
}
