/** A policy so long that its findings take longer than a key may wait, in the built program. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { longPolicy } from '../support/long-policy.ts';
import { hasTmux } from '../support/tmux.ts';
import { readJson, saveTo, terminal } from './session.ts';

describe.skipIf(!hasTmux)('a policy of 300 statements', () => {
  it('hears every key while it is checked, and ends with the findings of what it is then', async () => {
    const pane = await terminal(140, 40);
    writeFileSync(join(pane.home, 'models.json'), JSON.stringify(longPolicy(300)));
    await pane.start('sm-explore models.json', /^sm-explore › Cart › .*models\.json/m);
    await pane.see('● 2 errors  ▲ 1 warning');
    pane.type('xxxxx');
    await pane.see('Items 295');
    const screen = await pane.see('─ ● 1 error ─');
    expect(screen).not.toContain('Checking');
    pane.type('uuuuu');
    await pane.see('Items 300');
    await pane.see('● 2 errors  ▲ 1 warning');
    await saveTo(pane, 'again.json');
    await pane.see('Saved ');
    expect(readJson(pane, 'again.json')).toEqual(longPolicy(300));
  });
});
