/**
 * The policies that a text holds, wherever they stand: alone, in a template of CloudFormation or SAM, in Terraform, in a
 * configuration in YAML, in a tool's JSON answer, as JSON inside of a string, between Markdown's fences, in a script or a
 * program. Each is read by IAM's own reader, and all that is said of it has its place in the text itself.
 */
import { type ParseProblem, parsePolicies } from '../../iam/parse.ts';
import { recogniseKind } from '../../iam/recognise-kind.ts';
import { sourceOf } from '../source.ts';
import { embeddedPolicies } from './embedded-json.ts';
import { foreignText, largestYaml, mayHoldPolicy } from './foreign-text.ts';
import { type FoundPolicy, isPolicy, mostPolicies, type Place, policiesOf } from './found-policy.ts';
import type { Located } from './located.ts';
import { readHcl } from './read-hcl.ts';
import { fromJson, jsonTree } from './read-json.ts';
import { programValues } from './read-program.ts';
import { readYaml } from './read-yaml.ts';
import { afterPlan, hclValues } from './terraform.ts';

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

const hcl = /^[ \t]*(?:resource|data|locals|module|variable|provider|terraform|output)\b[^\n={]*\{/mu;

/** Marks of a quotation in a letter or in Markdown, at the start of most lines. */
const quotation = /^[ \t]*(?:>[ \t]?)+/gmu;

/** The text without marks of quotation, every offset kept; undefined where it is none. */
function unquoted(text: string): string | undefined {
  const lines = text.match(/^.*\S.*$/gmu)?.length ?? 0;
  const marks = text.match(quotation)?.length ?? 0;
  return marks < 2 || marks * 2 < lines
    ? undefined
    : text.replace(quotation, (mark) => ' '.repeat(mark.length));
}

function within(text: string, place: Place): readonly FoundPolicy[] {
  if (!mayHoldPolicy(text)) return [];
  const own = unquoted(text);
  return insideOf(own ?? text, place);
}

function insideOf(text: string, place: Place): readonly FoundPolicy[] {
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
  const own = embeddedPolicies(text, place);
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
  const own = within(text, { positionAt, base: 0 }).slice(0, mostPolicies);
  if (own.length > 0) return own;
  const foreign = foreignText(text);
  if (foreign === undefined) return plain();
  const position = positionAt(foreign.at);
  const problem: ParseProblem = { rule: 'json-syntax', message: foreign.message, path: [], position };
  return [{ text, problems: [problem], positionOf: () => position, unknown: [] }];
}

const listsPolicies = (value: Located): boolean => value.kind === 'list' && value.items.some(isPolicy);
