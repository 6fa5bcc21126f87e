/** The ways out, and what they leave behind. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { hasTmux } from '../support/tmux.ts';
import {
  cartWithTraining,
  exitCode,
  explorer,
  interrupt,
  pressed,
  sayBefore,
  terminal,
  typed,
} from './session.ts';

describe.skipIf(!hasTmux)('leaving', () => {
  it('by ctrl-c gives 130, from wherever one is', async () => {
    const pane = await cartWithTraining();
    await typed(pane, 's', 'Save to:');
    await interrupt(pane);
    await exitCode(pane, 130);
  });

  it('by ctrl-d gives 0 while the query is empty; Esc never leaves', async () => {
    const pane = await explorer();
    await typed(pane, 'ctj', '› ctj');
    await pressed(pane, 'Escape', 'type a name, initials or words');
    pane.keys('Escape');
    // A resize, because a key right after Esc would be read as one with alt.
    pane.resize(140, 40);
    await pane.see(/^│ › {3}A AccessModelPackage .*│/m);
    pane.keys('C-d');
    await pane.shell();
    await exitCode(pane, 0);
  });

  it.each(['SIGTERM', 'SIGHUP', 'SIGINT'] as const)(
    'by %s restores the screen and the shell',
    async (signal) => {
      const pane = await terminal();
      await sayBefore(pane);
      // The shell hands its own process over, so its number is the program's.
      await pane.start(`sh -c 'echo $$ > pid; exec sm-explore'`);
      process.kill(Number(readFileSync(join(pane.home, 'pid'), 'utf8')), signal);
      const shell = await pane.shell();
      expect(shell).toContain('before the explorer\nshell$ sh -c');
      expect(shell).not.toContain('sm-explore ›');
      // Echo and line editing work again: the terminal is not left raw.
      pane.enter('echo "still a shell"');
      await pane.see(/^shell\$ echo "still a shell"\nstill a shell$/m);
      expect(pane.cursor()).toMatch(/^7,/);
    },
  );
});
