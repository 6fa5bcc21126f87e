/**
 * What `sm-explore policy` is told, taken apart and checked: actions, `TYPE=ARN`, `KEY[ OPERATOR]=VALUE[,VALUE]`.
 * Every function gives the value, or throws UsageError with the reason.
 */
import type { Action, Catalog, ConditionKey } from '../catalog/model.ts';
import { resolveEntry } from '../catalog/resolve.ts';
import { type TypedPattern, typedPattern } from '../catalog/typed-pattern.ts';
import type { Condition, Effect } from '../iam/document.ts';
import { operatorParts } from '../iam/operator.ts';
import { hasWildcard } from '../iam/pattern.ts';
import { validateArn } from '../policy/arn-template.ts';
import type { TypedArn } from '../policy/cart/apply-scopes.ts';
import { buildCondition } from '../policy/conditions.ts';
import { arnsInText, severalValues } from '../text/several.ts';
import { actionsOrProblem, entryOrProblem, unknownName } from './open-catalog.ts';
import { unlistedKey } from './unlisted-key.ts';
import { UsageError } from './usage-error.ts';

/** Names of actions out of a text: one a line, blank lines and `#` comments aside, JSON's quotes and commas off. */
export function actionLines(text: string): readonly string[] {
  return text
    .split(/\r?\n/)
    .map((line) =>
      line
        .replace(/#.*$/, '')
        .trim()
        .replace(/,$/, '')
        .replace(/^"(.*)"$/, '$1'),
    )
    .filter((line) => line !== '');
}

/** The actions meant, as they go into the cart and one by one. */
export interface NamedActions {
  /** Ids of actions, and patterns as they are unless they are to be expanded; in their order, each once. */
  readonly items: readonly string[];
  /** The actions, what patterns match among them. */
  readonly actions: readonly Action[];
  readonly patterns: readonly TypedPattern[];
  /** Sentences on names that are no action's and stand for some. */
  readonly remarks: readonly string[];
}

/**
 * The actions and patterns that names stand for. `expand` says what becomes of patterns: kept, they also match what AWS
 * adds tomorrow; named, the policy holds what they match today.
 * @throws UsageError with all that stands for nothing
 */
export function readActions(
  catalog: Catalog,
  names: readonly string[],
  expand: 'keep-patterns' | 'name-actions',
): NamedActions {
  const actions = new Map<string, Action>();
  const items = new Set<string>();
  const patterns: TypedPattern[] = [];
  const problems: string[] = [];
  const remarks: string[] = [];
  for (const name of names) {
    const meant = hasWildcard(name) ? typedPattern(catalog, name) : actionsOrProblem(catalog, name);
    if (typeof meant === 'string') {
      problems.push(meant);
      continue;
    }
    for (const action of meant.actions) actions.set(action.id, action);
    const isKept = 'pattern' in meant && expand === 'keep-patterns';
    for (const item of isKept ? [meant.pattern] : meant.actions.map(({ id }) => id)) items.add(item);
    if ('pattern' in meant) patterns.push(meant);
    else if (meant.remark !== undefined) remarks.push(meant.remark);
  }
  if (problems.length > 0) throw new UsageError(...new Set(problems));
  return { items: [...items], actions: [...actions.values()], patterns, remarks };
}

/** Reads `TYPE=ARN[,ARN]`. The type may come without prefix. @throws UsageError for ARNs of another type */
export function readScopes(catalog: Catalog, text: string): readonly TypedArn[] {
  const at = text.indexOf('=');
  if (at < 1)
    throw new UsageError(`--resource ${text} is refused: write TYPE=ARN, as in training-job=arn:….`);
  const entry = entryOrProblem(catalog, text.slice(0, at), 'resource-type');
  if (typeof entry === 'string') throw new UsageError(entry);
  if (entry.kind !== 'resource-type')
    throw new UsageError(unknownName(catalog, text.slice(0, at), 'resource-type'));
  const given = text.slice(at + 1).trim();
  const arns = arnsInText(given) ?? [given];
  const problems = arns.flatMap((arn) => validateArn(catalog, entry.id, arn) ?? []);
  if (problems.length > 0) throw new UsageError(...problems);
  return arns.map((arn) => ({ type: entry.id, arn }));
}

/** The name of a tag or of another free part in a key that was filled in: `team` of `aws:RequestTag/team`. */
const filledIn = (key: ConditionKey, typed: string): string => {
  const free = key.id.search(/\$\{[^}]*\}$/);
  if (free < 0) return key.id;
  // The typed name may lack the prefix, so the free part is counted from the slash that the key has before it.
  const slash = typed.indexOf('/');
  return slash < 0 ? key.id : key.id.slice(0, free) + typed.slice(slash + 1);
};

