/**
 * Every rule, by example: policies in which it finds exactly this, and policies that look alike in which it
 * finds nothing. Each example is checked with all rules; only what the rule in question says is compared,
 * so that an example may be short. The catalog is the real one.
 */
import { describe, expect, test } from 'vitest';
import { loadCatalog, loadServices } from '../../../src/catalog/load.ts';
import type { PolicyDocument } from '../../../src/iam/document.ts';
import type { PolicyKind } from '../../../src/iam/policy-kind.ts';
import type { Finding } from '../../../src/policy/finding.ts';
import { checkDocument, servicesIn } from '../../../src/policy/findings/check.ts';
import { explainRule, rules } from '../../../src/policy/findings/rules.ts';
import { applyFix } from '../../../src/policy/fix.ts';
import { allCases } from './cases/all.ts';

const catalog = loadCatalog();

function found(rule: string, document: PolicyDocument, kind: PolicyKind = 'managed'): readonly Finding[] {
  const loaded = loadServices(catalog, servicesIn(document));
  return checkDocument(document, loaded, { kind }).filter((finding) => finding.rule === rule);
}

for (const { rule, fires, silent } of allCases) {
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
    const shown = allCases.filter(({ fires, silent }) => fires.length > 0 && silent.length > 0);
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
