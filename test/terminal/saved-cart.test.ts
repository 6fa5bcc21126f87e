/** The cart between sessions, and beside another instance. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { hasTmux } from '../support/tmux.ts';
import { trainingPolicy } from '../support/training-policy.ts';
import { cartWithTraining, interrupt, pressed, readJson, saveTo, suspend, typed } from './session.ts';

describe.skipIf(!hasTmux)('the saved cart', () => {
  it('is back at the next start, also after ctrl-c; --fresh starts empty and does not lose it', async () => {
    const pane = await cartWithTraining();
    await interrupt(pane);

    await pane.start('sm-explore --fresh', 'cart empty');
    // What an empty cart is for is no reason to take it instead of the one before.
    await pressed(pane, 'BTab', /^sm-explore › Cart/m);
    await typed(pane, 't', 'What the policy is for');
    await pressed(pane, ['Down', 'Enter'], 'The policy is for: inline policy of a user');
    await interrupt(pane);

    await pane.start('sm-explore', 'cart 2');
    expect(pane.screen()).toContain('The cart of your last session is back; --fresh starts empty.');
    await pressed(pane, 'BTab', /^sm-explore › Cart/m);
    await saveTo(pane, 'again.json');
    await pane.see('Saved ');
    expect(readJson(pane, 'again.json')).toEqual(trainingPolicy);
  });

  it('is each instance its own', async () => {
    const pane = await cartWithTraining();
    await suspend(pane);

    // The first one is stopped, not gone: the second must not adopt its cart.
    await pane.start('sm-explore', 'cart empty');
    await typed(pane, 'listmodels', '›   A ListModels ');
    await pressed(pane, 'Tab', 'cart 1');
    await interrupt(pane);

    pane.enter('fg');
    await pane.see('Items 2');
    await typed(pane, 'u', 'The cart is empty.');
    await pressed(pane, 'C-r', 'Items 2');
    await interrupt(pane);
    expect(readdirSync(join(pane.home, 'state', 'sm-explore', 'carts'))).toHaveLength(2);

    // Two carts without an owner now; the one changed last is the first to come back, the other the next.
    await pane.start('sm-explore', 'cart 2');
    await suspend(pane);
    await pane.start('sm-explore', 'cart 1');
  });
});
