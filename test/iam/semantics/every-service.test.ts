/** Policies that speak of every service: thousands of kinds of resources, of which a statement on every resource asks nothing. */
import { describe, expect, it } from 'vitest';
import { loadCatalog, loadServices } from '../../../src/catalog/load.ts';
import { policyFacts } from '../../../src/catalog/policy-facts.ts';
import { resourceIn } from '../../../src/iam/semantics/constraint.ts';
import { resourceDomain, resourceDomainId } from '../../../src/iam/semantics/domains.ts';
import { solveKey } from '../../../src/iam/semantics/key-values.ts';
import { findRequest, theoryFor, theoryOfAction } from '../../../src/iam/semantics/reach.ts';
import { readStatements } from '../../../src/iam/semantics/read-statement.ts';

const core = loadCatalog();
const everyService = core.meta.services.map(({ prefix }) => prefix);
const facts = policyFacts(loadServices(core, everyService));

/** An action of each kind of resources, SageMaker's all, of the others' every so many. */
const actions = (() => {
  const kinds = new Map(facts.actionIds.map((id) => [resourceDomainId(id, facts.action(id)), id]));
  return [...kinds.values()].filter((id, at) => id.startsWith('sagemaker:') || at % 9 === 0);
})();

describe('a resource that a request may have where nothing is asked of it', () => {
  it('is the one that a search would have found', () => {
    const everything = [{ atom: resourceIn(['*'], 'with'), holds: true }];
    const found = actions.map((action) => {
      const domain = resourceDomain(action, facts.action(action), undefined);
      const searched = solveKey({ ...domain, sample: undefined }, everything, { left: 1_000_000 });
      return { action, searched, known: solveKey(domain, everything, { left: 1_000_000 }) };
    });
    expect(found.length).toBeGreaterThan(300);
    expect(
      found.filter(({ searched, known }) => searched.kind !== 'values' || known.kind !== 'values'),
    ).toEqual([]);
    expect(found.map(({ known }) => known)).toEqual(found.map(({ searched }) => searched));
  });

  it('is found without a search', () => {
    const statements = readStatements({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', NotAction: ['iam:*'], Resource: '*' }],
    });
    const formulas = statements.map(({ formula }) => formula);
    for (const action of actions) {
      // As much as two keys may cost, and not the look at one letter of an ARN.
      const theory = theoryOfAction(theoryFor(statements, facts, 81), action, facts);
      expect([action, findRequest(theory, formulas).kind, theory.budget.left > 0]).toEqual([
        action,
        'witness',
        true,
      ]);
    }
  });
});
