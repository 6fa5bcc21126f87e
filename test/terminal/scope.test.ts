/** Limiting an item of the cart to resources. */
import { describe, expect, it } from 'vitest';
import { hasTmux, type Pane } from '../support/tmux.ts';
import { pressed, readJson, saveTo, terminal, typed } from './session.ts';

/** The scope editor of DescribeEndpoint. */
async function openScope(pane: Pane): Promise<void> {
  await pane.start();
  await typed(pane, 'describeendpoint', '›   A DescribeEndpoint ');
  await pressed(pane, 'Tab', 'cart 1');
  await pressed(pane, 'BTab', '"arn:aws:sagemaker:*:*:endpoint/*"');
  await typed(pane, 'r', 'Resources of sagemaker:DescribeEndpoint');
}

const limitedTo = (...arns: readonly string[]) => ({
  Version: '2012-10-17',
  Statement: [
    { Sid: 'DescribeEndpoint', Effect: 'Allow', Action: ['sagemaker:DescribeEndpoint'], Resource: arns },
  ],
});

describe.skipIf(!hasTmux)('the resources of an item', () => {
  it('are filled in placeholder by placeholder, the ARN growing beside them', async () => {
    const pane = await terminal(140, 40);
    await openScope(pane);
    await pressed(pane, 'Enter', 'EndpointName:');
    await typed(pane, 'prod-*', /^│ +arn:aws:sagemaker:\*:\*:endpoint\/prod-\*/m);
    // Up goes back to the account, whose field is replaced.
    await pressed(pane, 'Up', 'Account:');
    pane.keys('C-u');
    await typed(pane, '111122223333', 'arn:aws:sagemaker:*:111122223333:endpoint/prod-*');
    await pressed(pane, 'Enter', 'EndpointName: prod-*');
    await pressed(pane, 'Enter', 'Limited to arn:aws:sagemaker:*:111122223333:endpoint/prod-*');
    pane.keys('Escape');
    await pane.lose('Resources of');
    await saveTo(pane, 'scoped.json');
    await pane.see('Saved ');
    expect(readJson(pane, 'scoped.json')).toEqual(
      limitedTo('arn:aws:sagemaker:*:111122223333:endpoint/prod-*'),
    );
  });

  it('take a whole pasted ARN, refuse one of another type, and give one back', async () => {
    const pane = await terminal(140, 40);
    await openScope(pane);
    pane.paste('arn:aws:sagemaker:eu-west-1:111122223333:model/other', true);
    await pane.see(': arn:aws:sagemaker:eu-west-1:111122223333:model/other');
    await pressed(pane, 'Enter', 'is refused: it is an ARN of sagemaker:model, not of sagemaker:endpoint.');
    pane.keys('C-u');
    pane.paste('arn:aws:sagemaker:eu-west-1:111122223333:endpoint/paid', true);
    await pane.see(': arn:aws:sagemaker:eu-west-1:111122223333:endpoint/paid');
    await pressed(pane, 'Enter', /^│ +arn:aws:sagemaker:eu-west-1:111122223333:endpoint\/paid +│/m);
    await pressed(pane, ['Up', 'Up', 'C-x'], 'The ARN is removed.');
    await pane.see('"arn:aws:sagemaker:*:*:endpoint/*"');
  });
});
