import { describe, expect, it } from 'vitest';
import { play } from '../support/play.ts';

describe('the line for a first run', () => {
  const first = play({ firstRun: true });

  it('teaches three keys while there is nothing else to say, until the cart has been opened', () => {
    const line = 'New? Tab adds, shift-tab shows the policy, F1 helps.';
    expect(first.message).toBe(line);
    expect(first.type('ctj').message).toBe(line);
    expect(first.type('ctj').press('tab').message).toMatch(/^CreateTrainingJob is in the cart/);
    expect(first.press('shift-tab', 'shift-tab').message).toBe('');
  });

  it('names the keys that the commands have', () => {
    const settings = { ascii: false, screenReader: false, hyperlinks: false };
    const rebound = new Map([['explore.toggle-cart', ['f2']]]);
    expect(play({ firstRun: true, settings: { ...settings, rebound } }).message).toContain(
      'F2 shows the policy',
    );
  });

  it('fits into 60 columns, and is not there in later runs', () => {
    expect(first.message.length).toBeLessThanOrEqual(60);
    expect(play().message).toBe('');
  });
});

describe('the title', () => {
  const known = { path: 'roles/training.json', digest: '', format: 'json' } as const;
  const opened = play({ file: 'roles/training.json', known, screen: 'explore' });

  it('says in every screen which file is open, and whether it is as it was saved', () => {
    expect(opened.tally).toBe('training.json  cart empty');
    const changed = opened.type('ctj').press('tab');
    expect(changed.tally).toMatch(/^training\.json ● {2}cart 1 /);
    expect(changed.press('enter').tally).toMatch(/^training\.json ● {2}cart 1/);
    expect(changed.press('shift-tab').title).toBe('sm-explore › Cart › roles/training.json  ● modified');
  });
});
