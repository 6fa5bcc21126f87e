/** Going to the shell for a moment. */
import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { hasTmux, processesOf } from '../support/tmux.ts';
import { explorer, pressed, sayBefore, suspend, terminal, typed } from './session.ts';

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
      await pressed(pane, 'C-z', 'Stopped');
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
    await typed(pane, 'v2', '› ctjv2');
    await pressed(pane, 'C-u', 'type a name, initials or words');
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
    await typed(pane, 'ctj', /^› ctj /m);
    // Also when it is pressed again before the program has found out.
    const goesOn = 'Nothing here could bring back a stopped program, so sm-explore goes on.';
    await pressed(pane, ['C-z', 'C-z'], goesOn);
    await typed(pane, 'v2', /^› ctjv2 /m);
  });

  it('takes the size that the window got meanwhile', async () => {
    const pane = await explorer();
    await typed(pane, 'ctj', '›   A CreateTrainingJob');
    await pressed(pane, 'C-z', 'Stopped');
    pane.resize(140, 40);
    pane.enter('fg');
    // The preview stands beside the list from 100 columns on.
    await pane.see(/^│ › {3}A CreateTrainingJob .*│/m);
  });
});
