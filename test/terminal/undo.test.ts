/** Undo and redo of what changes the cart. */
import { describe, expect, it } from 'vitest';
import { hasTmux } from '../support/tmux.ts';
import { cartWithTraining } from './session.ts';

describe.skipIf(!hasTmux)('undo and redo', () => {
  it('go back and forth through every change, and say when there is nothing left', async () => {
    const pane = await cartWithTraining(140, 40);
    pane.type('e');
    await pane.see('Effect of sagemaker:CreateTrainingJob');
    pane.keys('Down', 'Enter');
    await pane.see('"Effect": "Deny"');
    pane.type('x');
    await pane.see('Remove iam:PassRole too?');
    pane.type('y');
    await pane.see('The cart is empty.');

    pane.type('u');
    await pane.see('Undone; ctrl-r brings it back.');
    await pane.see('"iam:PassRole"');
    expect(pane.screen()).not.toContain('"sagemaker:CreateTrainingJob"');
    pane.type('u');
    await pane.see('"Effect": "Deny"');
    pane.type('u');
    await pane.lose('"Effect": "Deny"');
    await pane.see('Items 2');
    pane.type('u');
    await pane.see('The cart is empty.');
    pane.type('u');
    await pane.see('There is nothing to undo');

    pane.keys('C-r', 'C-r');
    await pane.see('"Effect": "Deny"');
    pane.keys('C-r', 'C-r');
    await pane.see('The cart is empty.');
    pane.keys('C-r');
    await pane.see('There is nothing to redo');
  });
});
