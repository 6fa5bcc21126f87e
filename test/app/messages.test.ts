import { describe, expect, it } from 'vitest';
import { frameOf } from '../../src/app/frame.ts';
import { lineText } from '../../src/app/lines/spans.ts';
import { type Play, play } from '../support/play.ts';

const address = `https://docs.aws.amazon.com/${'a-long-part-of-the-address/'.repeat(6)}page.html`;
const told = (session: Play, text: string): Play =>
  session.send({ kind: 'message', message: { text, tone: 'hint' } });
const rowsOf = ({ state }: Play): readonly string[] => frameOf(state).rows.map(lineText);

describe('a message', () => {
  it('is shown whole, goes with the next key, and leaves the frame as it was', () => {
    const before = play({ size: { columns: 60, rows: 20 } }).type('ctj');
    const session = told(before, `No browser here; the page is ${address}`);
    const rows = rowsOf(session);
    expect(rows).toHaveLength(20);
    const last = rows.slice(-5).map((row) => row.trim());
    expect(last.join('').replaceAll(' ', '')).toBe(`Nobrowserhere;thepageis${address}`);
    expect(rowsOf(session.press('home'))).toEqual(rowsOf(before.press('home')));
  });

  it('that is longer than a third of the window is cut there with a mark', () => {
    const session = told(play({ size: { columns: 60, rows: 20 } }), 'word '.repeat(200));
    const rows = rowsOf(session);
    expect(rows.findIndex((row) => row.startsWith('word'))).toBe(14);
    expect(rows.at(-1)).toMatch(/…$/);
  });
});

describe('the past messages', () => {
  const session = told(told(play(), 'The first.'), `The page is ${address}`).type('ctj').press('tab');

  it('are listed newest first, whole, and can be copied', () => {
    const open = session.press('alt-m');
    expect(open.main[0]).toMatch(/^› CreateTrainingJob is in the cart\./);
    expect(open.main.slice(2).join('').replaceAll(' ', '')).toBe(`Thepageis${address}Thefirst.`);
    const copied = open.press('down', 'y');
    expect(copied.effects.at(-1)).toEqual({
      kind: 'copy',
      text: `The page is ${address}`,
      what: 'The message',
    });
    expect(copied.press('esc').state.overlay).toBeNull();
  });

  it('open from a workspace with M, over an editor with alt-m, and give it back', () => {
    const cart = session.press('shift-tab');
    expect(cart.press('M').frames.main).toBe('Messages');
    const editor = cart.press('w').type('vpc');
    expect(editor.press('alt-m', 'esc').state.overlay).toEqual(editor.state.overlay);
    expect(play().press('alt-m').main).toEqual(['Nothing has been said yet.']);
    expect(play().press('alt-m', 'y').message).toBe('There is no message to copy.');
  });

  it('hold each once, however often it is said running', () => {
    const twice = play().press('shift-tab').press('u').press('u');
    expect(twice.state.messages).toHaveLength(1);
  });

  it('are the hundred that were said last', () => {
    const numbers = Array.from({ length: 150 }, (_, at) => `Message ${at}.`);
    const { messages } = numbers.reduce(told, play()).state;
    expect(messages.map(({ text }) => text)).toEqual(numbers.slice(-100));
  });

  it('are read out one at a time', () => {
    const settings = { ascii: true, screenReader: true, hyperlinks: false };
    const spoken = told(told(play({ settings }), 'One.'), 'Two.').press('alt-m', 'down').spoken;
    expect(spoken.slice(1, 3)).toEqual(['Message 2 of 2', 'One.']);
  });
});
