/**
 * The policies that a text holds, wherever they stand: alone, in a template of CloudFormation or SAM, in Terraform, in a
 * configuration in YAML, in a tool's JSON answer, as JSON inside of a string, between Markdown's fences, in a script or a
 * program. Each is read by IAM's own reader, and all that is said of it has its place in the text itself.
 */
import { type ParsedPolicy, type ParseProblem, parsePolicies, parsePolicy } from '../../iam/parse.ts';
import type { Path } from '../../iam/path.ts';
import { recogniseKind } from '../../iam/recognise-kind.ts';
import { sourceOf } from '../source.ts';
import { resolved } from './cloudformation.ts';
import { foreignText } from './foreign-text.ts';
import { jsonOf, type Located, nearest, scalar, unknownPaths, valueAt } from './located.ts';
import { readHcl } from './read-hcl.ts';
import { fromJson, jsonTree } from './read-json.ts';
import { programValues } from './read-program.ts';
import { readYaml } from './read-yaml.ts';
import { afterPlan, hclValues } from './terraform.ts';

/** A policy of a text. */
export interface FoundPolicy extends ParsedPolicy {
  /** What it is for, where its place or its words say so: who may assume a role, or what others may do with a resource. */
  readonly kind?: 'trust' | 'resource' | 'rcp';
  /** Set where statements stand without a policy around them. */
  readonly form?: 'statement' | 'statements';
  /** Paths of values that the text leaves to be filled in later: nothing is known of them. */
  readonly unknown: readonly Path[];
}

/** More policies than this in one text are not looked at. */
const most = 500;
const deepest = 60;

/** Whether a value looks like a policy: statements, at least one with an Effect. */
function isPolicy(value: Located): boolean {
  const statement = valueAt(value, 'Statement');
  const statements = statement?.kind === 'list' ? statement.items : [statement];
  return statements.some((each) => each !== undefined && valueAt(each, 'Effect') !== undefined);
}

/** Whether a value is a statement by itself: it has an Effect, and says on what. */
const isStatement = (value: Located): boolean =>
  value.kind === 'object' &&
  valueAt(value, 'Effect') !== undefined &&
  ['Action', 'NotAction', 'Resource', 'NotResource'].some((key) => valueAt(value, key) !== undefined);

/** A document with the statements, which stands where they stand. */
function policyAround(statements: Located): Located {
  const { at } = statements;
  return {
    kind: 'object',
    at,
    entries: [
      { key: 'Version', at, value: scalar('2012-10-17', at) },
      { key: 'Statement', at, value: statements },
    ],
  };
}

/** Statements without a policy around them, as one; undefined when the value is something else. */
function bare(
  value: Located,
): { readonly document: Located; readonly form: NonNullable<FoundPolicy['form']> } | undefined {
  const several = value.kind === 'list' && value.items.length > 0 && value.items.every(isStatement);
  if (!several && !isStatement(value)) return undefined;
  return {
    document: policyAround(value),
    form: several && value.items.length > 1 ? 'statements' : 'statement',
  };
}

/** Keys under which the Serverless Framework has statements without a document around them. */
const bareStatements = new Set(['statements', 'iamRoleStatements', 'iamManagedPolicyStatements']);

/** A list of statements as a document; undefined when it is none. */
function asDocument(key: string, value: Located): Located | undefined {
  if (!bareStatements.has(key) || value.kind !== 'list') return undefined;
  const document = policyAround(value);
  return isPolicy(document) ? document : undefined;
}

interface Place {
  readonly positionAt: (offset: number) => { readonly line: number; readonly column: number };
  /** Where the values' offsets start from. */
  readonly base: number;
  /** Set where the values come from the inside of a string, whose own place stands for all of them. */
  readonly fixed?: number;
}

const isUnknown = (value: Located): boolean => value.kind === 'scalar' && value.unknown === true;

