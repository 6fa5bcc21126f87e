/**
 * How long a key takes, from the byte that is sent to the last byte of the frame that answers it, in a
 * pseudo-terminal, at two sizes of the window. The first keys after the start are apart: they run everything
 * cold. `npm run bench:keys -- ROUNDS`.
 */
import { type Drawn, here, openBench, type Subject, timeOf } from './session.ts';
import { median, milliseconds, percentile, printTable, ratio } from './statistics.ts';

const down = '\u001b[B';
const up = '\u001b[A';
const erase = '\u007f';
const shiftTab = '\u001b[Z';

/** One key each; each draws something. */
const typing = [...'createtrainingjb', ...Array<string>(6).fill(erase), ...'job vpc'];
/** Not measured: a query with more rows than the arrows pass. */
const beforeMoving = ['\u0015', ...'model'];
const moving = [...Array<string>(20).fill(down), ...Array<string>(15).fill(up)];
const drilling = ['\r', 'j', 'j', '\r', 'h', 'h'];
/** Puts three actions into the cart, looks at it, removes one, takes that and more back. */
const cart = [
  ...['\u0015', ...'create endpoint', '\t', down, '\t', down, '\t'],
  ...[shiftTab, 'j', 'k', 'x', 'u', 'u', shiftTab],
];

/** What was drawn for the keys of one part. */
export interface KeyTimes {
  readonly part: string;
  readonly drawn: readonly Drawn[];
}

/** Types, moves, drills down and edits the cart; the first key, and the ten after it, are parts of their own. */
export async function measureKeys(
  subject: Subject,
  size: { readonly columns: number; readonly rows: number },
): Promise<readonly KeyTimes[]> {
  const session = await openBench({ ...size, subject, args: ['--fresh'] });
  const play = async (keys: readonly string[]): Promise<readonly Drawn[]> => {
    const drawn: Drawn[] = [];
    for (const key of keys) drawn.push(await session.send(key));
    return drawn.filter(({ time }) => time > 0);
  };
  const [first, ...rest] = typing;
  const times: KeyTimes[] = [
    { part: 'first key', drawn: await play([first ?? '']) },
    { part: 'next ten', drawn: await play(rest.slice(0, 10)) },
    { part: 'typing', drawn: await play(rest.slice(10)) },
  ];
  await play(beforeMoving);
  times.push(
    { part: 'moving', drawn: await play(moving) },
    { part: 'drilling', drawn: await play(drilling) },
    { part: 'cart', drawn: await play(cart) },
  );
  // The colon behind a service's name reads its entries.
  await play(['\u0015', ...'ec2']);
  times.push({ part: 'service, first use', drawn: await play([':']) });
  // `*` stands for all services that have been read; their index is made by the first letter.
  await play(['\u0015', '*', ':']);
  times.push({ part: 'all services, first', drawn: await play(['g']) });
  times.push({ part: 'all services', drawn: await play([...'etobject']) });
  await session.end();
  return times;
}

/** A held arrow: 60 keys a second for five seconds; how long after the last key the last byte comes. */
export async function measureHeldArrow(subject: Subject): Promise<Drawn> {
  const session = await openBench({ columns: 80, rows: 24, subject, args: ['--fresh'] });
  for (let sent = 0; sent < 299; sent += 1) {
    void session.send(down);
    await new Promise((resolve) => setTimeout(resolve, 1000 / 60));
  }
  const last = await session.send(down);
  await session.end();
  return last;
}

/** The rows of the table that `bench:keys` and `bench:compare` print; `floor` is node's own start. */
export function keyRows(
  name: string,
  rounds: readonly (readonly KeyTimes[])[],
  floor: number,
): readonly string[][] {
  const parts = rounds[0]?.map(({ part }) => part) ?? [];
  const all = rounds.flat();
  const of = (part: string): readonly Drawn[] =>
    all.filter((each) => each.part === part).flatMap(({ drawn }) => drawn);
  const warm = ['typing', 'moving', 'drilling', 'cart'].flatMap(of);
  const row = (label: string, drawn: readonly Drawn[]): string[] => {
    const times = drawn.map(({ time }) => time);
    return [
      `${name} ${label}`,
      milliseconds(median(times)),
      milliseconds(percentile(times, 0.95)),
      ratio(percentile(times, 0.95), floor),
      String(Math.round(median(drawn.map(({ bytes }) => bytes)))),
    ];
  };
  return [row('all warm keys', warm), ...parts.map((part) => row(part, of(part)))];
}

const sizes = [
  { columns: 80, rows: 24 },
  { columns: 200, rows: 60 },
] as const;

if (process.argv[1]?.endsWith('keys.ts')) {
  const rounds = Number(process.argv[2] ?? 5);
  const floors: number[] = [];
  const table: string[][] = [['', 'median', '95 %', '95 % ÷ node', 'bytes a key']];
  for (const size of sizes) {
    const measured: (readonly KeyTimes[])[] = [];
    for (let round = 0; round < rounds; round += 1) {
      floors.push(await timeOf(process.execPath, ['-p', '0']));
      measured.push(await measureKeys(here, size));
    }
    table.push(...keyRows(`${size.rows}×${size.columns}`, measured, median(floors)));
  }
  const held = await measureHeldArrow(here);
  table.push(['held arrow, after release', milliseconds(held.time), '', '', String(held.bytes)]);
  table.push(['node -p 0', milliseconds(median(floors)), '', '', '']);
  printTable(table);
}
