/**
 * Changes the code a line at a time and runs the tests on each change: what survives is a line that no test
 * would miss. Prints every survivor with its place, the score of each file and that of each room.
 *
 *     npm run mutation                                     # the language of IAM, assembly, the keymap: hours
 *     npm run mutation -- src/policy/assemble              # one room
 *     npm run mutation -- src/iam/value.ts src/iam/token.ts  # some files, in minutes
 *
 * StrykerJS is fetched when it is wanted, beside the installed packages and not into package.json: it is some
 * 140 packages that nobody else needs. Version 9 is the last for Node 20. `README.md` beside keeps the last scores.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const version = '9.6.1';
/**
 * Where a test that is missing costs most: wrong here is a wrong policy. Each with the tests that answer for it;
 * those of the screens would notice more, in seconds for each mutant instead of tenths. A folder inside another
 * stands before it.
 */
const rooms = [
  { room: 'src/iam/semantics', tests: ['test/iam/semantics/*.test.ts'] },
  { room: 'src/iam', tests: ['test/iam/**/*.test.ts', 'test/text/*.test.ts'] },
  {
    room: 'src/policy/assemble',
    tests: ['test/policy/assemble/*.test.ts', 'test/policy/conditions.test.ts'],
  },
  { room: 'src/app/keymap', tests: ['test/app/{keymap,rebind,overlays,palette,places}.test.ts'] },
];

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const folder = join(root, '.heavy/mutation');
const report = join(folder, 'report.json');

/** @type {(command: string, args: readonly string[], tests?: readonly string[]) => void} */
const run = (command, args, tests = []) => {
  const { status } = spawnSync(command, args, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...(tests.length > 0 ? { MUTATION_TESTS: tests.join(' ') } : {}) },
    shell: process.platform === 'win32',
  });
  if (status !== 0) process.exit(status ?? 1);
};

if (!existsSync(join(root, 'node_modules/@stryker-mutator/vitest-runner'))) {
  const packages = ['core', 'vitest-runner'].map((name) => `@stryker-mutator/${name}@${version}`);
  run('npm', ['install', '--no-save', '--no-audit', '--no-fund', '--ignore-scripts', ...packages]);
}

/** @typedef {{name: string, killed: number, all: number}} Score */

/** @type {(score: Score) => string} */
const inWords = ({ name, killed, all }) =>
  `${name}: ${killed} of ${all} mutants killed, ${((100 * killed) / Math.max(1, all)).toFixed(1)} %`;

/**
 * Runs Stryker over some files and prints what survived.
 * @param {readonly string[]} mutate patterns of files
 * @param {readonly string[]} tests patterns of test files
 * @returns {readonly Score[]} of each file
 */
const measure = (mutate, tests) => {
  mkdirSync(folder, { recursive: true });
  const config = join(folder, 'stryker.json');
  writeFileSync(
    config,
    JSON.stringify({
      mutate,
      testRunner: 'vitest',
      plugins: ['@stryker-mutator/vitest-runner'],
      vitest: { configFile: 'scripts/mutation/vitest.config.ts' },
      coverageAnalysis: 'perTest',
      concurrency: Math.max(1, cpus().length),
      // Endless loops are found by counting. The clock is for what hangs otherwise, also on a busy machine.
      timeoutMS: 30_000,
      timeoutFactor: 4,
      warnings: { slow: false },
      reporters: ['progress', 'json'],
      jsonReporter: { fileName: report },
      tempDirName: '.heavy/mutation/sandbox',
      ignorePatterns: ['.heavy', 'docs', 'test/terminal', 'test/screens'],
      // TypeScript 7 has no programming interface, by which Stryker would rewrite the configuration's paths.
      tsconfigFile: 'none.json',
    }),
  );
  run('npx', ['stryker', 'run', config], tests);
  /** @type {{files: Record<string, {mutants: {status: string, mutatorName: string, replacement?: string, location: {start: {line: number}}}[]}>}} */
  const { files } = JSON.parse(readFileSync(report, 'utf8'));
  return Object.entries(files).map(([name, { mutants }]) => {
    const score = { name, killed: 0, all: 0 };
    for (const { status, mutatorName, replacement = '', location } of mutants) {
      if (['Ignored', 'CompileError', 'RuntimeError'].includes(status)) continue;
      score.all += 1;
      if (status === 'Killed' || status === 'Timeout') {
        score.killed += 1;
        continue;
      }
      const change = replacement.replace(/\s+/g, ' ').slice(0, 80);
      const untested = status === 'NoCoverage' ? '  (no test comes here)' : '';
      console.log(`${name}:${location.start.line}  ${mutatorName}: ${change}${untested}`);
    }
    return score;
  });
};

const asked = process.argv.slice(2).map((path) => path.replace(/\/$/, ''));
/** @type {(path: string) => string | undefined} */
const roomOf = (path) =>
  rooms.find(({ room }) => path === `${room}.ts` || `${path}/`.startsWith(`${room}/`))?.room;

for (const path of asked)
  if (roomOf(path) === undefined) {
    console.error(`${path} is in none of ${rooms.map(({ room }) => room).join(', ')}.`);
    process.exit(2);
  }
const scores = rooms.flatMap(({ room, tests }) => {
  const own = asked.length === 0 ? [room] : asked.filter((path) => roomOf(path) === room);
  const inside = rooms.filter((other) => other.room !== room && other.room.startsWith(`${room}/`));
  const mutate = own.flatMap((path) => (/\.tsx?$/.test(path) ? [path] : [`${path}/**/*.ts`]));
  if (mutate.length === 0) return [];
  const files = measure([...mutate, ...inside.map((other) => `!${other.room}/**`)], tests);
  const sum = { name: room, killed: 0, all: 0 };
  for (const { killed, all } of files) {
    sum.killed += killed;
    sum.all += all;
  }
  return [{ files, sum }];
});
for (const { files, sum } of scores) {
  console.log(`\n${inWords(sum)}`);
  for (const file of files) console.log(`  ${inWords(file)}`);
}
