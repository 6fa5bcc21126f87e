/** Keys as they arrive in a real terminal: several at once, pasted, and those with names. */
import { describe, expect, it } from 'vitest';
import { hasTmux } from '../support/tmux.ts';
import { terminal } from './session.ts';

describe.skipIf(!hasTmux)('typing', () => {
  it('takes eight characters and Enter that arrive in one read', async () => {
    const pane = await terminal();
    await pane.start();
    pane.paste('crtrainj');
    await pane.see(/^› crtrainj /m);
    pane.keys('C-u');
    await pane.see('type a name, initials or words');
    pane.paste('crtrainj\n');
    await pane.see(/^sm-explore › Explore › CreateTrainingJob/m);
  });

  it('heeds what is typed before the first frame, which it leaves as it is', async () => {
    const pane = await terminal();
    pane.enter('sm-explore');
    for (const letter of 'crtrainj') pane.type(letter);
    await pane.see(/^› crtrainj /m);
    expect(pane.screen()).toMatch(/^sm-explore › Explore {2}.* AWS reference of /);
  });

  it('takes a paste as text: its line break is not Enter', async () => {
    const pane = await terminal();
    await pane.start();
    pane.paste('training\njob', true);
    await pane.see(/^› training ?job /m);
    expect(pane.screen()).toMatch(/^sm-explore › Explore {2}/m);
  });

  it('moves four rows for four arrows in one read', async () => {
    const pane = await terminal();
    await pane.start();
    pane.keys('Down', 'Down', 'Down', 'Down');
    await pane.see(/ 5 of \d+$/m);
  });

  it('has the real cursor at the caret of the query', async () => {
    const pane = await terminal();
    await pane.start();
    pane.type('model');
    await pane.see('› model');
    await expect.poll(() => pane.cursor()).toBe('7,1');
    pane.keys('C-a');
    await expect.poll(() => pane.cursor()).toBe('2,1');
    pane.type('x');
    await pane.see('› xmodel');
    await expect.poll(() => pane.cursor()).toBe('3,1');
  });

  it('opens help with F1 while a query is typed, where ? is a character', async () => {
    const pane = await terminal();
    await pane.start();
    pane.type('model?');
    await pane.see(/^› model\? /m);
    pane.keys('F1');
    await pane.see(/^Help /m);
    expect(pane.screen()).toContain('Explore searches the actions, resource types and condition keys of');
    pane.keys('Escape');
    await pane.see(/^› model\? /m);
    pane.keys('C-u');
    await pane.see('type a name, initials or words');
    pane.type('?');
    await pane.see(/^Help /m);
  });
});
