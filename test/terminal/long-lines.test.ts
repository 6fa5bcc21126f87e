/** Lines far longer than the window: drawing costs what is shown, and a full line says so. */
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { openSession, startWith } from '../support/screen.ts';

const full = 'The line is full: it takes 2,000 characters, what is beyond is left out.';

/** How many UTF-16 units are taken apart into graphemes meanwhile: what drawing other than ASCII costs. */
async function segmented(during: () => Promise<unknown>): Promise<number> {
  const spy = vi.spyOn(Intl.Segmenter.prototype, 'segment');
  await during();
  const units = spy.mock.calls.reduce((sum, [text]) => sum + text.length, 0);
  spy.mockRestore();
  return units;
}

describe('a line that a paste has filled', () => {
  it.each([
    ['ASCII', 'a'],
    ['Hebrew', 'ש'],
    ['Chinese', '漢'],
    ['families', '👩‍👩‍👧‍👦'],
    ['accents', 'e\u0301'],
    ['jamo', 'ᄀ'],
    ['one letter under many accents', '\u0301'],
  ])('is drawn in time that does not grow with its square: %s', async (_, text) => {
    const session = await openSession(startWith());
    onTestFinished(() => session.end());
    await session.paste(`q${text.repeat(2_100 / text.length)}`);
    await session.see(full);
    expect(session.store.getState().explore.query.text).toHaveLength(2_000);
    for (const key of ['ctrl-a', 'ctrl-e', 'backspace', 'z']) {
      // Each measurement of the whole line is 2,000; one for every letter of it would be 4,000,000.
      expect(await segmented(() => session.press(key))).toBeLessThan(60_000);
    }
  });

  it('says so wherever a line is edited', async () => {
    const session = await openSession(startWith());
    onTestFinished(() => session.end());
    const paste = 'x'.repeat(2_001);
    await session.press('tab', 'enter', '/');
    await session.paste(paste);
    await session.see(full);
    await session.press('esc', 'shift-tab', 's');
    await session.paste(paste);
    await session.see(full);
    // The next key takes the sentence away; one that no longer fits brings it back.
    await session.press('ctrl-a');
    expect(await session.frame()).not.toContain(full);
    await session.press('y');
    await session.see(full);
  });
});
