/**
 * How fast texts are recognised: megabytes a second of the whole, of prose, and of each recogniser alone, over kinds of
 * text that people give. A recogniser that is slow on one kind of text shows as a low number in its column.
 */
import { readFileSync } from 'node:fs';
import { loadCatalog } from '../../src/catalog/load.ts';
import { loadIntakeData } from '../../src/cli/load-intake-data.ts';
import { makeFacts } from '../../src/intake/facts.ts';
import { recognise } from '../../src/intake/recognise.ts';
import { recognisers } from '../../src/intake/recognisers.ts';
import { sourceOf } from '../../src/intake/source.ts';
import { median, printTable } from './statistics.ts';

const catalog = loadCatalog();
const facts = makeFacts(catalog, loadIntakeData(catalog));
const size = Number(process.argv[2] ?? 1_000_000);
const rounds = 3;

/** Numbers from 0 to below 1 that are the same in every run. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

const random = seeded(15);
const pick = <T>(list: readonly T[]): T | undefined => list[Math.floor(random() * list.length)];
const digits = (count: number, alphabet: string): string =>
  Array.from({ length: count }, () => alphabet[Math.floor(random() * alphabet.length)] ?? '').join('');
const base64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const words = 'epoch loss step the of model data worker batch request took and starting for done'.split(' ');

const fixtures = (name: string): string =>
  readFileSync(new URL(`../../test/intake/${name}`, import.meta.url), 'utf8');

/** Pieces until the size is reached. */
function filled(piece: (at: number) => string): string {
  const pieces: string[] = [];
  for (let length = 0, at = 0; length < size; at += 1) {
    const next = piece(at);
    pieces.push(next);
    length += next.length;
  }
  return pieces.join('').slice(0, size);
}

const logLine = (at: number): string =>
  `2026-11-02T03:04:${String(at % 60).padStart(2, '0')}Z INFO [worker-${at % 9}] ${Array.from({ length: 10 }, () => pick(words)).join(' ')}=${random().toFixed(4)}\n`;

const messages = fixtures('messages.tsv')
  .split('\n')
  .slice(1)
  .map((row) => (row.split('\t')[1] ?? '').replaceAll('⏎', '\n').replaceAll('␛', '\u001b'));
const programs = ['boto3.py', 'javascript.ts.txt', 'client.java', 'resources.tf', 'commands.sh'].map((name) =>
  fixtures(`files/${name}`),
);
const cell = (at: number): string =>
  JSON.stringify({
    cell_type: 'code',
    source: [`x_${at} = client.describe_endpoint(EndpointName="e${at}")\n`, 'print(x)\n'],
    outputs: [{ data: { 'image/png': digits(3000, base64) } }],
  });

const texts: Readonly<Record<string, string>> = {
  'messages in a log': filled((at) => (at % 4 === 0 ? `${pick(messages)}\n` : logLine(at))),
  messages: filled(() => `${pick(messages)}\n`),
  programs: filled(() => `${pick(programs)}\n`),
  log: filled(logLine),
  JSON: filled(
    (at) => `{"id": ${at}, "name": "job-${at}", "tags": ["${pick(words)}", "b"], "nested": {"ok": true}}\n`,
  ),
  'base64, a line': filled(() => digits(1000, base64)),
  'base64, lines': filled(() => `${digits(76, base64)}\n`),
  'minified script': filled(
    (at) =>
      `function ${digits(2, 'abcxyz')}(e,t){return e.call(t)||n.get_${at % 7}(e,"${pick(words)}")?a[${at}]:b.c(d)}`,
  ),
  'a notebook': `{"cells":[${filled((at) => `${at === 0 ? '' : ','}${cell(at)}`)}]}`,
  'one letter': 'a'.repeat(size),
  blanks: ' '.repeat(size),
  'open braces': filled(() => '{"allowed": {'),
};

const timed = (run: () => unknown): number => {
  const took = Array.from({ length: rounds }, () => {
    const before = performance.now();
    run();
    return performance.now() - before;
  });
  return median(took);
};
/** Megabytes a second, from milliseconds. */
const speed = (text: string, took: number): string => (text.length / 1000 / Math.max(took, 0.01)).toFixed(1);

// Tables that are built once are built before anything is timed.
recognise(messages.join('\n') + programs.join('\n'), facts);
const names = Object.keys(texts);
const columns = ['whole, ms', 'whole', 'prose', ...recognisers.map(({ name }) => name)];
const measured = Object.values(texts).map((text) => {
  const whole = timed(() => recognise(text, facts));
  const prose = timed(() => sourceOf(text).prose);
  const source = sourceOf(text);
  source.prose;
  return [
    whole.toFixed(0),
    speed(text, whole),
    speed(text, prose),
    ...recognisers.map((each) =>
      speed(
        text,
        timed(() => each.recognise(source, facts)),
      ),
    ),
  ];
});
console.log(`${size.toLocaleString('en')} characters of each kind of text; MB a second`);
printTable([['', ...names], ...columns.map((name, at) => [name, ...measured.map((row) => row[at] ?? '')])]);
