/**
 * Text to policy document, with everything that is wrong about the text or its grammar and where. Whether the
 * policy makes sense is for the findings' rules; here it is only whether it is a policy.
 *
 * A document comes back when its elements have the shapes that the model promises, even if findings say that IAM
 * would refuse it (an unknown element, neither Action nor NotAction). It does not come back when reading on would
 * lose something: broken JSON, a key that an object has twice, an element of a wrong shape.
 */
import { type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import type { PolicyDocument } from '../iam/document.ts';
import type { Finding } from './model.ts';
import { checkGrammar, type GrammarProblem } from './policy-grammar.ts';

/** JSON deeper than this is no policy, and would exhaust a recursive reader. */
const maxDepth = 100;

/** 1-based line and column (in UTF-16 units, as editors count) of an offset. */
export const positionAt = (
  text: string,
  offset: number,
): { readonly line: number; readonly column: number } => {
  const before = text.slice(0, offset).split(/\r\n|\r|\n/u);
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
};

const sentences: Readonly<Record<string, string>> = {
  InvalidSymbol: 'There is text here that JSON does not know; strings stand in double quotes.',
  InvalidNumberFormat: 'This is not a number that JSON knows.',
  PropertyNameExpected: 'A key in double quotes belongs here; a comma may be left over before it.',
  ValueExpected: 'A value belongs here; a comma may be left over before it.',
  ColonExpected: 'A colon belongs between the key and its value.',
  CommaExpected: 'A comma is missing before this.',
  CloseBraceExpected: 'A closing brace } is missing.',
  CloseBracketExpected: 'A closing bracket ] is missing.',
  EndOfFileExpected: 'The JSON ends before this; what follows is too much.',
  InvalidCommentToken: 'JSON has no comments; remove this one.',
  UnexpectedEndOfComment: 'A comment is not closed, and JSON has no comments.',
  UnexpectedEndOfString: 'The string is not closed with a double quote.',
  UnexpectedEndOfNumber: 'The number breaks off.',
  InvalidUnicode: 'The escape \\u needs four hexadecimal digits.',
  InvalidEscapeCharacter: 'JSON does not know this escape; a backslash itself is written \\\\.',
  InvalidCharacter: 'A string holds a control character; write it as an escape such as \\n.',
};

const syntaxFinding = (text: string, offset: number, message: string): Finding => ({
  rule: 'json-syntax',
  severity: 'error',
  document: 0,
  statement: null,
  path: '',
  message,
  position: positionAt(text, offset),
});

/** Where the text nests deeper than `maxDepth`, or undefined. Brackets inside strings do not count. */
const tooDeepAt = (text: string): number | undefined => {
  let depth = 0;
  let inString = false;
  for (let at = 0; at < text.length; at++) {
    const char = text[at];
    if (inString) {
      if (char === '\\') at++;
      else if (char === '"') inString = false;
    } else if (char === '"') inString = true;
    else if (char === '{' || char === '[') {
      if (++depth > maxDepth) return at;
    } else if (char === '}' || char === ']') depth--;
  }
  return undefined;
};

const pathText = (path: readonly (string | number)[]): string =>
  path.map((part, at) => (typeof part === 'number' ? `[${part}]` : at === 0 ? part : `.${part}`)).join('');

const grammarFinding = (text: string, { rule, message, node, path }: GrammarProblem): Finding => {
  const [first, second] = path;
  return {
    rule,
    severity: 'error',
    document: 0,
    statement: first !== 'Statement' || path.length === 1 ? null : typeof second === 'number' ? second : 0,
    path: pathText(path),
    message,
    position: positionAt(text, node.offset),
  };
};

/** Keys that an object has twice, at any depth, each at its second place. */
const duplicateKeys = (node: Node, path: readonly (string | number)[] = []): readonly GrammarProblem[] => {
  if (node.type === 'array') {
    return (node.children ?? []).flatMap((child, at) => duplicateKeys(child, [...path, at]));
  }
  if (node.type !== 'object') return [];
  const seen = new Set<string>();
  return (node.children ?? []).flatMap((property) => {
    const [name, value] = property.children ?? [];
    if (name === undefined || value === undefined) return [];
    const key = String(name.value);
    const inner = duplicateKeys(value, [...path, key]);
    if (!seen.has(key)) {
      seen.add(key);
      return inner;
    }
    const message = `${key} is here for the second time; IAM refuses an object with a key twice, so join the two.`;
    return [{ rule: 'duplicate-key', message, node: name, path: [...path, key], shape: true }, ...inner];
  });
};

/** Statement as a list, which is what a single one means. */
const withStatementList = (document: PolicyDocument): PolicyDocument =>
  Array.isArray(document.Statement) ? document : { ...document, Statement: [document.Statement].flat() };

/**
 * Reads a policy. Findings are errors of JSON (`json-syntax`, `duplicate-key`) or of IAM's grammar, with line and
 * column, in the order of the text. Never throws.
 */
export const parsePolicy = (
  source: string,
): { readonly document?: PolicyDocument; readonly findings: readonly Finding[] } => {
  const text = source.startsWith('\uFEFF') ? source.slice(1) : source;
  if (text.trim() === '') {
    return { findings: [syntaxFinding(text, 0, 'There is no policy here: the text is empty.')] };
  }
  const deep = tooDeepAt(text);
  if (deep !== undefined) {
    return { findings: [syntaxFinding(text, deep, 'This is nested too deeply for a policy.')] };
  }
  const errors: ParseError[] = [];
  const tree = parseTree(text, errors, { disallowComments: true, allowTrailingComma: false });
  if (tree === undefined || errors.length > 0) {
    const findings = errors.map(({ error, offset }) => {
      const name = printParseErrorCode(error);
      return syntaxFinding(text, offset, sentences[name] ?? `This is not JSON (${name}).`);
    });
    return { findings };
  }
  const problems = [...duplicateKeys(tree), ...checkGrammar(tree)].sort(
    (a, b) => a.node.offset - b.node.offset,
  );
  const findings = problems.map((problem) => grammarFinding(text, problem));
  if (problems.some((problem) => problem.shape)) return { findings };
  // The grammar has just been checked; JSON.parse also keeps keys such as __proto__ as they are.
  const document = JSON.parse(text) as PolicyDocument;
  return { document: withStatementList(document), findings };
};

/** A policy among several, or the only one, with its own part of the text. */
export interface PolicyText {
  /** The source up to the policy's end, with blanks for what stands before it: offsets are those of the source. */
  readonly source: string;
  readonly document?: PolicyDocument;
  readonly findings: readonly Finding[];
}

/**
 * Reads one policy, or a list of them as a policy that had to be split is printed. `document` of a finding is its index
 * in the list. Never throws.
 */
export const parsePolicies = (source: string): readonly PolicyText[] => {
  const text = source.startsWith('\uFEFF') ? source.slice(1) : source;
  // What is no JSON, or too deep to read, is for the reader of one policy to report.
  const errors: ParseError[] = [];
  const tree = tooDeepAt(text) === undefined ? parseTree(text, errors) : undefined;
  const parts = tree?.type === 'array' && errors.length === 0 ? (tree.children ?? []) : [];
  if (parts.length === 0) return [{ source: text, ...parsePolicy(text) }];
  return parts.map(({ offset, length }, index) => {
    const before = text.slice(0, offset).replace(/[^\r\n]/g, ' ');
    const own = `${before}${text.slice(offset, offset + length)}`;
    const { document, findings } = parsePolicy(own);
    const placed = findings.map((finding) => ({ ...finding, document: index }));
    return { source: own, findings: placed, ...(document === undefined ? {} : { document }) };
  });
};
