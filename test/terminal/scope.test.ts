/** Limiting an item of the cart to resources. */
import { describe, expect, it } from 'vitest';
import { hasTmux, type Pane } from '../support/tmux.ts';
import { readJson, saveTo, terminal } from './session.ts';

/** The scope editor of DescribeEndpoint. */
async function openScope(pane: Pane): Promise<void> {
  await pane.start();
  pane.type('describeendpoint');
  await pane.see('›   A DescribeEndpoint ');
  pane.keys('Tab');
  await pane.see('cart 1');
  pane.keys('BTab');
  await pane.see('"arn:aws:sagemaker:*:*:endpoint/*"');
  pane.type('r');
  await pane.see('Resources of sagemaker:DescribeEndpoint');
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
    pane.keys('Enter');
    await pane.see('EndpointName:');
    pane.type('prod-*');
    await pane.see(/^│ +arn:aws:sagemaker:\*:\*:endpoint\/prod-\*/m);
    // Up goes back to the account, whose field is replaced.
    pane.keys('Up');
    await pane.see('Account:');
    pane.keys('C-u');
    pane.type('111122223333');
    await pane.see('arn:aws:sagemaker:*:111122223333:endpoint/prod-*');
    pane.keys('Enter');
    await pane.see('EndpointName: prod-*');
    pane.keys('Enter');
    await pane.see('Limited to arn:aws:sagemaker:*:111122223333:endpoint/prod-*');
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
    pane.keys('Enter');
    await pane.see('is refused: it is an ARN of sagemaker:model, not of sagemaker:endpoint.');
    pane.keys('C-u');
    pane.paste('arn:aws:sagemaker:eu-west-1:111122223333:endpoint/paid', true);
    await pane.see(': arn:aws:sagemaker:eu-west-1:111122223333:endpoint/paid');
    pane.keys('Enter');
    await pane.see(/^│ +arn:aws:sagemaker:eu-west-1:111122223333:endpoint\/paid +│/m);
    pane.keys('Up', 'Up', 'C-x');
    await pane.see('The ARN is removed.');
    await pane.see('"arn:aws:sagemaker:*:*:endpoint/*"');
  });
});
