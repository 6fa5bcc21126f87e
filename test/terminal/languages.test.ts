/** Tables that only some texts need are read when such a text comes: they are five megabytes. */
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { hasTmux } from '../support/tmux.ts';
import { fillCart, interrupt, terminal } from './session.ts';

describe.skipIf(!hasTmux)('the tables of all languages', () => {
  it('are read for a text that is not ASCII, and for none else', async () => {
    const pane = await terminal();
    const read = join(pane.home, 'tables-read');
    const watch = join(pane.home, 'watch.cjs');
    writeFileSync(
      watch,
      `const { Segmenter } = Intl;
      Intl.Segmenter = class extends Segmenter {
        constructor(...options) {
          super(...options);
          require('node:fs').writeFileSync(${JSON.stringify(read)}, '');
        }
      };`,
    );
    await pane.start(`clear; env NODE_OPTIONS='--require ${watch}' sm-explore`);
    await fillCart(pane);
    expect(existsSync(read)).toBe(false);
    pane.keys('BTab');
    await pane.see(/^sm-explore › Explore/m);
    pane.type('שלום👩‍👩‍👧');
    await expect.poll(() => existsSync(read)).toBe(true);
    await interrupt(pane);
  });
});
