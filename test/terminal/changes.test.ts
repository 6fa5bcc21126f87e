/** What a change gains, worked out by the built program while no key comes. */
import { describe, expect, it } from 'vitest';
import { hasTmux } from '../support/tmux.ts';
import { cartWithTraining } from './session.ts';

describe.skipIf(!hasTmux)('what changed', () => {
  it('shows in the title, with examples behind p, and the policy in words on the way', async () => {
    const pane = await cartWithTraining(140, 40);
    await pane.see(/^sm-explore › Cart {2}\+2 /m);
    pane.type('p');
    await pane.see('It allows 2 actions of');
    pane.type('p');
    const screen = await pane.see('such as iam:PassRole on');
    expect(screen).toContain('Changed since the session began');
  });
});
