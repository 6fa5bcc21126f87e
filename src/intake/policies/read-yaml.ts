/** YAML as located values. The library keeps tags that it does not know beside their values, which is all we need. */
import { isAlias, isMap, isScalar, isSeq, type Node, parseAllDocuments } from 'yaml';
import { longForm } from './cloudformation.ts';
import { type Located, scalar } from './located.ts';

/** Nested deeper than any template, and far from where recursion would end. */
const deepest = 200;

const offsetOf = (node: Node): number => node.range?.[0] ?? 0;

function locate(node: unknown, depth: number, text: string): Located {
  if (depth > deepest || node === null || node === undefined) return scalar(null, 0);
  if (isMap(node))
    return tagged(node, {
      kind: 'object',
      at: offsetOf(node),
      entries: node.items.map(({ key, value }) => ({
        key: isScalar(key) ? String(key.value) : '',
        at: isScalar(key) ? offsetOf(key) : 0,
        value: locate(value, depth + 1, text),
      })),
    });
  if (isSeq(node))
    return tagged(node, {
      kind: 'list',
      at: offsetOf(node),
      items: node.items.map((item) => locate(item, depth + 1, text)),
    });
  if (isAlias(node)) return scalar(`*${node.source}`, offsetOf(node));
  if (!isScalar(node)) return scalar(null, 0);
  if (node.type === 'BLOCK_LITERAL' && node.tag === undefined) {
    const at = text.indexOf('\n', offsetOf(node)) + 1;
    return { kind: 'scalar', at, value: text.slice(at, node.range?.[1] ?? at), verbatim: true };
  }
  const { value } = node;
  const plain =
    typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
  return tagged(node, scalar(value instanceof Date ? (node.source ?? '') : plain, offsetOf(node)));
}

function tagged(node: Node & { readonly tag?: string | undefined }, value: Located): Located {
  const { tag } = node;
  return tag === undefined || !/^![A-Z]/u.test(tag) ? value : longForm(tag, value);
}

/** The documents of a text, those without errors. Never throws. */
export function readYaml(text: string): readonly Located[] {
  try {
    const documents = parseAllDocuments(text, { uniqueKeys: false, logLevel: 'silent', schema: 'core' });
    return [documents]
      .flat()
      .flatMap((each) =>
        'contents' in each && each.errors.length === 0 ? [locate(each.contents, 0, text)] : [],
      );
  } catch {
    return [];
  }
}
