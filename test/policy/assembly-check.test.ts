import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../../src/catalog/load.ts';
import { assemble } from '../../src/policy/assemble.ts';
import { findingsOn } from '../../src/policy/assembly-check.ts';
import { addAction, emptyCart } from '../../src/policy/cart.ts';
import type { Finding, Target } from '../../src/policy/model.ts';

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