/** The document without statements that are filled in later as wholes: the others can be read all the same. */
function withoutUnknown(document: Located): { readonly own: Located; readonly left: number } {
  const statements = valueAt(document, 'Statement');
  if (document.kind !== 'object' || statements?.kind !== 'list' || !statements.items.some(isUnknown))
    return { own: document, left: 0 };
  const items = statements.items.filter((each) => !isUnknown(each));
  const entries = document.entries.map((entry) =>
    entry.value === statements ? { ...entry, value: { ...statements, items } } : entry,
  );
  return { own: { ...document, entries }, left: statements.items.length - items.length };
}

function found(value: Located, place: Place): FoundPolicy {
  const { own, left } = withoutUnknown(resolved(value));
  const parsed = parsePolicy(jsonOf(own));
  const positionOf = (path: Path) => place.positionAt(place.fixed ?? place.base + nearest(own, path).at);
  const kind = parsed.document === undefined ? undefined : recogniseKind(parsed.document);
  return {
    ...parsed,
    ...(kind === undefined ? {} : { kind }),
    problems: parsed.problems.map((problem) => ({ ...problem, position: positionOf(problem.path) })),
    positionOf,
    // Those left out are counted behind the others.
    unknown: [
      ...unknownPaths(own),
      ...Array.from({ length: left }, (_, at) => [
        'Statement',
        (parsed.document?.Statement.length ?? 0) + at,
      ]),
    ],
  };
}

function policiesOf(value: Located, place: Place, depth = 0): readonly FoundPolicy[] {
  if (depth > deepest) return [];
  if (isPolicy(value)) return [found(value, place)];
  const statements = depth === 0 ? bare(value) : undefined;
  if (statements !== undefined) return [{ ...found(statements.document, place), form: statements.form }];
  switch (value.kind) {
    case 'object':
      return value.entries.flatMap(({ key, value: own }) =>
        policiesOf(asDocument(key, own) ?? own, place, depth + 1),
      );
    case 'list':
      return value.items.flatMap((item) => policiesOf(item, place, depth + 1));
    case 'scalar': {
      const { value: text } = value;
      if (typeof text !== 'string' || !text.includes('Statement')) return [];
      const tree = jsonTree(decoded(text));
      if (tree === undefined) return [];
      // Behind escapes no place is known but the string's own.
      const raw = place.fixed === undefined && value.verbatim === true;
      return policiesOf(
        fromJson(tree),
        raw
          ? { ...place, base: place.base + value.at }
          : { ...place, fixed: place.fixed ?? place.base + value.at },
        depth + 1,
      );
    }
  }
}

