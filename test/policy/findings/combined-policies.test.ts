/** Documents that are checked together: what counts jointly, and that places and fixes are those of each document. */
import { describe, expect, test } from 'vitest';
import { loadCatalog, loadServices } from '../../../src/catalog/load.ts';
import type { PolicyDocument } from '../../../src/iam/document.ts';
import type { Finding } from '../../../src/policy/finding.ts';
import { checkDocuments, servicesIn } from '../../../src/policy/findings/check.ts';
import { applyFix } from '../../../src/policy/fix.ts';
import { allow, arn, deny, policy } from './case.ts';

const core = loadCatalog();

function check(documents: readonly PolicyDocument[], rule: string): readonly Finding[] {
  const catalog = loadServices(core, documents.flatMap(servicesIn));
  return checkDocuments(documents, catalog, { kind: 'managed' }).filter((found) => found.rule === rule);
}

const places = (findings: readonly Finding[]) =>
  findings.map(({ document, statement, path }) => [document, statement, path]);

const lists = policy(allow('sagemaker:ListModels', '*'), allow('sagemaker:ListApps', '*'));

describe('documents that are checked together', () => {
  test('let one allow what an action of the other needs', () => {
    const create = policy(allow('sagemaker:CreateTrainingJob', arn.trainingJob));
    const pass = policy(
      allow('iam:PassRole', arn.role, { StringEquals: { 'iam:PassedToService': 'sagemaker.amazonaws.com' } }),
    );
    const tag = policy(allow('sagemaker:AddTags', arn.trainingJob));
    expect(check([create, pass, tag], 'missing-dependents')).toEqual([]);
    expect(places(check([lists, create], 'missing-dependents'))[0]).toEqual([1, 0, 'Statement[0].Action']);
    expect(places(check([lists, pass, create], 'escalation'))).toEqual([[2, 0, 'Statement[0].Action']]);
  });

  test('have findings and fixes in the document of the statement', () => {
    const describes = policy(allow('sagemaker:ListModels', '*'), deny('sagemaker:DescribeModel', '*'));
    const [finding] = check([lists, describes], 'search-not-denied');
    expect(finding).toMatchObject({ document: 1, statement: 1, path: 'Statement[1].Action' });
    const fixed = finding?.fix && applyFix(describes, finding.fix, core);
    expect(fixed).toEqual(policy(...describes.Statement, deny('sagemaker:Search', '*')));
    expect(check([lists, describes, policy(deny('sagemaker:Search', '*'))], 'search-not-denied')).toEqual([]);
  });

  test('say which policy a statement is of', () => {
    const [finding] = check([lists, policy(deny('sagemaker:ListApps', '*'))], 'denied-anyway');
    expect(finding?.message).toContain('because statement 1 of policy 2 denies it');
    expect(finding).toMatchObject({ document: 0, statement: 1 });
  });

  test('have a Version and Sids of their own', () => {
    const one = { ...policy({ Sid: 'A', ...allow('sagemaker:ListModels', '*') }), Version: '2008-10-17' };
    const two = policy({ Sid: 'A', ...allow('sagemaker:ListApps', '*') });
    expect(check([one, two], 'sid-not-unique')).toEqual([]);
    expect(places(check([two, one], 'version'))).toEqual([[1, null, 'Version']]);
  });
});
