import { describe, expect, it } from 'vitest';
import { hasTmux } from '../support/tmux.ts';
import { exitCode, terminal } from './session.ts';

describe.skipIf(!hasTmux)('the first run', () => {
  it('says how to begin, the second does not, whatever was done in the first', async () => {
    const pane = await terminal();
    await pane.start();
    await pane.see('New? Tab adds');
    pane.keys('C-c');
    await pane.shell();
    await exitCode(pane, 130);
    pane.enter('clear');
    await pane.start();
    expect(await pane.see(/type to search/)).not.toContain('New?');
  });
});
