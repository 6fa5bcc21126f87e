/**
 * Every rule, by example: policies in which it finds exactly this, and policies that look alike in which it
 * finds nothing. Each example is checked with all rules; only what the rule in question says is compared,
 * so that an example may be short. The catalog is the real one.
 */
import { describe, expect, test } from 'vitest';
import { loadCatalog, loadServices } from '../../../src/catalog/load.ts';
import type { PolicyDocument } from '../../../src/iam/document.ts';
import type { PolicyKind } from '../../../src/iam/policy-kind.ts';
import { checkDocument, servicesIn } from '../../../src/policy/findings/check.ts';
import { explainRule, rules } from '../../../src/policy/findings/rules.ts';
import { applyFix } from '../../../src/policy/fix.ts';
import type { Finding } from '../../../src/policy/model.ts';
import type { RuleCases } from './case.ts';
import { conditionCases } from './cases/conditions.ts';
import { documentCases } from './cases/document.ts';
import { grantCases } from './cases/grants.ts';
import { nameCases } from './cases/names.ts';
import { principalCases } from './cases/principals.ts';
import { reachCases } from './cases/reach.ts';
import { redundancyCases } from './cases/redundancy.ts';
import { scopeCases } from './cases/scope.ts';
import { valueCases } from './cases/values.ts';

const catalog = loadCatalog();
const all: readonly RuleCases[] = [
  ...documentCases,
  ...nameCases,
  ...conditionCases,
  ...scopeCases,
  ...grantCases,
  ...redundancyCases,
  ...principalCases,
  ...valueCases,
  ...reachCases,
];

function found(rule: string, document: PolicyDocument, kind: PolicyKind = 'managed'): readonly Finding[] {
  const loaded = loadServices(catalog, servicesIn(document));
  return checkDocument(document, loaded, { kind }).filter((finding) => finding.rule === rule);
}

for (const { rule, fires, silent } of all) {
  describe(rule, () => {
    for (const { when, policy, kind, finds, fixed } of fires) {
      test(`speaks when ${when}`, () => {
        const findings = found(rule, policy, kind);
        expect(findings.map(({ severity, path }) => [severity, path])).toEqual(
          finds.map(([severity, path]) => [severity, path]),
        );
        for (const [at, [, , facts]] of finds.entries()) {
          for (const fact of facts) expect(findings[at]?.message).toContain(fact);
        }
        const fix = findings[0]?.fix;
        expect(fix === undefined ? undefined : applyFix(policy, fix, catalog)).toEqual(fixed);
        if (fixed !== undefined) {
          expect(found(rule, fixed, kind).length).toBeLessThan(findings.length);
        }
      });
    }
    for (const { when, policy, kind } of silent) {
      test(`is silent when ${when}`, () => {
        expect(found(rule, policy, kind)).toEqual([]);
      });
    }
  });
}

describe('the table of rules', () => {
  test('has an example that fires and one that stays silent for every rule', () => {
    const shown = all.filter(({ fires, silent }) => fires.length > 0 && silent.length > 0);
    expect(shown.map(({ rule }) => rule).sort()).toEqual(rules.map(({ name }) => name).sort());
  });

  test('has kebab-case names, each once, and a line of explanation', () => {
    const names = rules.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) {
      expect(name).toMatch(/^[a-z]+(-[a-z]+)*$/);
      expect(explainRule(name)).toMatch(/^[A-Za-z].*\.$/);
    }
    expect(explainRule('no-such-rule')).toBeUndefined();
  });
});
