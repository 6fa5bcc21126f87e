/**
 * Every figure of docs/performance.md in one run: node alone (the floor), an earlier revision, and this checkout, in
 * turns, so that a noisy machine disturbs all of them alike. Takes about six minutes, and once what fetching the other
 * versions of node and building the earlier revision take.
 *
 *     npm run bench [-- REF]            prints the table in Markdown; REF is the first release unless told otherwise
 *     npm run bench -- --write [REF]    also puts it into docs/performance.md
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { builtAt } from './compare.ts';
import { type KeyTimes, measureHeldArrow, measureKeys } from './keys.ts';
import { measureAllServices, measureMemory, nodeAlone } from './memory.ts';
import { nodeOf } from './nodes.ts';
import { here, type Subject } from './session.ts';
import { packedAt } from './size.ts';
import { measureStart } from './start.ts';
import { median, percentile } from './statistics.ts';

/** The last revision before the house was built anew, from which the aims were set. */
const firstRelease = '350ec51';

const root = fileURLToPath(new URL('../..', import.meta.url));
const sizes = [
  { columns: 80, rows: 24 },
  { columns: 200, rows: 60 },
] as const;
const nodes = ['20', '22', '24', '26'] as const;
const randomKeys = 2_000;

type Row = readonly [figure: string, aim: string, floor: string, before: string, after: string];

const warm: readonly string[] = ['typing', 'moving', 'drilling', 'cart'];
const inMilliseconds = (value: number): string => `${value.toFixed(value < 10 ? 1 : 0)} ms`;
const inMebibytes = (value: number | undefined): string =>
  value === undefined ? 'not known' : `${value.toFixed(0)} MiB`;
const both = (times: readonly number[]): string =>
  times.length === 0 ? '–' : `${inMilliseconds(median(times))}, ${inMilliseconds(percentile(times, 0.95))}`;

/** Both programs, measured one after the other. */
async function inTurns<T>(
  subjects: readonly Subject[],
  rounds: number,
  measure: (subject: Subject) => Promise<T>,
): Promise<readonly (readonly T[])[]> {
  const all: T[][] = subjects.map(() => []);
  for (let round = 0; round < rounds; round += 1)
    for (const [at, subject] of subjects.entries()) all[at]?.push(await measure(subject));
  return all;
}

const timesOf = (rounds: readonly (readonly KeyTimes[])[], parts: readonly string[]): readonly number[] =>
  rounds
    .flat()
    .filter(({ part }) => parts.includes(part))
    .flatMap(({ drawn }) => drawn.map(({ time }) => time));

async function startRows(subjects: readonly Subject[]): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (const version of nodes) {
    const node = version === process.versions.node.split('.')[0] ? process.execPath : nodeOf(version);
    const measured = await inTurns(
      subjects.map(({ program }) => ({ program, node })),
      3,
      (subject) => measureStart(subject, 3),
    );
    const floor = median(measured.flat().flatMap((each) => each.node));
    const shown = (at: number, of: 'firstFrame' | 'search'): string => {
      const time = median((measured[at] ?? []).flatMap((each) => each[of]));
      return `${inMilliseconds(time)} = ${(time / floor).toFixed(2)}`;
    };
    const name = execFileSync(node, ['--version'], { encoding: 'utf8' }).trim();
    const aim = version === '20' ? '2.0' : '3.0';
    rows.push([
      `first frame ÷ \`node -p 0\`, ${name}`,
      aim,
      inMilliseconds(floor),
      shown(0, 'firstFrame'),
      shown(1, 'firstFrame'),
    ]);
    if (version === '20')
      rows.push([
        '`search --json` ÷ node',
        '1.6',
        inMilliseconds(floor),
        shown(0, 'search'),
        shown(1, 'search'),
      ]);
  }
  return rows;
}

async function keyRows(subjects: readonly Subject[]): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (const size of sizes) {
    const [before = [], after = []] = await inTurns(subjects, 2, (subject) => measureKeys(subject, size));
    const name = `${size.rows}×${size.columns}`;
    const row = (figure: string, aim: string, parts: readonly string[]): Row => [
      `${name} ${figure}: median, 95 %`,
      aim,
      '',
      both(timesOf(before, parts)),
      both(timesOf(after, parts)),
    ];
    rows.push(
      row('key → last byte', size.rows === 24 ? '95 %: 16 ms' : '95 %: 20 ms', warm),
      row('first key', '50 ms', ['first key']),
      row('the next ten', '20 ms', ['next ten']),
    );
    if (size.rows === 24)
      rows.push(
        row('first use of a service', '50 ms', ['service, first use']),
        row('first letter behind `*:`', '150 ms', ['all services, first']),
        row('each further letter', '95 %: 33 ms', ['all services']),
      );
  }
  const [before = [], after = []] = await inTurns(subjects, 1, measureHeldArrow);
  const held = (drawn: readonly { readonly time: number }[]): string =>
    inMilliseconds(median(drawn.map(({ time }) => time)));
  rows.push(['an arrow held for 5 s, after its release', '50 ms', '', held(before), held(after)]);
  return rows;
}

async function memoryRows(subjects: readonly Subject[]): Promise<readonly Row[]> {
  const floor = inMebibytes(await nodeAlone());
  const rows: Row[] = [];
  for (const size of sizes) {
    const [[before = []] = [], [after = []] = []] = await inTurns(subjects, 1, (subject) =>
      measureMemory(subject, size, randomKeys),
    );
    for (const [at, [label, peak]] of after.entries())
      rows.push([
        `${size.rows}×${size.columns} peak memory, ${label}`,
        '100 MiB',
        floor,
        inMebibytes(before[at]?.[1]),
        inMebibytes(peak),
      ]);
  }
  const [[before] = [], [after] = []] = await inTurns(subjects, 1, measureAllServices);
  rows.push(['peak memory, a word behind `*:`', '150 MiB', floor, inMebibytes(before), inMebibytes(after)]);
  return rows;
}

function sizeRows(subjects: readonly Subject[]): readonly Row[] {
  const [before, after] = subjects.map(({ program }) => packedAt(join(dirname(program), '..')));
  const packed = (each: typeof before): string =>
    each === undefined ? '' : `${(each.size / 1e6).toFixed(2)} MB, ${each.files.length} files`;
  return [['package', '2 MB, few files', '', packed(before), packed(after)]];
}

const asked = process.argv.slice(2);
const ref = asked.find((word) => word !== '--write') ?? firstRelease;
const subjects: readonly Subject[] = [builtAt(ref), here];
const rows: readonly Row[] = [
  ['figure', 'aim', 'node alone', `before (${ref})`, 'now'],
  ['---', '---', '---', '---', '---'],
  ...(await startRows(subjects)),
  ...(await keyRows(subjects)),
  ...(await memoryRows(subjects)),
  ...sizeRows(subjects),
];
const [processor] = cpus();
const text = [
  `${new Date().toISOString().slice(0, 10)}, ${cpus().length} × ${processor?.model.trim() ?? 'unknown'}, Node ${process.version}, before and now in turns:`,
  '',
  ...rows.map((row) => `| ${row.join(' | ')} |`),
].join('\n');
console.log(text);
if (asked.includes('--write')) {
  const file = join(root, 'docs/performance.md');
  const marked = /(<!-- npm run bench -->\n)[\s\S]*?(\n<!-- end -->)/;
  writeFileSync(
    file,
    readFileSync(file, 'utf8').replace(marked, (_, start: string, end: string) => start + text + end),
  );
}
