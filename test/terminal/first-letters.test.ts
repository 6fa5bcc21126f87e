/** What is typed right behind the first frame, before ink is there. */
import { PassThrough } from 'node:stream';
import { expect, it } from 'vitest';
import { hearFirstLetters } from '../../src/terminal/first-letters.ts';

/** Letters as they are heard, those with another one behind them marked; and the rest, read as ink would. */
const listen = (takes: (letter: string) => boolean = () => true) => {
  const source = new PassThrough();
  const heard: string[] = [];
  const never = new Promise<void>(() => undefined);
  const letters = hearFirstLetters(source as unknown as NodeJS.ReadStream, never, takes, (letter, more) =>
    heard.push(more ? `${letter}+` : letter),
  );
  const rest = (): string => {
    letters.end();
    source.setEncoding('utf8');
    return String(source.read() ?? '');
  };
  return { source, heard, letters, rest };
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

it('leaves to ink whatever is no letter, and all that comes behind it', async () => {
  const { source, heard, letters, rest } = listen();
  source.write('c');
  await turn();
  source.write('\u001b[200~te');
  source.write('xt\u001b[201~');
  source.write('j');
  await letters.past;
  await turn();
  expect(heard).toEqual(['c']);
  expect(rest()).toBe('\u001b[200~text\u001b[201~j');
});

it('keeps a character that arrives in two pieces', async () => {
  const { source, heard, letters, rest } = listen();
  const [first = 0, second = 0] = Buffer.from('é');
  source.write(Buffer.from([first]));
  await letters.past;
  source.write(Buffer.from([second]));
  await turn();
  expect(heard).toEqual([]);
  expect(rest()).toBe('é');
});

it('leaves to ink the letters from the first one on that means something else now', async () => {
  const { source, heard, letters, rest } = listen((letter) => letter !== 'q');
  source.write('abqcd');
  await letters.past;
  expect(heard).toEqual(['a+', 'b+']);
  expect(rest()).toBe('qcd');
});
