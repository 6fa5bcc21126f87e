import { expect, it } from 'vitest';
import type { Area } from '../../../src/iam/semantics/compare.ts';
import { groupAreas } from '../../../src/iam/semantics/groups.ts';

const area = (action: string, resource: string, ...when: readonly string[]): Area => ({
  action,
  resources: [resource],
  when,
  witness: { action, resource, context: {} },
});

it('actions of one service under the same conditions are told together, the most first', () => {
  const groups = groupAreas([
    area('s3:GetObject', 'r1'),
    area('sagemaker:ListApps', 'r2', 'b', 'a'),
    area('sagemaker:DeleteApp', 'r3', 'a', 'b'),
    area('sagemaker:ListApps', 'r4', 'a', 'b'),
    area('sagemaker:DeleteApp', 'r5'),
  ]);
  expect(groups.map(({ actions, resources, when }) => [actions, resources, when])).toEqual([
    [
      ['sagemaker:ListApps', 'sagemaker:DeleteApp'],
      ['r2', 'r3', 'r4'],
      ['b', 'a'],
    ],
    [['s3:GetObject'], ['r1'], []],
    [['sagemaker:DeleteApp'], ['r5'], []],
  ]);
  // The request that shows it is one of the first action.
  expect(groups.map(({ witness }) => witness.resource)).toEqual(['r2', 'r1', 'r5']);
  expect(groupAreas([])).toEqual([]);
});
