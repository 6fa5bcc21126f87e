/** Every fix of every rule, by what the comparison proves of it. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadCatalog, loadServices } from '../../src/catalog/load.ts';
import { policyFacts } from '../../src/catalog/policy-facts.ts';
import type { PolicyDocument, Statement } from '../../src/iam/document.ts';
import { type Area, sidesOf } from '../../src/iam/semantics/compare.ts';
import { decide } from '../../src/iam/semantics/decide.ts';
import type { PolicyFacts } from '../../src/iam/semantics/facts.ts';
import type { AttachedPolicy } from '../../src/iam/semantics/layers.ts';
import { checkDocument, servicesIn } from '../../src/policy/findings/check.ts';
import { suggestWildcards } from '../../src/policy/findings/wildcard-suggestions.ts';
import { applyFix } from '../../src/policy/fix.ts';
import { effectOfFix, fixEffectWords } from '../../src/policy/fix-effect.ts';
import { allCases } from './findings/cases/all.ts';

const core = loadCatalog();
/** Rules whose fixes are of the writing alone. */
const keeping = new Set([
  'duplicate-action',
  'duplicate-resource',
  'empty-condition',
  'redundant-action',
  'redundant-resource',
  'redundant-statement',
  'redundant-value',
  'sid-characters',
  'sid-not-unique',
]);
/** Rules whose fixes close what stood open, where no Deny is fixed. */
const narrowing = new Set([
  'for-all-values-without-guard',
  'negated-operator',
  'null-with-modifier',
  'pass-role-any-service',
]);

const attached = (document: PolicyDocument): readonly AttachedPolicy[] => [
  { kind: 'identity', document, file: '', principals: 'ignored' },
];

/** Whether one policy allows the request of an area and the other does not. */
function shows(
  { witness }: Area,
  allowing: PolicyDocument,
  refusing: PolicyDocument,
  facts: PolicyFacts,
): boolean {
  const [yes, no] = sidesOf(attached(allowing), attached(refusing)).map(
    (policies) => decide(policies, { ...witness, unnamed: 'absent' }, facts).decision,
  );
  return yes === 'allowed' && no === 'denied';
}

/** What is wrong with what is said of the fixes that are offered for a policy, or of those of one rule. */
function wrongFixes(policy: PolicyDocument, only?: string): readonly string[] {
  const catalog = loadServices(core, servicesIn(policy));
  const facts = policyFacts(catalog);
  return checkDocument(policy, catalog, { kind: 'managed' }).flatMap(({ rule, fix }) => {
    if (fix === undefined || (only !== undefined && rule !== only)) return [];
    const fixed = applyFix(policy, fix, catalog);
    const effect = effectOfFix([policy], [fixed], catalog);
    const { widens, narrows } = effect;
    const said = `${rule}: ${fix.title}: ${fixEffectWords(effect)}`;
    const denies = policy.Statement.some(({ Effect }) => Effect === 'Deny');
    const hasPrincipal = policy.Statement.some((each) => 'Principal' in each || 'NotPrincipal' in each);
    return [
      ...(keeping.has(rule) && (widens.length > 0 || narrows.length > 0)
        ? [`${said}, of the writing alone`]
        : []),
      ...(narrowing.has(rule) && !denies && widens.length > 0 ? [`${said}, and closes`] : []),
      ...(!hasPrincipal && widens.some((area) => !shows(area, fixed, policy, facts))
        ? [`${said}, not shown`]
        : []),
      ...(!hasPrincipal && narrows.some((area) => !shows(area, policy, fixed, facts))
        ? [`${said}, not shown lost`]
        : []),
    ];
  });
}

const examples = allCases.flatMap(({ fires, silent }) => [...fires, ...silent].map(({ policy }) => policy));
/** Statements of the rules' examples that are whole. */
const statements: readonly Statement[] = examples
  .filter(({ Version }) => Version === '2012-10-17')
  .flatMap(({ Statement }) => [Statement].flat())
  .filter(
    (each) =>
      (each.Action ?? each.NotAction) !== undefined &&
      (each.Resource ?? each.NotResource) !== undefined &&
      each.Principal === undefined &&
      each.NotPrincipal === undefined,
  );

describe('what is said of a fix', () => {
  it('is shown by a request in every example of the rules, and fits what the rule is for', () => {
    const wrong = allCases.flatMap(({ rule, fires }) =>
      fires.flatMap(({ policy }) => wrongFixes(policy, rule)),
    );
    expect(wrong).toEqual([]);
  }, 60_000);

  it('is so in random policies made of them', () => {
    const policies = fc.array(fc.constantFrom(...statements), { minLength: 2, maxLength: 4 });
    fc.assert(
      fc.property(policies, (Statement) => {
        expect(wrongFixes({ Version: '2012-10-17', Statement })).toEqual([]);
      }),
      { numRuns: 15 },
    );
  }, 60_000);

  it('names what is widened and what is taken away, or that nothing is', () => {
    const before: PolicyDocument = {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: 'sagemaker:ListModles', Resource: '*' }],
    };
    const after: PolicyDocument = {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: 'sagemaker:ListModels', Resource: '*' }],
    };
    const words = (from: PolicyDocument, to: PolicyDocument): string =>
      fixEffectWords(effectOfFix([from], [to], core));
    expect(words(before, after)).toBe(
      'widens sagemaker:ListModels on *; takes away sagemaker:ListModles on *',
    );
    expect(words(before, before)).toBe('widens nothing');
  });

  it('is, of a shortening by wildcards, what it says that it covers besides, and takes nothing away', () => {
    const names = core.actions.filter(({ service }) => service === 'sagemaker').map(({ id }) => id);
    const lists = fc.uniqueArray(fc.constantFrom(...names), { minLength: 3, maxLength: 25 });
    fc.assert(
      fc.property(lists, fc.constantFrom('*', 'arn:aws:sagemaker:*:*:model/dev-*'), (Action, Resource) => {
        const policy: PolicyDocument = {
          Version: '2012-10-17',
          Statement: [{ Effect: 'Allow', Action, Resource }],
        };
        for (const { fix, alsoCovers } of suggestWildcards([policy], core)) {
          const { widens, narrows, isKnown } = effectOfFix([policy], [applyFix(policy, fix, core)], core);
          const widened = new Set(widens.map(({ action }) => action));
          expect([isKnown, narrows]).toEqual([true, []]);
          expect(alsoCovers).toEqual(expect.arrayContaining([...widened]));
          if (Resource === '*') expect([...widened].sort()).toEqual([...alsoCovers].sort());
        }
      }),
      { numRuns: 10 },
    );
  }, 60_000);
});
