/** Copying where no clipboard answers. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { hasTmux } from '../support/tmux.ts';
import { trainingPolicy } from '../support/training-policy.ts';
import { fillCart, terminal, unwrapped } from './session.ts';

describe.skipIf(!hasTmux)('copying without a clipboard that answers', () => {
  it('sends the text to the terminal, and says that nothing confirms it', async () => {
    const pane = await terminal();
    pane.heedOsc52();
    await pane.start('env -u TMUX sm-explore');
    await fillCart(pane);
    pane.type('y');
    const screen = await pane.see('The policy: sent');
    expect(unwrapped(screen).replaceAll(/ +/g, ' ')).toMatch(
      /The policy: sent 560 characters to the terminal's clipboard \(OSC 52, which ?cannot confirm it\)\./,
    );
    // This terminal did take it.
    expect(JSON.parse(pane.buffer())).toEqual(trainingPolicy);
  });

  it('keeps the text in a private file and prints it on exit when there is nowhere else', async () => {
    const pane = await terminal(220, 50);
    await pane.start('env -u TMUX TERM=linux sm-explore');
    await fillCart(pane);
    pane.type('y');
    const screen = await pane.see('no clipboard took the 560 characters');
    const [, path = ''] = /: kept in ([^,\n]+), printed on exit\./.exec(screen) ?? [];
    expect(existsSync(path)).toBe(true);
    expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual(trainingPolicy);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    pane.type('q');
    const shell = await pane.shell();
    const printed = /sm-explore\n(\{[\s\S]*^\})\nshell\$/m.exec(shell)?.[1] ?? '';
    expect(JSON.parse(printed)).toEqual(trainingPolicy);
  });
});
