/** Saving the policy to a file. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { hasTmux } from '../support/tmux.ts';
import { trainingPolicy } from '../support/training-policy.ts';
import { cartWithTraining, fillCart, readJson, saveTo, terminal, unwrapped } from './session.ts';

describe.skipIf(!hasTmux)('saving', () => {
  it('writes a new file, and asks before it writes over one', async () => {
    const pane = await cartWithTraining(140, 40);
    await saveTo(pane, 'mine.json');
    await pane.see(`Saved ${join(pane.home, 'mine.json')}.`);
    expect(readJson(pane, 'mine.json')).toEqual(trainingPolicy);

    writeFileSync(join(pane.home, 'theirs.json'), 'theirs\n');
    await saveTo(pane, 'theirs.json');
    await pane.see(/theirs\.json exists.*Overwrite it\? {2}y\/n/);
    pane.type('n');
    await pane.lose('Overwrite');
    expect(readFileSync(join(pane.home, 'theirs.json'), 'utf8')).toBe('theirs\n');

    await saveTo(pane, 'theirs.json');
    await pane.see('Overwrite it?');
    pane.type('y');
    await pane.see(`Saved ${join(pane.home, 'theirs.json')}.`);
    expect(readJson(pane, 'theirs.json')).toEqual(trainingPolicy);
    expect(readdirSync(pane.home).filter((name) => name.includes('theirs'))).toEqual(['theirs.json']);
  });

  it('says that a folder is missing, and makes none', async () => {
    const pane = await cartWithTraining();
    await saveTo(pane, 'nowhere/policy.json');
    const screen = await pane.see('Not saved:');
    expect(unwrapped(screen)).toContain(
      `Not saved: there is no folder ${join(pane.home, 'nowhere')}; create it first.`,
    );
    expect(readdirSync(pane.home)).not.toContain('nowhere');
  });

  it('completes the path with Tab', async () => {
    const pane = await terminal(140, 40);
    mkdirSync(join(pane.home, 'policies', 'training'), { recursive: true });
    mkdirSync(join(pane.home, 'policies', 'tuning'), { recursive: true });
    await pane.start();
    await fillCart(pane);
    pane.type('s');
    await pane.see('Save to: policy.json');
    pane.keys('C-u');
    pane.type('pol');
    await pane.see(/^Save to: pol\s/m);
    pane.keys('Tab');
    await pane.see('Save to: policies/');
    pane.keys('Tab');
    await pane.see('Save to: policies/t ');
    expect(pane.screen()).toContain('Tab: policies/training/  policies/tuning/');
    pane.keys('Tab');
    await pane.see('Save to: policies/training/');
    pane.type('job.json');
    pane.keys('Enter');
    await pane.see(`Saved ${join(pane.home, 'policies', 'training', 'job.json')}.`);
    expect(readJson(pane, 'policies/training/job.json')).toEqual(trainingPolicy);
  });
});
