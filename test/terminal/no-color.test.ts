/** Without colour. */
import { describe, expect, it } from 'vitest';
import { hasTmux } from '../support/tmux.ts';
import { explorer, terminal } from './session.ts';

const colour = /\u001b\[[\d;:]*\b(?:3[0-8]|4[0-8]|9[0-7]|10[0-7])[\d;:]*m/;

describe.skipIf(!hasTmux)('colour', () => {
  it('is used by default', async () => {
    const pane = await explorer();
    pane.type('ctj');
    await pane.see('›   A CreateTrainingJob');
    expect(pane.coloured()).toMatch(colour);
  });

  it('is left out under NO_COLOR, while the selection keeps its sign', async () => {
    const pane = await terminal();
    await pane.start('NO_COLOR=1 sm-explore');
    pane.type('ctj');
    await pane.see('›   A CreateTrainingJob');
    pane.keys('Down');
    await pane.see('›   A CreateTransformJob');
    expect(pane.coloured()).not.toMatch(colour);
    pane.keys('Tab', 'Up');
    await pane.see(/^│ › [✓ ] A CreateTransformJob/m);
    pane.keys('BTab');
    await pane.see(/^│ › {3}CreateTransformJob/m);
    expect(pane.coloured()).not.toMatch(colour);
  });
});
