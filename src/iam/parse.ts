/**
 * Text to policy document, with everything that is wrong about the text or its grammar and where. Whether the
 * policy makes sense is for the findings' rules; here it is only whether it is a policy.
 *
 * A document comes back when its elements have the shapes that the model promises, even if findings say that IAM
 * would refuse it (an unknown element, neither Action nor NotAction). It does not come back when reading on would
 * lose something: broken JSON, a key that an object has twice, an element of a wrong shape.
 */
import { findNodeAtLocation, type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import { memo } from '../text/memo.ts';
import type { PolicyDocument } from './document.ts';
import { checkGrammar, type GrammarProblem } from './grammar.ts';
import { tooDeepAt } from './json-depth.ts';
import type { Path } from './path.ts';

/** JSON deeper than this is no policy, and would exhaust a recursive reader. */
export const mostNested = 100;

/** 1-based, in UTF-16 units, as editors count. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** What keeps a text from being a policy that IAM takes: `json-syntax`, `duplicate-key`, or a rule of the grammar. */
export interface ParseProblem {
  readonly rule: string;
  /** One sentence. May name text from the file: escape it before it reaches a terminal. */
  readonly message: string;
  readonly path: Path;
  readonly position: Position;
}

/** A policy as it was read from a text, which is read once. */
export interface ParsedPolicy {
  /** The policy's own part of the text. */
  readonly text: string;
  /** Absent when reading on would lose something. */
  readonly document?: PolicyDocument;
  /** In the order of the text. */
  readonly problems: readonly ParseProblem[];
  /** Where the element at a path of the document stands, or the nearest one around it that the text has. */
  readonly positionOf: (path: Path) => Position;
}

/** What follows so many errors of syntax is their consequence. */
const mostErrors = 100;

/** Where the lines of a text begin, ascending; the last texts are remembered, for a check asks about one again and again. */
const lineStarts = memo(
  (text: string): readonly number[] => [
    0,
    ...Array.from(text.matchAll(/\r\n|\r|\n/gu), ({ index, 0: end }) => index + end.length),
  ],
  { limit: 4 },
);

/** 1-based line and column (in UTF-16 units, as editors count) of an offset. */
export function positionAt(text: string, offset: number): Position {
  const starts = lineStarts(text);
  let [line, after] = [0, starts.length];
  while (after - line > 1) {
    const middle = Math.floor((line + after) / 2);
    if ((starts[middle] ?? 0) <= offset) line = middle;
    else after = middle;
  }
  return { line: line + 1, column: offset - (starts[line] ?? 0) + 1 };
}

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

/**
 * The value of a tree. Unlike the parser's own way, a key such as `__proto__` is a key like any other.
 */
function jsonOf(node: Node): unknown {
  if (node.type === 'array') return (node.children ?? []).map(jsonOf);
  if (node.type !== 'object') return node.value;
  return Object.fromEntries(
    (node.children ?? []).flatMap(({ children: [name, value] = [] }) =>
      name === undefined || value === undefined ? [] : [[String(name.value), jsonOf(value)]],
    ),
  );
}

/** The document of a tree that the grammar found no fault with; Statement as a list, which is what a single one means. */
function documentOf(tree: Node): PolicyDocument {
  const document = jsonOf(tree) as PolicyDocument;
  return Array.isArray(document.Statement)
    ? document
    : { ...document, Statement: [document.Statement].flat() };
}

/** Where a path of the document leads in the text: to the element, or the nearest one around it that the text has. */
const placesIn =
  (text: string, tree: Node): ParsedPolicy['positionOf'] =>
  (path) => {
    // The document has a list where the text may have a single statement.
    const single = findNodeAtLocation(tree, ['Statement'])?.type === 'object';
    const written = single && path[0] === 'Statement' ? ['Statement', ...path.slice(2)] : [...path];
    for (; written.length > 0; written.pop()) {
      const node = findNodeAtLocation(tree, written);
      if (node !== undefined) return positionAt(text, node.offset);
    }
    return positionAt(text, tree.offset);
  };

function readTree(text: string, tree: Node): ParsedPolicy {
  const breaches = [...duplicateKeys(tree), ...checkGrammar(tree)].sort(
    (a, b) => a.node.offset - b.node.offset,
  );
  return {
    text: text.slice(tree.offset, tree.offset + tree.length),
    problems: breaches.map(({ rule, message, node, path }) => ({
      rule,
      message,
      path,
      position: positionAt(text, node.offset),
    })),
    positionOf: placesIn(text, tree),
    ...(breaches.some(({ shape }) => shape) ? {} : { document: documentOf(tree) }),
  };
}

/** The tree of a text, or what is wrong with the text. */
function treeOf(text: string): Node | readonly ParseProblem[] {
  const broken = (offset: number, message: string): ParseProblem => ({
    rule: 'json-syntax',
    message,
    path: [],
    position: positionAt(text, offset),
  });
  if (text.trim() === '') return [broken(0, 'There is no policy here: the text is empty.')];
  const deep = tooDeepAt(text, mostNested);
  if (deep !== undefined) return [broken(deep, 'This is nested too deeply for a policy.')];
  const errors: ParseError[] = [];
  const tree = parseTree(text, errors, { disallowComments: true, allowTrailingComma: false });
  if (tree !== undefined && errors.length === 0) return tree;
  return errors.slice(0, mostErrors).map(({ error, offset }) => {
    const name = printParseErrorCode(error);
    return broken(offset, sentences[name] ?? `This is not JSON (${name}).`);
  });
}

const isTree = (read: Node | readonly ParseProblem[]): read is Node => 'type' in read;

const withoutMark = (source: string): string => (source.startsWith('\uFEFF') ? source.slice(1) : source);

const unreadable = (text: string, problems: readonly ParseProblem[]): ParsedPolicy => ({
  text,
  problems,
  positionOf: () => problems[0]?.position ?? { line: 1, column: 1 },
});

/** Reads a policy. Never throws. */
export function parsePolicy(source: string): ParsedPolicy {
  const text = withoutMark(source);
  const read = treeOf(text);
  return isTree(read) ? readTree(text, read) : unreadable(text, read);
}

/**
 * Reads one policy, or a list of them as a policy that had to be split is printed, in the order of the text. Never
 * empty, never throws.
 */
export function parsePolicies(source: string): readonly ParsedPolicy[] {
  const text = withoutMark(source);
  const read = treeOf(text);
  if (!isTree(read)) return [unreadable(text, read)];
  const parts = read.type === 'array' ? (read.children ?? []) : [];
  return (parts.length === 0 ? [read] : parts).map((tree) => readTree(text, tree));
}
