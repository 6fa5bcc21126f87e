/**
 * Every rule, in the order in which their findings are listed: first what IAM rejects, then what never
 * matches, then what grants more than it seems, then what could be shorter.
 */
import type { Rule } from './rule.ts';
import { actionOfOtherPrincipal } from './rules/action-of-other-principal.ts';
import { allowNotAction, allowNotResource } from './rules/allow-all-but.ts';
import { characters } from './rules/characters.ts';
import { conditionOnSomeTypes } from './rules/condition-on-some-types.ts';
import { confusedDeputy } from './rules/confused-deputy.ts';
import { deniedAnyway } from './rules/denied-anyway.ts';
import { denyNotPrincipal } from './rules/deny-not-principal.ts';
import { deprecatedKey } from './rules/deprecated-key.ts';
import { duplicateAction, duplicateResource } from './rules/duplicate.ts';
import { elementOfKind } from './rules/element-of-kind.ts';
import { emptyCondition } from './rules/empty-condition.ts';
import { endpointNameCapitals } from './rules/endpoint-name-capitals.ts';
import { escalation } from './rules/escalation.ts';
import {
  credentialsExposure,
  dataExfiltration,
  permissionsManagement,
  resourceExposure,
} from './rules/exposure.ts';
import { externalIdMissing } from './rules/external-id-missing.ts';
import { federationOpen } from './rules/federation-open.ts';
import { forAllValuesWithoutGuard } from './rules/for-all-values-without-guard.ts';
import { fullAccess } from './rules/full-access.ts';
import { invalidAddress } from './rules/invalid-address.ts';
import { invalidId } from './rules/invalid-id.ts';
import { invalidOperator } from './rules/invalid-operator.ts';
import { invalidResource } from './rules/invalid-resource.ts';
import { invalidValue } from './rules/invalid-value.ts';
import { invalidVariable } from './rules/invalid-variable.ts';
import { keyNotHonoured } from './rules/key-not-honoured.ts';
import { keysDifferByCase } from './rules/keys-differ-by-case.ts';
import { logGroupWithoutStar } from './rules/log-group-without-star.ts';
import { malformedAction } from './rules/malformed-action.ts';
import { mfaPattern } from './rules/mfa-pattern.ts';
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
import { principalForm } from './rules/principal-form.ts';
import { publicAccess } from './rules/public-access.ts';
import { redundantAction } from './rules/redundant-action.ts';
import { redundantResource } from './rules/redundant-resource.ts';
import { redundantStatement } from './rules/redundant-statement.ts';
import { redundantValue } from './rules/redundant-value.ts';
import { requiredResourceMissing } from './rules/required-resource-missing.ts';
import { resourceFitsNoAction } from './rules/resource-fits-no-action.ts';
import { resourceTagOnCreate } from './rules/resource-tag-on-create.ts';
import { searchNotDenied } from './rules/search-not-denied.ts';
import { sessionAsPrincipal } from './rules/session-as-principal.ts';
import { setOperatorByEffect } from './rules/set-operator-by-effect.ts';
import { setOperatorMissing } from './rules/set-operator-missing.ts';
import { setOperatorOnSingleValue } from './rules/set-operator-on-single-value.ts';
import { severalBoolValues } from './rules/several-bool-values.ts';
import { sidCharacters } from './rules/sid-characters.ts';
import { sidNotUnique } from './rules/sid-not-unique.ts';
import { tagKeyWithoutName } from './rules/tag-key-without-name.ts';
import { tagWithNotAction } from './rules/tag-with-not-action.ts';
import { unknownAction } from './rules/unknown-action.ts';
import { unknownKey } from './rules/unknown-key.ts';
import { unknownService } from './rules/unknown-service.ts';
import { unknownServicePrincipal } from './rules/unknown-service-principal.ts';
import { variableMisplaced } from './rules/variable-misplaced.ts';
import { version } from './rules/version.ts';
import { wildcardWithoutLike } from './rules/wildcard-without-like.ts';
import { writeOnEverything } from './rules/write-on-everything.ts';

/** Every rule, in the order in which findings of one place and severity are told. */
export const rules: readonly Rule[] = [
  version,
  policySizeLimit,
  characters,
  sidCharacters,
  sidNotUnique,
  principal,
  principalForm,
  unknownServicePrincipal,
  actionOfOtherPrincipal,
  elementOfKind,
  malformedAction,
  invalidResource,
  invalidOperator,
  invalidValue,
  invalidId,
  invalidAddress,
  noValues,
  emptyCondition,
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
  setOperatorByEffect,
  wildcardWithoutLike,
  mfaPattern,
  sessionAsPrincipal,
  tagWithNotAction,
  negatedOperator,
  resourceFitsNoAction,
  requiredResourceMissing,
  logGroupWithoutStar,
  endpointNameCapitals,
  conditionOnSomeTypes,
  deniedAnyway,
  denyNotPrincipal,
  publicAccess,
  confusedDeputy,
  federationOpen,
  externalIdMissing,
  fullAccess,
  allowNotAction,
  allowNotResource,
  passRoleAnyRole,
  passRoleAnyService,
  writeOnEverything,
  escalation,
  searchNotDenied,
  missingDependents,
  permissionsManagement,
  resourceExposure,
  dataExfiltration,
  credentialsExposure,
  duplicateAction,
  redundantAction,
  duplicateResource,
  redundantResource,
  redundantValue,
  redundantStatement,
];

/** What reading a text finds (`src/iam/parse.ts`, `src/iam/grammar.ts`): named like rules, and all of them errors. */
export const problemRules: readonly { readonly name: string; readonly about: string }[] = [
  { name: 'json-syntax', about: 'The text is not JSON.' },
  { name: 'duplicate-key', about: 'An object has a key twice; IAM refuses it.' },
  { name: 'element-shape', about: 'An element has another shape than the grammar gives it.' },
  { name: 'unknown-element', about: 'There is no element of that name.' },
  { name: 'missing-element', about: 'An element is missing that has to be there.' },
  { name: 'exclusive-elements', about: 'Two elements stand together of which only one may.' },
  { name: 'empty-element', about: 'An element is an empty list.' },
];

/** What the rule of that name looks for, in one line; undefined when there is no such rule. */
export function explainRule(name: string): string | undefined {
  return rules.find((rule) => rule.name === name)?.about;
}
