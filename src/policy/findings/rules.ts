/**
 * Every rule, in the order in which their findings are listed: first what IAM rejects, then what never
 * matches, then what grants more than it seems, then what could be shorter.
 */
import type { Rule } from './rule.ts';
import { allowNotAction } from './rules/allow-not-action.ts';
import { allowNotResource } from './rules/allow-not-resource.ts';
import { characters } from './rules/characters.ts';
import { deniedAnyway } from './rules/denied-anyway.ts';
import { deprecatedKey } from './rules/deprecated-key.ts';
import { duplicateAction } from './rules/duplicate-action.ts';
import { duplicateResource } from './rules/duplicate-resource.ts';
import { elementOfKind } from './rules/element-of-kind.ts';
import { escalation } from './rules/escalation.ts';
import { forAllValuesWithoutGuard } from './rules/for-all-values-without-guard.ts';
import { fullAccess } from './rules/full-access.ts';
import { invalidOperator } from './rules/invalid-operator.ts';
import { invalidResource } from './rules/invalid-resource.ts';
import { invalidValue } from './rules/invalid-value.ts';
import { invalidVariable } from './rules/invalid-variable.ts';
import { keyNotHonoured } from './rules/key-not-honoured.ts';
import { keysDifferByCase } from './rules/keys-differ-by-case.ts';
import { malformedAction } from './rules/malformed-action.ts';
import { missingDependents } from './rules/missing-dependents.ts';
import { negatedOperator } from './rules/negated-operator.ts';
import { noValues } from './rules/no-values.ts';
import { nullWithModifier } from './rules/null-with-modifier.ts';
import { operatorType } from './rules/operator-type.ts';
import { passRoleAnyRole } from './rules/pass-role-any-role.ts';
import { passRoleAnyService } from './rules/pass-role-any-service.ts';
import { patternMatchesNothing } from './rules/pattern-matches-nothing.ts';
import { policySizeLimit } from './rules/policy-size.ts';
import { principal } from './rules/principal.ts';
import { redundantAction } from './rules/redundant-action.ts';
import { redundantResource } from './rules/redundant-resource.ts';
import { redundantStatement } from './rules/redundant-statement.ts';
import { requiredResourceMissing } from './rules/required-resource-missing.ts';
import { resourceFitsNoAction } from './rules/resource-fits-no-action.ts';
import { resourceTagOnCreate } from './rules/resource-tag-on-create.ts';
import { searchNotDenied } from './rules/search-not-denied.ts';
import { setOperatorMissing } from './rules/set-operator-missing.ts';
import { setOperatorOnSingleValue } from './rules/set-operator-on-single-value.ts';
import { severalBoolValues } from './rules/several-bool-values.ts';
import { sidCharacters } from './rules/sid-characters.ts';
import { sidNotUnique } from './rules/sid-not-unique.ts';
import { tagKeyWithoutName } from './rules/tag-key-without-name.ts';
import { unknownAction } from './rules/unknown-action.ts';
import { unknownKey } from './rules/unknown-key.ts';
import { unknownService } from './rules/unknown-service.ts';
import { variableMisplaced } from './rules/variable-misplaced.ts';
import { version } from './rules/version.ts';
import { wildcardWithoutLike } from './rules/wildcard-without-like.ts';
import { writeOnEverything } from './rules/write-on-everything.ts';

export const rules: readonly Rule[] = [
  version,
  policySizeLimit,
  characters,
  sidCharacters,
  sidNotUnique,
  principal,
  elementOfKind,
  malformedAction,
  invalidResource,
  invalidOperator,
  invalidValue,
  noValues,
  severalBoolValues,
  nullWithModifier,
  keysDifferByCase,
  tagKeyWithoutName,
  invalidVariable,
  variableMisplaced,
  unknownService,
  unknownAction,
  patternMatchesNothing,
  unknownKey,
  deprecatedKey,
  keyNotHonoured,
  resourceTagOnCreate,
  operatorType,
  setOperatorMissing,
  setOperatorOnSingleValue,
  forAllValuesWithoutGuard,
  wildcardWithoutLike,
  negatedOperator,
  resourceFitsNoAction,
  requiredResourceMissing,
  deniedAnyway,
  fullAccess,
  allowNotAction,
  allowNotResource,
  passRoleAnyRole,
  passRoleAnyService,
  writeOnEverything,
  escalation,
  searchNotDenied,
  missingDependents,
  duplicateAction,
  redundantAction,
  duplicateResource,
  redundantResource,
  redundantStatement,
];

/** What the rule of that name looks for, in one line; undefined when there is no such rule. */
export const explainRule = (name: string): string | undefined =>
  rules.find((rule) => rule.name === name)?.about;
