/** The policies that a value of a file holds, each with its places in the file's text. */
import { type ParsedPolicy, type ParseProblem, parsePolicy } from '../../iam/parse.ts';
import type { Path } from '../../iam/path.ts';
import { recogniseKind } from '../../iam/recognise-kind.ts';
import { resolved } from './cloudformation.ts';
import { jsonOf, type Located, nearest, scalar, unknownPaths, valueAt } from './located.ts';
import { fromJson, jsonTree } from './read-json.ts';

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
export const mostPolicies = 500;
const deepest = 60;

/** Whether a value looks like a policy: statements, at least one with an Effect. */
export function isPolicy(value: Located): boolean {
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

/** Where values stand in the text. */
export interface Place {
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

/** What is said of arguments that stand twice. */
const problemsOf = (value: Located, place: Place): readonly ParseProblem[] =>
  (value.kind === 'object' ? (value.repeated ?? []) : []).map(({ key, at, path }) => ({
    rule: 'duplicate-key',
    message: `${key} is here for the second time; Terraform refuses a block with an argument twice, so keep one.`,
    path,
    position: place.positionAt(place.fixed ?? place.base + at),
  }));

function found(value: Located, place: Place): FoundPolicy {
  const { own, left } = withoutUnknown(resolved(value));
  const repeated = problemsOf(value, place);
  const { document, ...read } = parsePolicy(jsonOf(own));
  // Nobody knows which of the two is meant.
  const parsed: ParsedPolicy = document === undefined || repeated.length > 0 ? read : { ...read, document };
  const positionOf = (path: Path) => place.positionAt(place.fixed ?? place.base + nearest(own, path).at);
  const kind = parsed.document === undefined ? undefined : recogniseKind(parsed.document);
  return {
    ...parsed,
    ...(kind === undefined ? {} : { kind }),
    problems: [
      ...parsed.problems.map((problem) => ({ ...problem, position: positionOf(problem.path) })),
      ...repeated,
    ].sort((a, b) => a.position.line - b.position.line || a.position.column - b.position.column),
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

/** The policies inside of a value, in its order. */
export function policiesOf(value: Located, place: Place, depth = 0): readonly FoundPolicy[] {
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
      const { value: text, repeated = [] } = value;
      if (typeof text !== 'string' || !text.includes('Statement')) return [];
      const tree = jsonTree(decoded(text));
      if (tree === undefined) return [];
      // Behind escapes no place is known but the string's own.
      const raw = place.fixed === undefined && value.verbatim === true;
      const inside = fromJson(tree);
      return policiesOf(
        inside.kind === 'object' && repeated.length > 0
          ? { ...inside, repeated: repeated.map((each) => ({ ...each, at: each.at - value.at })) }
          : inside,
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
