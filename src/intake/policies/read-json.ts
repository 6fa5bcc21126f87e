/** JSON as located values. */
import { type Node, type ParseError, parseTree } from 'jsonc-parser';
import { tooDeepAt } from '../../iam/json-depth.ts';
import { type Located, scalar } from './located.ts';

/** Nested deeper than any template, and far from where recursion would end. */
const deepest = 180;

/** The values of a tree, with their offsets. */
export function fromJson(node: Node | undefined, depth = 0): Located {
  if (node === undefined || depth > deepest) return scalar(null, 0);
  const { offset: at } = node;
  if (node.type === 'array')
    return { kind: 'list', at, items: (node.children ?? []).map((child) => fromJson(child, depth + 1)) };
  if (node.type === 'object')
    return {
      kind: 'object',
      at,
      entries: (node.children ?? []).map(({ children = [] }) => ({
        key: String(children[0]?.value ?? ''),
        at: children[0]?.offset ?? at,
        value: fromJson(children[1], depth + 1),
      })),
    };
  return scalar(node.value ?? null, at);
}

/** The tree of a text of JSON; undefined where it is none, or has a mistake. */
export function jsonTree(text: string): Node | undefined {
  const errors: ParseError[] = [];
  // Only what begins and ends as JSON does is worth a parse.
  if (!/^\s*(?:[{[][\s\S]*[}\]]|"[^\n]*")\s*$/u.test(text)) return undefined;
  if (tooDeepAt(text, deepest) !== undefined) return undefined;
  const tree = parseTree(text, errors);
  return errors.length === 0 ? tree : undefined;
}
