/**
 * IAM's policy grammar over a JSON tree: which elements there are, what shape each has, which exclude or need each
 * other. Source: "Grammar of the IAM JSON policy language" of the IAM user guide. Element names count with their
 * case.
 */
import type { Node } from 'jsonc-parser';
import type { Path } from './path.ts';

/** A breach of the grammar and the node where it is seen. */
export interface GrammarProblem {
  readonly rule: string;
  readonly message: string;
  readonly node: Node;
  readonly path: Path;
  /** True when the element has not the shape that the model promises, so that the document cannot be used. */
  readonly shape: boolean;
}

type Shape = (node: Node) => string | undefined;

interface Member {
  readonly key: string;
  readonly keyNode: Node;
  readonly value: Node;
}

const membersOf = (node: Node): readonly Member[] =>
  (node.children ?? []).flatMap((property) => {
    const [keyNode, value] = property.children ?? [];
    return keyNode === undefined || value === undefined
      ? []
      : [{ key: String(keyNode.value), keyNode, value }];
  });

const isScalar = (node: Node): boolean => ['string', 'number', 'boolean'].includes(node.type);

const textShape: Shape = (node) => (node.type === 'string' ? undefined : 'a string');

const textsShape: Shape = (node) =>
  node.type === 'string' ||
  (node.type === 'array' && (node.children ?? []).every((one) => one.type === 'string'))
    ? undefined
    : 'a string or a list of strings';

const effectShape: Shape = (node) =>
  node.value === 'Allow' || node.value === 'Deny' ? undefined : '"Allow" or "Deny"';

const valuesShape: Shape = (node) =>
  isScalar(node) || (node.type === 'array' && (node.children ?? []).every(isScalar))
    ? undefined
    : 'a value or a list of values';

const anyShape: Shape = () => undefined;

const conditionShape: Shape = (node) => (node.type === 'object' ? undefined : 'an object of operators');

const statementElements: Readonly<Record<string, Shape>> = {
  Sid: textShape,
  Effect: effectShape,
  Principal: anyShape,
  NotPrincipal: anyShape,
  Action: textsShape,
  NotAction: textsShape,
  Resource: textsShape,
  NotResource: textsShape,
  Condition: conditionShape,
};

const documentElements: Readonly<Record<string, Shape>> = {
  Version: textShape,
  Id: textShape,
  Statement: (node) =>
    node.type === 'object' ||
    (node.type === 'array' && (node.children ?? []).every((one) => one.type === 'object'))
      ? undefined
      : 'a statement or a list of statements',
};

const shapeProblem = (node: Node, path: Path, name: string, shape: string): GrammarProblem => ({
  rule: 'element-shape',
  message: `${name} must be ${shape}.`,
  node,
  path,
  shape: true,
});

/** Elements of an object against a table; unknown ones are named with the element that is probably meant. */
const elements = (
  node: Node,
  path: Path,
  table: Readonly<Record<string, Shape>>,
  where: string,
): readonly GrammarProblem[] =>
  membersOf(node).flatMap(({ key, keyNode, value }): readonly GrammarProblem[] => {
    const shape = Object.hasOwn(table, key) ? table[key] : undefined;
    if (shape !== undefined) {
      const expected = shape(value);
      return expected === undefined ? [] : [shapeProblem(value, [...path, key], key, expected)];
    }
    const meant = Object.keys(table).find((name) => {
      const [a, b] = [name.toLowerCase(), key.toLowerCase()];
      return a === b || `${a}s` === b;
    });
    const message =
      meant === undefined
        ? `${where} has no element ${key}.`
        : `${where} has no element ${key}; write ${meant}.`;
    return [{ rule: 'unknown-element', message, node: keyNode, path: [...path, key], shape: false }];
  });

const conditionProblems = (condition: Node, path: Path): readonly GrammarProblem[] =>
  membersOf(condition).flatMap(({ key: operator, value }) => {
    const here = [...path, operator];
    if (value.type !== 'object') return [shapeProblem(value, here, operator, 'an object of condition keys')];
    return membersOf(value).flatMap(({ key, value: values }) => {
      const expected = valuesShape(values);
      return expected === undefined ? [] : [shapeProblem(values, [...here, key], key, expected)];
    });
  });

const emptyLists = (members: readonly Member[], path: Path): readonly GrammarProblem[] =>
  members.flatMap(({ key, value }) =>
    /^(Not)?(Action|Resource)$/u.test(key) && value.type === 'array' && (value.children ?? []).length === 0
      ? [
          {
            rule: 'empty-element',
            message: `${key} is empty; it needs a value.`,
            node: value,
            path: [...path, key],
            shape: false,
          },
        ]
      : [],
  );

const statementProblems = (node: Node, path: Path): readonly GrammarProblem[] => {
  const members = membersOf(node);
  const has = (key: string): boolean => members.some((member) => member.key === key);
  const problem = (rule: string, message: string): GrammarProblem => ({
    rule,
    message,
    node,
    path,
    shape: false,
  });
  const found: GrammarProblem[] = [...elements(node, path, statementElements, 'A statement')];
  if (!has('Effect'))
    // Without an effect it is no statement.
    found.push({
      ...problem('missing-element', 'The statement has no Effect: Allow or Deny.'),
      shape: true,
    });
  for (const [one, other] of [
    ['Action', 'NotAction'],
    ['Resource', 'NotResource'],
    ['Principal', 'NotPrincipal'],
  ] as const) {
    if (has(one) && has(other)) {
      found.push(problem('exclusive-elements', `A statement has either ${one} or ${other}, not both.`));
    }
    // Policies with a principal may leave the resource to what they are attached to.
    const optional = one === 'Principal' || (one === 'Resource' && (has('Principal') || has('NotPrincipal')));
    if (!optional && !has(one) && !has(other)) {
      found.push(problem('missing-element', `The statement has neither ${one} nor ${other}.`));
    }
  }
  found.push(...emptyLists(members, path));
  const condition = members.find((member) => member.key === 'Condition')?.value;
  if (condition?.type === 'object') found.push(...conditionProblems(condition, [...path, 'Condition']));
  return found;
};

/** Every breach of the grammar in a policy's JSON tree. */
export function checkGrammar(tree: Node): readonly GrammarProblem[] {
  if (tree.type !== 'object') {
    return [
      { rule: 'element-shape', message: 'A policy is a JSON object.', node: tree, path: [], shape: true },
    ];
  }
  const statement = membersOf(tree).find((member) => member.key === 'Statement')?.value;
  const found: GrammarProblem[] = [...elements(tree, [], documentElements, 'A policy')];
  if (statement === undefined) {
    found.push({
      rule: 'missing-element',
      message: 'The policy has no Statement.',
      node: tree,
      path: [],
      shape: true,
    });
    return found;
  }
  if (statement.type === 'array' && (statement.children ?? []).length === 0) {
    found.push({
      rule: 'empty-element',
      message: 'Statement is empty; a policy needs at least one statement.',
      node: statement,
      path: ['Statement'],
      shape: false,
    });
  }
  const list = statement.type === 'array' ? (statement.children ?? []) : [statement];
  for (const [at, node] of list.entries()) {
    if (node.type === 'object') found.push(...statementProblems(node, ['Statement', at]));
  }
  return found;
}