/** IAM's API gives documents percent-encoded. */
function decoded(text: string): string {
  if (!/^%7B/iu.test(text.trim())) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** What stands between Markdown's fences, with its offset. */
function fencedIn(text: string): readonly { readonly at: number; readonly inside: string }[] {
  const found: { at: number; inside: string }[] = [];
  let open: { readonly mark: string; readonly at: number } | undefined;
  let at = 0;
  for (const line of text.split('\n')) {
    const mark = /^\s{0,12}(`{3,}|~{3,})/u.exec(line)?.[1];
    if (mark !== undefined && open === undefined) open = { mark, at: at + line.length + 1 };
    else if (mark !== undefined && open !== undefined && mark.startsWith(open.mark)) {
      found.push({ at: open.at, inside: text.slice(open.at, Math.max(open.at, at - 1)) });
      open = undefined;
    }
    at += line.length + 1;
  }
  return found;
}

/** Larger texts in YAML are no templates: CloudFormation takes a megabyte at most, and mostly a tenth of it. */
const largestYaml = 400_000;
const hcl = /^[ \t]*(?:resource|data|locals|module|variable|provider|terraform|output)\b[^\n={]*\{/mu;

/** No policy is longer. */
const farthest = 100_000;

/** Objects of JSON inside of other text, by their braces. */
function embedded(text: string, place: Place): readonly FoundPolicy[] {
  const policies: FoundPolicy[] = [];
  // Braces that never close would be looked for again and again: so much is looked at, and no more.
  let budget = text.length * 8 + 100_000;
  for (let at = text.indexOf('{'); at >= 0 && policies.length < most && budget > 0; ) {
    const end = closing(text, at);
    budget -= end < 0 ? Math.min(text.length - at, farthest) : end - at;
    const inside = text.slice(at, end);
    const tree = end > at && inside.includes('"Statement"') ? jsonTree(inside) : undefined;
    const own = tree === undefined ? [] : policiesOf(fromJson(tree), { ...place, base: place.base + at });
    policies.push(...own);
    at = text.indexOf('{', own.length > 0 ? end : nextTry(text, at, end));
  }
  return policies;
}

/** Objects that hold no policy are not looked into again, but for braces of the language around (a function's body). */
const nextTry = (text: string, at: number, end: number): number => {
  const statement = text.indexOf('"Statement"', at);
  if (statement < 0) return text.length;
  if (end > at && statement > end) return end;
  // The object that holds the statement begins at a brace not far before it.
  const near = text.lastIndexOf('{', statement);
  return near > at && near - at > 4000 ? near - 4000 : at + 1;
};

function closing(text: string, at: number): number {
  let depth = 0;
  let quoted = false;
  const last = Math.min(text.length, at + farthest);
  for (let end = at; end < last; end += 1) {
    const character = text[end];
    if (quoted) {
      if (character === '\\') end += 1;
      else if (character === '"' || character === '\n') quoted = false;
    } else if (character === '"') quoted = true;
    else if (character === '{') depth += 1;
    else if (character === '}' && --depth === 0) return end + 1;
  }
  return -1;
}

function within(text: string, place: Place): readonly FoundPolicy[] {
  if (!/statement|effect/iu.test(text)) return [];
  const tree = jsonTree(text);
  if (tree !== undefined) return policiesOf(fromJson(tree), place);
  const fenced = fencedIn(text).flatMap(({ at, inside }) =>
    within(inside, { ...place, base: place.base + at }),
  );
  if (fenced.length > 0) return fenced;
  const terraform = afterPlan(text);
  if (hcl.test(terraform)) {
    const own = hclValues(readHcl(terraform)).flatMap((value) => policiesOf(value, place));
    if (own.length > 0) return own;
  }
  if (text.length <= largestYaml && /^[ \t-]*["']?[\w:]+["']?[ \t]*:/mu.test(text)) {
    const own = readYaml(text).flatMap((value) => policiesOf(value, place));
    if (own.length > 0) return own;
  }
  const own = embedded(text, place);
  return own.length > 0 ? own : programValues(text).flatMap((value) => policiesOf(value, place));
}

/**
 * The policies of a text in its order: itself when it is one or a list of them, else those that it holds. A text without
 * any comes back as one that cannot be read, with what JSON's reader says of it. Never empty, never throws.
 */
export function policiesIn(text: string): readonly FoundPolicy[] {
  const plain = (): readonly FoundPolicy[] =>
    parsePolicies(text).map((policy) => {
      const kind = policy.document === undefined ? undefined : recogniseKind(policy.document);
      return { ...policy, ...(kind === undefined ? {} : { kind }), unknown: [] };
    });
  const tree = jsonTree(text);
  const alone = tree === undefined ? undefined : fromJson(tree);
  // A policy with mistakes is to hear of them, and so is JSON that is broken: YAML would read it all the same.
  if (alone === undefined ? /^\s*(?:[{[]|$)/u.test(text) : isPolicy(alone) || listsPolicies(alone))
    return plain();
  const { positionAt } = sourceOf(text);
  const own = within(text, { positionAt, base: 0 }).slice(0, most);
  if (own.length > 0) return own;
  const foreign = foreignText(text);
  if (foreign === undefined) return plain();
  const position = positionAt(text.search(/\S/u));
  const problem: ParseProblem = { rule: 'json-syntax', message: foreign, path: [], position };
  return [{ text, problems: [problem], positionOf: () => position, unknown: [] }];
}

const listsPolicies = (value: Located): boolean => value.kind === 'list' && value.items.some(isPolicy);
