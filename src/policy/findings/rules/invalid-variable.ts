import { servicePrefix } from '../../../catalog/expansion.ts';
import { keyIdsOf } from '../../../catalog/ids-of.ts';
import { type PolicyVariable, policyVariables, unopenedVariables } from '../../../iam/variable.ts';
import { nearestName } from '../../../text/nearest-name.ts';
import { knownKeyPrefix } from '../condition-keys.ts';
import type { FindingDraft, Rule } from '../rule.ts';
import type { PolicyView, StatementView } from '../statement-view.ts';
import { about, setting } from '../wording.ts';

const flaws: Readonly<Record<NonNullable<PolicyVariable['flaw']>, string>> = {
  unclosed: 'lacks its closing brace',
  empty: 'names no key',
  space: 'has a space in its name',
  'default-unquoted': 'has a default without single quotes',
};

function complaint(
  { catalog }: PolicyView,
  variable: PolicyVariable,
): Pick<FindingDraft, 'message' | 'severity'> | undefined {
  const { text, name, flaw } = variable;
  if (flaw !== undefined) return { message: `The policy variable ${text} ${flaws[flaw]}; IAM rejects it.` };
  // `${AWS::Region}` is CloudFormation's, and means nothing to IAM.
  if (!name.includes(':') || /^AWS::/.test(name)) {
    return { message: `${text} is not a policy variable, so it never matches; fill in the placeholder.` };
  }
  if (catalog.conditionKey(name) !== undefined || knownKeyPrefix(catalog, name) === 'not-loaded')
    return undefined;
  const near = nearestName(name, keyIdsOf(catalog, servicePrefix(name)));
  const hint = near === undefined ? 'check its name' : `the nearest key that it has is ${near.name}`;
  return {
    message: `The reference has no key for the policy variable ${text}; ${hint}.`,
    severity: 'warning',
  };
}

export const invalidVariable: Rule = {
  name: 'invalid-variable',
  severity: 'error',
  about: 'A policy variable is malformed or names no condition key, so the text never matches.',
  *check(policy) {
    const check = function* (statement: StatementView, items: StatementView['resources']) {
      for (const { text, path } of items) {
        for (const variable of policyVariables(text)) {
          const found = complaint(policy, variable);
          if (found === undefined) continue;
          const draft = about(statement, path, found.message);
          yield found.severity === undefined ? draft : { ...draft, severity: found.severity };
        }
        for (const { text: written, name } of unopenedVariables(text)) {
          // `$aws/things` and the like are topics: only what names a key was meant as a variable.
          if (policy.catalog.conditionKey(name) === undefined) continue;
          const mended = text.replace(written, `\${${name}}`);
          yield about(
            statement,
            path,
            `${written} lacks a part of "\${" and "}", so IAM takes it as plain text; write \${${name}}.`,
            setting(`Use \${${name}}`, path, mended),
          );
        }
      }
    };
    for (const statement of policy.statements) {
      yield* check(statement, statement.resources);
      yield* check(statement, statement.notResources);
      for (const { values } of statement.conditions) yield* check(statement, values);
    }
  },
};
