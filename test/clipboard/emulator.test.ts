/** OSC 52 as a terminal receives it. */
import xterm from '@xterm/headless';
import { expect, it } from 'vitest';
import { OSC52_LIMIT, osc52 } from '../../src/clipboard/osc52.ts';

/** The clipboards that a terminal was told to set, decoded, and what it shows. */
async function received(bytes: string): Promise<{ readonly set: readonly string[]; readonly shown: string }> {
  const terminal = new xterm.Terminal({ cols: 80, rows: 5, allowProposedApi: true });
  const set: string[] = [];
  terminal.parser.registerOscHandler(52, (data) => {
    const [selection, text = ''] = data.split(';');
    if (selection === 'c') set.push(Buffer.from(text, 'base64').toString('utf8'));
    return true;
  });
  await new Promise<void>((resolve) => terminal.write(`before${bytes}after`, resolve));
  return { set, shown: terminal.buffer.active.getLine(0)?.translateToString(true) ?? '' };
}

/** What GNU screen hands on: the content of each device control string. */
const throughScreen = (bytes: string): string =>
  bytes.replaceAll(/\u001bP([\s\S]*?)\u001b\\/g, (_, content: string) => content);

it.each([
  ['a policy', '{"Version":"2012-10-17"}\n'],
  ['other letters', 'ÿ 日本 👩‍👩‍👧'],
  ['the longest text', 'x'.repeat((OSC52_LIMIT / 4) * 3)],
])('%s arrives whole, and nothing of it is shown', async (_, text) => {
  expect(await received(osc52(text, 'none') ?? '')).toEqual({ set: [text], shown: 'beforeafter' });
  expect(await received(throughScreen(osc52(text, 'screen') ?? ''))).toEqual({
    set: [text],
    shown: 'beforeafter',
  });
});

it('a longer text is not sent at all', () => {
  expect(osc52('x'.repeat((OSC52_LIMIT / 4) * 3 + 1), 'none')).toBeUndefined();
});
