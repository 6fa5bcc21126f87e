/** From the shell to a policy on the clipboard, and back to the shell. */
import { describe, expect, it } from 'vitest';
import { hasTmux } from '../support/tmux.ts';
import { trainingPolicy } from '../support/training-policy.ts';
import { exitCode, explorer, fillCart, openEntry, pressed, sayBefore, terminal, typed } from './session.ts';

describe.skipIf(!hasTmux)('find, drill down, add, copy', () => {
  it('leads from the shell to the copied policy, and leaves the shell as it was', async () => {
    const pane = await terminal();
    const before = await sayBefore(pane);
    await pane.start();
    expect(pane.screen()).not.toContain('before the explorer');
    await fillCart(pane);
    pane.type('y');
    const told = await pane.see('The policy: copied');
    expect(told).toContain(
      'The policy: copied 560 characters to the tmux buffer, and through tmux to the\nclipboard.',
    );
    expect(JSON.parse(pane.buffer())).toEqual(trainingPolicy);
    expect([...pane.buffer()]).toHaveLength(560);
    pane.type('q');
    const after = await pane.shell();
    expect(after.trimEnd()).toBe(`${before.trimEnd()} sm-explore\nshell$`);
    await exitCode(pane, 0);
  });

  it('copies the address of a page where there is no browser, and says it whole', async () => {
    const pane = await explorer();
    await openEntry(pane, 'vpcsubnets', 'K VpcSubnets');
    pane.type('o');
    const told = await pane.see('copied');
    const address = pane.buffer().trim();
    expect(address).toMatch(/^https:\/\/\S+$/);
    expect(told.replace(/\s*\n\s*/g, '')).toContain(address);
  });

  it('copies the snippet of what is highlighted, and what the copy menu offers', async () => {
    const pane = await explorer();
    await typed(pane, 'vpcsubnets', '›   K VpcSubnets');
    await pressed(pane, 'C-y', 'sagemaker:VpcSubnets: copied');
    expect(JSON.parse(`{${pane.buffer().replace(/,\s*$/, '')}}`)).toHaveProperty('Condition');
    await pressed(pane, 'Enter', '› Explore › VpcSubnets');
    await typed(pane, 'Y', '› 1  Name');
    expect(pane.screen()).toContain(
      '  2  Condition block\n  3  Terraform\n  4  CloudFormation\n  5  Address of the AWS page',
    );
    await pressed(pane, 'Enter', 'Name of sagemaker:VpcSubnets: copied 20 characters');
    expect(pane.buffer()).toBe('sagemaker:VpcSubnets');
  });
});
