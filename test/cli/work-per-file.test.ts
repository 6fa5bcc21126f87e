/** A file is made a cart of in slices, between which keys are answered. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import { loadCatalog } from '../../src/catalog/load.ts';
import { inSlices } from '../../src/cli/idle-work.ts';
import { cartOfFile } from '../../src/cli/start-cart.ts';

// Only counted: what is called is what runs.
vi.mock('../../src/cli/idle-work.ts', { spy: true });

const policy = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: 'sagemaker:ListModels', Resource: '*' }],
};

it.each([
  ['a policy', JSON.stringify(policy)],
  [
    'a template',
    JSON.stringify({
      Resources: { P: { Type: 'AWS::IAM::ManagedPolicy', Properties: { PolicyDocument: policy } } },
    }),
  ],
])('%s', async (_, text) => {
  vi.clearAllMocks();
  const folder = mkdtempSync(join(tmpdir(), 'sm-explore-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const path = join(folder, 'file.json');
  writeFileSync(path, text);
  const defaults = { partition: 'aws', region: '*', account: '*', roleArns: [] } as const;
  const { cart } = await cartOfFile(path, loadCatalog(), defaults);
  expect(cart.items.map(({ action }) => action)).toEqual(['sagemaker:ListModels']);
  expect(inSlices).toHaveBeenCalledTimes(1);
});
