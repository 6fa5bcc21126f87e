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

const documentsOf = (text: string) =>
  [parseAllDocuments(text, { uniqueKeys: false, logLevel: 'silent', schema: 'core' })].flat();

/** The documents of a text, those without errors. Never throws. */
export function readYaml(text: string): readonly Located[] {
  try {
    return documentsOf(text).flatMap((each) =>
      'contents' in each && each.errors.length === 0 ? [locate(each.contents, 0, text)] : [],
    );
  } catch {
    return [];
  }
}

const quotesNeeded = 'a star, a colon or the like cannot stand here; put the text in quotes';
/** What the library's errors mean to whom writes policies, by their codes. */
const meanings: ReadonlyMap<string, string> = new Map([
  [
    'MISSING_CHAR',
    'a quote, a bracket or a comma is missing before this, or it is indented otherwise than its like',
  ],
  ['BAD_ALIAS', quotesNeeded],
  [
    'BAD_INDENT',
    'this line begins in a column in which nothing can go on, or a bracket before it is not closed',
  ],
  ['RESOURCE_EXHAUSTION', 'it is nested too deeply'],
  ['TAB_AS_INDENT', 'a tab stands where only blanks may'],
  ['BLOCK_AS_IMPLICIT_KEY', quotesNeeded],
  ['MULTILINE_IMPLICIT_KEY', quotesNeeded],
  ['BAD_SCALAR_START', quotesNeeded],
]);

/** The first mistake of a text: a clause in lower case, and its offset; undefined where there is none. Never throws. */
export function yamlMistake(text: string): { readonly what: string; readonly at: number } | undefined {
  try {
    const error = documentsOf(text).flatMap((each) => each.errors)[0];
    if (error === undefined) return undefined;
    return { what: meanings.get(error.code) ?? 'this fits nothing before it', at: error.pos[0] };
  } catch {
    return { what: 'it is nested too deeply', at: 0 };
  }
}
