/** Undo and redo of what changes the cart. */
import { describe, expect, it } from 'vitest';
import { hasTmux } from '../support/tmux.ts';
import { cartWithTraining, pressed, typed } from './session.ts';

describe.skipIf(!hasTmux)('undo and redo', () => {
  it('go back and forth through every change, and say when there is nothing left', async () => {
    const pane = await cartWithTraining(140, 40);
    await typed(pane, 'e', 'Effect of sagemaker:CreateTrainingJob');
    await pressed(pane, ['Down', 'Enter'], '"Effect": "Deny"');
    await typed(pane, 'x', 'Remove iam:PassRole too?');
    await typed(pane, 'y', 'The cart is empty.');

    await typed(pane, 'u', 'Undone; ctrl-r brings it back.');
    await pane.see('"iam:PassRole"');
    expect(pane.screen()).not.toContain('"sagemaker:CreateTrainingJob"');
    await typed(pane, 'u', '"Effect": "Deny"');
    pane.type('u');
    await pane.lose('"Effect": "Deny"');
    await pane.see('Items 2');
    await typed(pane, 'u', 'The cart is empty.');
    await typed(pane, 'u', 'There is nothing to undo');

    await pressed(pane, ['C-r', 'C-r'], '"Effect": "Deny"');
    await pressed(pane, ['C-r', 'C-r'], 'The cart is empty.');
    await pressed(pane, 'C-r', 'There is nothing to redo');
  });
});
