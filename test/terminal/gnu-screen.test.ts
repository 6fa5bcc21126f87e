/** GNU screen between the program and the terminal: it forwards what is wrapped for it, in short pieces. */
import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { hasTmux } from '../support/tmux.ts';
import { trainingPolicy } from '../support/training-policy.ts';
import { fillCart, terminal } from './session.ts';

const hasScreen = spawnSync('screen', ['--version']).stdout?.toString().includes('Screen') === true;

if (!hasScreen) console.log('skipped: GNU screen is not installed, so nothing can be copied through it');

describe.skipIf(!hasTmux || !hasScreen)('inside of GNU screen', () => {
  it('copies to the terminal around it, draws within its window, and gives the shell back', async () => {
    // tmux is the terminal here: what screen forwards it puts into its buffer.
    const pane = await terminal();
    pane.heedOsc52();
    pane.enter(
      `env -u TMUX SCREENDIR=${pane.home}/screens TERM=xterm-256color screen -U -c /dev/null sh -c "sm-explore; echo left with \\$?; sleep 2"`,
    );
    await pane.see(/^sm-explore › /m);
    await fillCart(pane);
    pane.type('y');
    await pane.see(/The policy: sent \d+ characters to the terminal's clipboard/);
    await expect.poll(() => pane.buffer(), { timeout: 5_000 }).toContain('sagemaker:CreateTrainingJob');
    expect(JSON.parse(pane.buffer())).toEqual(trainingPolicy);
    pane.type('q');
    // It has no alternate screen: what comes next stands in a row of its own.
    await pane.see(/^left with 0$/m);
  });
});
