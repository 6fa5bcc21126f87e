import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../../src/catalog/load.ts';
import type { Target } from '../../src/iam/policy-kind.ts';
import { assemble } from '../../src/policy/assemble/assemble.ts';
import { addAction, emptyCart, updateItem } from '../../src/policy/cart/cart.ts';
import { addDependents } from '../../src/policy/cart/dependents.ts';
import type { Finding } from '../../src/policy/finding.ts';
import { findingsOn } from '../../src/policy/review.ts';

const catalog = loadCatalog();
const options = { partition: 'aws', region: '*', account: '*', roleArns: [] };

function findingsFor(actions: readonly string[], target: Target): readonly Finding[] {
  const cart = actions.reduce((filling, action) => addAction(filling, action), emptyCart);
  return findingsOn(assemble(cart, catalog, { ...options, target }), catalog, target);
}

describe('what there is to say about an assembled policy', () => {
  it('says once that no role is named', () => {
    const rules = findingsFor(['sagemaker:CreateTrainingJob', 'iam:PassRole'], 'managed').map(
      ({ rule }) => rule,
    );
    expect(rules).toContain('pass-role-any-role');
    expect(rules).not.toContain('role-not-named');
  });

  it('puts the gravest first', () => {
    const severities = findingsFor(['sagemaker:CreateTrainingJob', 'iam:PassRole'], 'managed').map(
      ({ severity }) => severity,
    );
    expect(severities).toEqual(
      [...severities].sort((a, b) => 'ewh'.indexOf(a[0] ?? '') - 'ewh'.indexOf(b[0] ?? '')),
    );
  });

  it('offers a pattern with what else it grants once the policy is crowded, and not before', () => {
    const lists = catalog.actions
      .filter(({ id, resourceTypes }) => id.startsWith('sagemaker:List') && resourceTypes.length === 0)
      .map(({ id }) => id);
    const offered = findingsFor(lists, 'user').filter(({ rule }) => rule === 'could-be-shorter');
    expect(offered.length).toBeGreaterThan(0);
    expect(offered[0]?.message).toMatch(/^sagemaker:\w+\* in place of \d+ actions saves \d+ characters; /);
    expect(offered.every(({ fix, severity }) => fix !== undefined && severity === 'hint')).toBe(true);
    expect(findingsFor(lists.slice(0, 3), 'managed').some(({ rule }) => rule === 'could-be-shorter')).toBe(
      false,
    );
  });
});

describe('a policy that is split', () => {
  const everything = catalog.actions.filter(({ service }) => service === 'sagemaker').map(({ id }) => id);
  const role = 'arn:aws:iam::111122223333:role/R*';

  it('is checked as one: what a later document allows is not missing in an earlier one', () => {
    const chosen = everything.reduce((filling, action) => addAction(filling, action), emptyCart);
    const cart = addDependents(chosen, catalog, 'all');
    const assembly = assemble(cart, catalog, { ...options, roleArns: [role], target: 'managed' });
    expect(assembly.documents.length).toBeGreaterThan(2);
    const findings = findingsOn(assembly, catalog, 'managed');
    expect(findings.filter(({ rule }) => rule === 'missing-dependents')).toEqual([]);
    // Each combination is found where its actions stand.
    const said = findings
      .filter(({ rule }) => rule === 'escalation')
      .flatMap(
        ({ document, statement }) => assembly.documents[document]?.Statement[statement ?? 0]?.Action ?? [],
      );
    const all = catalog.escalations.filter(({ actions }) =>
      actions.some((action) => action.startsWith('sagemaker:')),
    );
    expect(all.length).toBeGreaterThan(5);
    for (const { actions } of all)
      expect(
        actions.some((action) => said.includes(action)),
        actions.join(),
      ).toBe(true);
    for (const { document, statement, path } of findings) {
      const count = assembly.documents[document]?.Statement.length ?? 0;
      expect(statement ?? 0, path).toBeLessThan(count);
    }
  });

  it('is not told to deny what another of its documents denies', () => {
    const denials = [...everything.filter((id) => /:(Describe|List|Create)/.test(id)), 'sagemaker:Search'];
    const allowed = denials.reduce((filling, action) => addAction(filling, action), emptyCart);
    const cart = allowed.items.reduce(
      (denied, { id }) => updateItem(denied, id, { effect: 'Deny' }),
      allowed,
    );
    const assembly = assemble(cart, catalog, { ...options, target: 'scp' });
    expect(assembly.documents.length).toBeGreaterThan(1);
    expect(findingsOn(assembly, catalog, 'scp').map(({ rule }) => rule)).not.toContain('search-not-denied');
  });
});
