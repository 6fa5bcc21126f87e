/** How much is compared for a text that is nobody's name. */
import { expect, it, vi } from 'vitest';
import { loadCatalog } from '../../src/catalog/load.ts';
import { editDistance } from '../../src/text/edit-distance.ts';
import { nearestName } from '../../src/text/nearest-name.ts';

// Only counted: what is called is what runs.
vi.mock('../../src/text/edit-distance.ts', { spy: true });

const actions = loadCatalog()
  .actions.filter(({ service }) => service === 'sagemaker')
  .map(({ name }) => name);

it('gives up at once a name that a much longer text cannot mean', () => {
  expect(nearestName('qz'.repeat(500), actions)).toBeUndefined();
  const limits = vi.mocked(editDistance).mock.calls.map(([, , costs]) => costs?.limit ?? Infinity);
  expect(limits).toHaveLength(actions.length);
  // Of the text a hundred letters are read; what the lengths alone cost is more than may be.
  const worked = limits.filter((limit, at) => limit >= 100 - (actions[at] ?? '').length);
  expect(worked).toEqual([]);
});
