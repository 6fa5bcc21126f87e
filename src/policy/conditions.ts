/**
 * Building one line of a Condition block: which operators a key takes, which one fits when none is chosen, and
 * whether its values make sense. Key → operators comes from the catalog; this file knows values.
 *
 * Operators that the user did not choose are guessed from the values, because that is how people think of them:
 * a wildcard in the text asks for a Like operator, a date for a date comparison. A guess never widens: a list of
 * values for a single-valued key matches any of them, which is what naming several values asks for.
 */
import type { ConditionKey } from '../catalog/model.ts';
import type { Condition, Effect } from '../iam/document.ts';
import { isMultivalued, operatorParts, operatorsFor } from '../iam/operator.ts';
import { hasWildcard } from '../iam/pattern.ts';
import { valueProblem } from '../iam/value.ts';

/** The operators to offer for a key, the default for plain values first, `Null` last; without `…IfExists`. */
export function validOperators(key: ConditionKey): readonly string[] {
  const usual = defaultOperator(key, [], 'Allow');
  return [...new Set([usual, ...operatorsFor(key.type), 'Null'])];
}

/** Numbers that say which one rather than how much, so that one value means that value. */
const isNominal = (key: ConditionKey): boolean => /delivery|version/iu.test(key.name);

/** Times of something in the past, where newer is what one asks for: the age of the session's token. */
const isIssueTime = (key: ConditionKey): boolean => /issue/iu.test(key.name);

/**
 * One number is a limit: Allow up to it, Deny above it. One date is a deadline: Allow before it, Deny after it, and
 * the other way round for the time at which a token was issued. Several numbers or dates are a list.
 */
const limitOperator = (key: ConditionKey, values: readonly string[], effect: Effect): string => {
  const allow = effect === 'Allow';
  if (key.type === 'Numeric') {
    if (values.length > 1 || isNominal(key)) return 'NumericEquals';
    return allow ? 'NumericLessThanEquals' : 'NumericGreaterThan';
  }
  if (values.length > 1) return 'DateEquals';
  return allow !== isIssueTime(key) ? 'DateLessThan' : 'DateGreaterThan';
};

const baseOperator = (key: ConditionKey, values: readonly string[], effect: Effect): string => {
  switch (key.type) {
    case 'String':
    case 'ArrayOfString':
      return values.some(hasWildcard) ? 'StringLike' : 'StringEquals';
    case 'ARN':
    case 'ArrayOfARN':
      return 'ArnLike';
    case 'Bool':
    case 'ArrayOfBool':
      return 'Bool';
    case 'Numeric':
    case 'Date':
      return limitOperator(key, values, effect);
    case 'IPAddress':
      return 'IpAddress';
  }
};

/**
 * The operator for a key when none was chosen. Keys with several values at once get `ForAllValues:` in Allow (all
 * that the request names must be listed; `assemble` adds the `Null` guard) and `ForAnyValue:` in Deny (one listed
 * value is enough to deny; `ForAllValues:` would also deny requests that name none).
 */
export function defaultOperator(key: ConditionKey, values: readonly string[], effect: Effect): string {
  const base = baseOperator(key, values, effect);
  if (!isMultivalued(key.type)) return base;
  return `${effect === 'Allow' ? 'ForAllValues' : 'ForAnyValue'}:${base}`;
}

/** Why a value does not fit the key and operator, as a sentence; undefined when it does. */
export function validateValue(key: ConditionKey, operator: string, value: string): string | undefined {
  const { base } = operatorParts(operator);
  const problem = valueProblem(base, value);
  if (problem !== undefined) return `${problem}.`;
  // A list that is known to be complete refuses the rest, unless the value is a pattern or a variable.
  if (key.values?.closed && /^string/iu.test(base) && !/[*?]|\$\{/u.test(value)) {
    const known = key.values.known;
    const same = /ignorecase$/iu.test(base)
      ? known.some((one) => one.toLowerCase() === value.toLowerCase())
      : known.includes(value);
    if (!same) return `${key.id} has only these values: ${known.join(', ')}.`;
  }
  return undefined;
}

/** The operator spelt as IAM spells it, or undefined when the key does not take it. `Null` is taken by every key. */
const canonicalOperator = (key: ConditionKey, operator: string): string | undefined => {
  const { set, base, ifExists } = operatorParts(operator);
  if (base.toLowerCase() === 'null') return set === undefined && !ifExists ? 'Null' : undefined;
  const bare = (set === undefined ? base : `${set}:${base}`).toLowerCase();
  const stringOnArn = key.type.endsWith('ARN')
    ? operatorsFor(key.type === 'ARN' ? 'String' : 'ArrayOfString')
    : [];
  const found = [...operatorsFor(key.type), ...stringOnArn].find((one) => one.toLowerCase() === bare);
  return found === undefined ? undefined : `${found}${ifExists ? 'IfExists' : ''}`;
};

/** A name that is still to be given: the catalog's `${TagKey}`, what pages write as `<team>`, or nothing at all. */
const unfilled = /\$\{[^}]*\}|<[^>]*>|\/$/u;

/**
 * Makes a condition, or says in a sentence why not. `name` is the key as the policy will write it, with the tag's
 * name in place of the placeholder; an empty operator asks for the default one of `effect`.
 */
export function buildCondition(
  key: ConditionKey,
  name: string,
  operator: string,
  values: readonly string[],
  effect: Effect = 'Allow',
): Condition | string {
  if (unfilled.test(name)) {
    const example = key.id.replace(/\$\{[^}]*\}|$/u, 'team');
    return `${name} needs the name of a tag, as in ${example}.`;
  }
  if (!/^[\u0021-\u00ff ]+$/u.test(name)) return `${name} holds a character that IAM refuses.`;
  if (values.length === 0) return `${name} needs a value.`;
  const chosen = operator === '' ? defaultOperator(key, values, effect) : canonicalOperator(key, operator);
  if (chosen === undefined) {
    return `${name} is of type ${key.type}, which takes ${validOperators(key).join(', ')}, not ${operator}.`;
  }
  for (const value of values) {
    const problem = validateValue(key, chosen, value);
    if (problem !== undefined) return problem;
  }
  const single = /^(bool|null)$/iu.test(operatorParts(chosen).base);
  if (single && values.length > 1) return `${chosen} takes one value: true or false.`;
  const wildcard = values.some(hasWildcard) && /^String(Not)?Equals/iu.test(operatorParts(chosen).base);
  if (wildcard) return `${chosen} takes * and ? as they stand; use StringLike or StringNotLike for patterns.`;
  return { operator: chosen, key: name, values: [...new Set(values)] };
}