const resolveKey = (catalog: Catalog, text: string): ConditionKey | undefined => {
  const entry = resolveEntry(catalog, text, 'condition-key');
  return entry?.kind === 'condition-key' ? entry : undefined;
};

/** Whether a word is spelt like an operator, known or not. */
const looksLikeOperator = (word: string): boolean =>
  /^((Not)?(String|Arn|Numeric|Date|Bool|Binary|Ip)[a-z]*|Null)$/i.test(operatorParts(word).base);

/** Key and operator of what stands before the `=`. Tag names may hold spaces; operators never do. */
function keyAndOperator(catalog: Catalog, text: string): { readonly key: string; readonly operator: string } {
  const [, before = '', last = ''] = /^(.*\S)\s+(\S+)$/su.exec(text.trim()) ?? [];
  const isTagName = before.includes('/') && !looksLikeOperator(last);
  if (before === '' || isTagName || (resolveKey(catalog, before) === undefined && !looksLikeOperator(last)))
    return { key: text.trim(), operator: '' };
  return { key: before, operator: last };
}

/** Reads `KEY[ OPERATOR]=VALUE[,VALUE]`; without an operator the one that fits the key and the values. */
function readCondition(catalog: Catalog, text: string, effect: Effect): Condition {
  const at = text.indexOf('=');
  const form = 'write KEY=VALUE or "KEY OPERATOR=VALUE,VALUE"';
  if (at < 1) throw new UsageError(`--condition ${text} is refused: ${form}.`);
  const { key: typed, operator } = keyAndOperator(catalog, text.slice(0, at));
  const nameless = resolveKey(catalog, `${typed.replace(/\/$/, '')}/name`);
  const key =
    resolveKey(catalog, typed) ??
    (nameless === undefined ? unlistedKey(catalog, typed, operator) : undefined);
  if (key === undefined) {
    if (nameless === undefined) throw new UsageError(unknownName(catalog, typed, 'condition-key'));
    const example = nameless.id.replace(/\$\{[^}]*\}$/, 'team');
    throw new UsageError(`--condition ${text} is refused: the key needs a name, as in ${example}=….`);
  }
  const values = severalValues(text.slice(at + 1));
  if (values.includes('')) throw new UsageError(`--condition ${text} is refused: a value is empty; ${form}.`);
  const condition = buildCondition(key, filledIn(key, typed), operator, values, effect);
  if (typeof condition === 'string') throw new UsageError(condition);
  return condition;
}

/** Reads all conditions; the same key and operator twice is refused, as a Condition block can hold it only once. @throws UsageError */
export function readConditions(
  catalog: Catalog,
  texts: readonly string[],
  effect: Effect,
): readonly Condition[] {
  const conditions: Condition[] = [];
  for (const text of texts) {
    const next = readCondition(catalog, text, effect);
    const twice = conditions.some(
      ({ key, operator }) => key.toLowerCase() === next.key.toLowerCase() && operator === next.operator,
    );
    if (twice)
      throw new UsageError(
        `--condition names ${next.key} with ${next.operator} twice: put its values into one, separated by commas.`,
      );
    conditions.push(next);
  }
  return conditions;
}

/** Prefixes that arguments mention, so that their services can be loaded before names are looked up. */
export function mentioned(
  actions: readonly string[],
  resources: readonly string[],
  conditions: readonly string[],
): readonly string[] {
  return [...actions, ...resources.map((each) => each.split('=')[0] ?? ''), ...conditions];
}
