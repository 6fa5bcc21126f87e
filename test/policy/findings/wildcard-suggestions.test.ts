import { expect, test } from 'vitest';
import { suggestWildcards } from '../../../src/policy/findings/wildcard-suggestions.ts';
import { applyFix } from '../../../src/policy/fix.ts';
import { cartOf, catalog, documentOf } from '../session.ts';

test('patterns are offered with all that they would grant besides, those that grant no more first', () => {
  const document = documentOf(
    cartOf('sagemaker:DescribeModelCard', 'sagemaker:DescribeModelCardExportJob', 'sagemaker:DescribeModel'),
  );
  const offers = suggestWildcards([document], catalog);
  expect(offers[0]).toMatchObject({
    pattern: 'sagemaker:DescribeModelCard*',
    replaces: ['sagemaker:DescribeModelCard', 'sagemaker:DescribeModelCardExportJob'],
    alsoCovers: [],
  });
  const wide = offers.find((offer) => offer.pattern === 'sagemaker:DescribeModel*');
  expect(wide?.alsoCovers).toContain('sagemaker:DescribeModelPackage');
  expect(wide?.alsoCovers).not.toContain('sagemaker:DescribeModelCard');
  expect(wide?.alsoCovers).toEqual(
    catalog.actions
      .filter(
        ({ id }) => id.startsWith('sagemaker:DescribeModel') && !document.Statement[0]?.Action?.includes(id),
      )
      .map(({ id }) => id)
      .sort(),
  );
  // Describe* replaces the same three and covers more still, so it is not offered.
  expect(offers.map((offer) => offer.pattern)).not.toContain('sagemaker:Describe*');
});

test('taking an offer makes the policy shorter by what it says, and changes nothing else', () => {
  const document = documentOf(
    cartOf('sagemaker:ListModels', 'sagemaker:ListModelCards', 'sagemaker:ListEndpoints'),
  );
  const before = JSON.stringify(document);
  const offer = suggestWildcards([document], catalog).find(
    ({ pattern }) => pattern === 'sagemaker:ListModel*',
  );
  if (offer === undefined) throw new Error('no offer');
  const after = applyFix(document, offer.fix, catalog);
  expect(after.Statement[0]?.Action).toEqual(['sagemaker:ListEndpoints', 'sagemaker:ListModel*']);
  expect(before.length - JSON.stringify(after).length).toBe(offer.saves);
  expect(JSON.stringify(document)).toBe(before);
});

test('a service of which only some actions are known gets no offer', () => {
  const document = documentOf(cartOf('eks:DescribeCluster', 'eks:DescribeAccessEntry'));
  expect(catalog.completeServices.has('eks')).toBe(false);
  expect(suggestWildcards([document], catalog)).toEqual([]);
});
