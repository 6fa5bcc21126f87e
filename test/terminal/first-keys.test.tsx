/** What is pressed right behind the first frame, before ink is there. */
import { PassThrough } from 'node:stream';
import fc from 'fast-check';
import { render } from 'ink-testing-library';
import { expect, it } from 'vitest';
import { hearFirstKeys } from '../../src/terminal/first-keys.ts';
import { firstKeysOf } from '../../src/terminal/keys.ts';
import { useKeys } from '../../src/terminal/use-keys.ts';

/** Keys as they are heard, those with another one behind them marked; and the rest, read as ink would. */
const listen = () => {
  const source = new PassThrough();
  const heard: string[] = [];
  const never = new Promise<void>(() => undefined);
  const keys = hearFirstKeys(source as unknown as NodeJS.ReadStream, never, (key, more) =>
    heard.push(more ? `${key}+` : key),
  );
  const rest = (): string => {
    keys.end();
    source.setEncoding('utf8');
    return String(source.read() ?? '');
  };
  return { source, heard, keys, rest };
};

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

it('hears letters, digits and blanks, those of one read with what comes behind them', async () => {
  const { source, heard, rest } = listen();
  source.write('ct');
  await turn();
  source.write('j');
  await turn();
  expect(heard).toEqual(['c+', 't', 'j']);
  expect(rest()).toBe('');
});

it('hears what every terminal sends alike: arrows, Enter, Tab, what deletes, ctrl with a letter', async () => {
  const { source, heard, rest } = listen();
  source.write('s3:\u007f\u001b[B\u001b[A\r\t\u001b[Z\u001b[5~\u001b[6~\u001b[H\u001b[F\u0015a');
  await turn();
  expect(heard).toEqual([
    ...['s+', '3+', ':', 'backspace', 'down', 'up', 'enter', 'tab', 'shift-tab'],
    ...['pgup', 'pgdn', 'home', 'end', 'ctrl-u', 'a'],
  ]);
  expect(rest()).toBe('');
});

it('knows in the middle of what a key does that ctrl-c came behind it', async () => {
  const source = new PassThrough();
  const never = new Promise<void>(() => undefined);
  const asked: boolean[] = [];
  const keys = hearFirstKeys(source as unknown as NodeJS.ReadStream, never, () => asked.push(keys.listen()));
  source.write('a');
  await turn();
  source.write('b\u0003');
  await turn();
  expect(asked).toEqual([false, true]);
  keys.end();
});

it('leaves to ink a paste and all that comes behind it', async () => {
  const { source, heard, keys, rest } = listen();
  source.write('c');
  await turn();
  source.write('\u001b[200~te');
  source.write('xt\u001b[201~');
  source.write('j');
  await keys.past;
  await turn();
  expect(heard).toEqual(['c']);
  expect(rest()).toBe('\u001b[200~text\u001b[201~j');
});

it('keeps a character that arrives in two pieces', async () => {
  const { source, heard, keys, rest } = listen();
  const [first = 0, second = 0] = Buffer.from('é');
  source.write(Buffer.from([first]));
  await keys.past;
  source.write(Buffer.from([second]));
  await turn();
  expect(heard).toEqual([]);
  expect(rest()).toBe('é');
});

it.each(['\u0003', '\u001a', '\u001b', '\u001b[', '\u001bOA', '\u001b\u001b[A', '\u001b[<0;1;1M', '\n'])(
  'leaves %j to ink from there on, whatever stood before it',
  async (bytes) => {
    const { source, heard, keys, rest } = listen();
    source.write(`ab${bytes}`);
    await keys.past;
    source.write('c');
    await turn();
    expect(heard).toEqual(['a+', 'b']);
    expect(rest()).toBe(`${bytes}c`);
  },
);

it('takes of any bytes the longest beginning that it can read', () => {
  const piece = fc.oneof(
    fc.constantFrom('\u001b[A', '\u001b[Z', '\u001b[5~', '\u001b', '[', 'A', '~', '\r', '\u007f', '\u0015'),
    fc.string({ unit: 'binary', maxLength: 3 }),
  );
  fc.assert(
    fc.property(fc.array(piece), (pieces) => {
      const bytes = Buffer.from(pieces.join('')).toString('latin1');
      const { keys, length } = firstKeysOf(bytes);
      expect(firstKeysOf(bytes.slice(0, length))).toEqual({ keys, length });
      const rest = firstKeysOf(bytes.slice(length));
      expect(rest).toEqual({ keys: [], length: 0 });
    }),
  );
});

function Ink({ onKey }: { readonly onKey: (key: string, more: boolean) => void }) {
  useKeys(onKey);
  return null;
}

it('reads keys as ink reads them, whichever of them come in one read', async () => {
  const byInk: string[] = [];
  const { stdin } = render(<Ink onKey={(key, more) => byInk.push(more ? `${key}+` : key)} />);
  await turn();
  const key = fc.oneof(
    fc.constantFrom(
      '\r',
      '\t',
      '\u007f',
      ...['A', 'B', 'C', 'D', 'F', 'H', 'Z', '5~', '6~'].map((end) => `\u001b[${end}`),
    ),
    fc.constantFrom(
      ...Array.from({ length: 0x19 }, (_, code) => String.fromCharCode(code + 1)).filter(
        (each) => firstKeysOf(each).length === 1,
      ),
    ),
    fc.integer({ min: 0x20, max: 0x7e }).map((code) => String.fromCharCode(code)),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(key, { minLength: 1, maxLength: 6 }), async (keys) => {
      byInk.length = 0;
      const { source, heard, rest } = listen();
      stdin.write(keys.join(''));
      source.write(keys.join(''));
      await turn();
      expect(heard).toEqual(byInk);
      expect(rest()).toBe('');
    }),
  );
});
