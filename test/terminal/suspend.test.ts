/** Going to the shell for a moment. */
import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { hasTmux, processesOf } from '../support/tmux.ts';
import { explorer, sayBefore, suspend, terminal } from './session.ts';

describe.skipIf(!hasTmux)('ctrl-z', () => {
  it('gives the shell its screen, and fg brings everything back', async () => {
    const pane = await terminal();
    await sayBefore(pane);
    await pane.start();
    pane.type('ctj');
    const [before] =
      /^[\s\S]*› {3}A CreateTrainingJob[\s\S]*$/.exec(await pane.see('›   A CreateTrainingJob')) ?? [];
    const caret = pane.cursor();
    for (const _ of ['once', 'and again']) {
      pane.keys('C-z');
      await pane.see('Stopped');
      const shell = await pane.shell();
      expect(shell).toContain('before the explorer\nshell$ sm-explore');
      expect(shell).not.toContain('CreateTrainingJob');
      // The shell's line editing is its own again.
      pane.enter('echo "in between"');
      await pane.see(/^in between$/m);
      pane.enter('clear; echo before the explorer; echo "shell$ sm-explore"');
      await pane.lose('in between');
      pane.enter('fg');
      expect(await pane.see(/^› ctj /m)).toBe(before);
      expect(pane.cursor()).toBe(caret);
    }
    pane.type('v2');
    await pane.see('› ctjv2');
    pane.keys('C-u');
    await pane.see('type a name, initials or words');
    pane.keys('C-d');
    await pane.shell();
  });

  it.each(['running', 'stopped'])('leaves no %s program behind when its pane is closed', async (how) => {
    const pane = await terminal();
    await pane.start();
    if (how === 'stopped') {
      await suspend(pane);
    }
    expect(processesOf(pane.home)).not.toEqual([]);
    pane.close();
    expect(processesOf(pane.home)).toEqual([]);
    expect(existsSync(pane.home)).toBe(false);
  });

  it('goes on where no shell controls jobs, and says so', async () => {
    const pane = await terminal();
    pane.become('sm-explore');
    await pane.see(/^sm-explore › /m);
    pane.type('ctj');
    await pane.see(/^› ctj /m);
    pane.keys('C-z');
    await pane.see('Nothing here could bring back a stopped program, so sm-explore goes on.');
    pane.type('v2');
    await pane.see(/^› ctjv2 /m);
  });

  it('takes the size that the window got meanwhile', async () => {
    const pane = await explorer();
    pane.type('ctj');
    await pane.see('›   A CreateTrainingJob');
    pane.keys('C-z');
    await pane.see('Stopped');
    pane.resize(140, 40);
    pane.enter('fg');
    // The preview stands beside the list from 100 columns on.
    await pane.see(/^│ › {3}A CreateTrainingJob .*│/m);
  });
});
