/** Resizing keeps the place, on every screen and under an overlay. */
import { describe, expect, it } from 'vitest';
import { hasTmux, type Pane } from '../support/tmux.ts';
import { cartWithTraining, explorer, openEntry } from './session.ts';

/** Through a small, a large and a too small window and back; in each usable one the place must show. */
async function throughSizes(pane: Pane, place: string | RegExp): Promise<void> {
  await pane.see(place);
  for (const [columns, rows] of [
    [40, 10],
    [140, 40],
  ] as const) {
    pane.resize(columns, rows);
    await pane.see(columns === 140 ? /^sm-explore › .{120}/m : /^sm-explore › .*$/m);
    await pane.see(place);
    const lines = pane.screen().split('\n');
    expect(lines.filter((line) => line.startsWith('sm-explore › '))).toHaveLength(1);
  }
  pane.resize(30, 8);
  const small = await pane.see('sm-explore needs 40x10');
  expect(small.trim()).toBe('sm-explore needs 40x10:\nenlarge the window.');
  pane.resize(80, 24);
  await pane.lose('sm-explore needs');
  await pane.see(place);
}

describe.skipIf(!hasTmux)('resizing', () => {
  it('keeps query and highlight in Explore', async () => {
    const pane = await explorer();
    pane.type('endpoint');
    await pane.see('› endpoint');
    pane.keys('Down', 'Down', 'Down', 'Down', 'Down', 'Down', 'Down', 'Down', 'Down');
    await throughSizes(pane, /^› endpoint [^\n]*\n[\s\S]*^(?:│ )?› {3}A ListEndpointConfigs/m);
    pane.type('s');
    await pane.see('› endpoints');
  });

  it('keeps the highlighted link in Detail', async () => {
    const pane = await explorer();
    await openEntry(pane, 'ctj', 'A CreateTrainingJob');
    pane.keys('Down', 'Down', 'Down', 'Down', 'Down', 'Down');
    await throughSizes(pane, /^(?:│ )?› {2}T reserved-capacity/m);
    pane.keys('Enter');
    await pane.see(/^sm-explore › Explore › CreateTrainingJob › reserved-capacity/m);
  });

  it('keeps the item in the cart, and what an overlay was about', async () => {
    const pane = await cartWithTraining();
    pane.keys('Down');
    await throughSizes(pane, /^(?:│ )?› {3}iam:PassRole/m);
    pane.keys('Up');
    await pane.see(/^│ › {3}CreateTrainingJob/m);

    pane.type('w');
    await pane.see('Key for sagemaker:CreateTrainingJob:');
    pane.type('vpc');
    await pane.see('› sagemaker:VpcSecurityGroupIds');
    pane.keys('Down');
    await throughSizes(
      pane,
      /^(?:Ke|…)?y for sagemaker:CreateTrainingJob: vpc *\n[\s\S]*^(?:│ )?› sagemaker:VpcSubnets/m,
    );
    pane.keys('Escape');
    await pane.lose('Key for');
    await pane.see('shift-tab leave');

    pane.type('f');
    await pane.see('› 1  JSON policy');
    pane.keys('Down', 'Down');
    await throughSizes(pane, '› 3  Terraform');
    pane.keys('Enter');
    await pane.see('The policy is shown as Terraform.');
  });
});
