/** Keys as they arrive in a real terminal: several at once, pasted, and those with names. */
import { describe, expect, it } from 'vitest';
import { hasTmux } from '../support/tmux.ts';
import { cartWithTraining, exitCode, explorer, interrupt, terminal } from './session.ts';

describe.skipIf(!hasTmux)('typing', () => {
  it('takes eight characters and Enter that arrive in one read', async () => {
    const pane = await explorer();
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
    expect(pane.screen()).toMatch(/^sm-explore › Explore {2}.* cart empty$/m);
  });

  it('heeds a whole session that comes right behind the first frame, up to a menu and a choice in it', async () => {
    const pane = await explorer();
    pane.send('ctjx\u007f\u001b[B\u001b[A\rd\u001b[Zf');
    await pane.see(/^› 1 {2}JSON/m);
    pane.send('\u001b[B');
    await pane.see(/^› 2 {2}/m);
    pane.keys('Escape');
    await pane.see('iam:PassRole');
    await interrupt(pane);
    await exitCode(pane, 130);
  });

  it('takes a paste as text: its line break is not Enter', async () => {
    const pane = await explorer();
    pane.paste('training\njob', true);
    await pane.see(/^› training ?job /m);
    expect(pane.screen()).toMatch(/^sm-explore › Explore {2}/m);
  });

  it.each([true, false])('reads an error message, bracketed as a paste: %s', async (bracketed) => {
    const pane = await explorer();
    const denied =
      'User: arn:aws:sts::444455556666:assumed-role/Exec/SageMaker is not authorized to perform: sagemaker:InvokeEndpoint on resource: arn:aws:sagemaker:eu-west-1:444455556666:endpoint/churn because no identity-based policy allows the sagemaker:InvokeEndpoint action';
    pane.paste(bracketed ? denied : `${denied}\n`, bracketed);
    await pane.see(/^Recognised: 1 denial/m);
    await pane.see('role Exec (session SageMaker)');
    pane.keys('Enter', 'BTab');
    await pane.see(/^sm-explore › Cart/m);
    await pane.see('endpoint/churn');
  });

  it('knows a paste right behind Esc: its letters are no keys', async () => {
    const pane = await cartWithTraining();
    pane.send('\u001b\u001b[200~xx\u001b[201~');
    // Esc went back, as alone; pasted, the letters would have gone into the query.
    await pane.see(/^sm-explore › Explore › CreateTrainingJob/m);
    await pane.see('There is nothing to paste into here');
    pane.keys('BTab');
    await pane.see(/^sm-explore › Cart/m);
    await pane.see('iam:PassRole');
  });

  it('takes a paste that never ends for what it is, and hears keys again', async () => {
    const pane = await explorer();
    pane.send('\u001b[200~train');
    await pane.see(/^› train /m);
    pane.type('ing');
    await pane.see(/^› training /m);
  });

  it('hears ctrl-c inside a paste that never ends', async () => {
    const pane = await explorer();
    pane.send('\u001b[200~train');
    await interrupt(pane);
    await exitCode(pane, 130);
  });

  it.each([
    // Other scripts are in long-lines.test.ts, in a terminal in memory.
    ['Hebrew', 'ש'],
    ['families', '👩‍👩‍👧‍👦'],
  ])('answers each key at once after a paste that fills the line: %s', async (_, text) => {
    const pane = await explorer();
    pane.paste(text.repeat(2_100 / text.length), true);
    await pane.see('The line is full: it takes 2,000 characters');
    for (let count = 1; count <= 20; count += 1) pane.keys('BSpace');
    pane.type(' abc');
    await pane.see(/ abc .*\/\d+$/m);
  });

  it('moves four rows for four arrows in one read', async () => {
    const pane = await explorer();
    pane.keys('Down', 'Down', 'Down', 'Down');
    await pane.see(/ 5 of \d+$/m);
  });

  it('opens a menu, goes down in it and chooses, all in one read', async () => {
    const pane = await cartWithTraining();
    pane.paste('fjj\n');
    await pane.see('The policy is shown as Terraform.');
  });

  it('has the real cursor at the caret of the query', async () => {
    const pane = await explorer();
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
    const pane = await explorer();
    pane.type('model?');
    await pane.see(/^› model\? /m);
    pane.keys('F1');
    await pane.see(/^╭─ Help ─/m);
    expect(pane.screen()).toContain('Explore searches the actions, resource types and condition keys of');
    pane.keys('Escape');
    await pane.see(/^› model\? /m);
    pane.keys('C-u');
    await pane.see('type a name, initials or words');
    pane.type('?');
    await pane.see(/^╭─ Help ─/m);
  });
});
