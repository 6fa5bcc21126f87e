/**
 * Changes the code a line at a time and runs the tests on each change: what survives is a line that no test
 * would miss. Prints the score of each room, and every survivor with its place.
 *
 *     npm run mutation                      # the language of IAM, assembly, the keymap
 *     npm run mutation -- src/iam/arn.ts    # one file, in minutes
 *
 * StrykerJS is fetched when it is wanted, beside the installed packages and not into package.json: it is some
 * 140 packages that nobody else needs. Version 9 is the last for Node 20.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const version = '9.6.1';
/**
 * Where a test that is missing costs most: wrong here is a wrong policy. Each with the tests that answer for it;
 * those of the screens would notice more, in seconds for each mutant instead of tenths.
 */
const rooms = [
  { room: 'src/iam', tests: ['test/iam', 'test/text'] },
  { room: 'src/policy/assemble', tests: ['test/policy'] },
  { room: 'src/app/keymap', tests: ['test/app'] },
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

/**
 * Runs Stryker over some files and prints what survived, and the score.
 * @param {string} name of the room or file
 * @param {readonly string[]} mutate patterns of files
 * @param {readonly string[]} tests folders
 */
const measure = (name, mutate, tests) => {
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
  let killed = 0;
  let all = 0;
  for (const [file, { mutants }] of Object.entries(files)) {
    for (const { status, mutatorName, replacement = '', location } of mutants) {
      if (['Ignored', 'CompileError', 'RuntimeError'].includes(status)) continue;
      all += 1;
      if (status === 'Killed' || status === 'Timeout') {
        killed += 1;
        continue;
      }
      const change = replacement.replace(/\s+/g, ' ').slice(0, 80);
      const untested = status === 'NoCoverage' ? '  (no test comes here)' : '';
      console.log(`${file}:${location.start.line}  ${mutatorName}: ${change}${untested}`);
    }
  }
  return `${name}: ${killed} of ${all} mutants killed, ${((100 * killed) / Math.max(1, all)).toFixed(1)} %`;
};

const asked = process.argv.slice(2);
const jobs =
  asked.length === 0
    ? rooms.map(({ room, tests }) => ({ name: room, mutate: [`${room}/**/*.ts`], tests }))
    : asked.map((path) => ({
        name: path,
        mutate: [/\.tsx?$/.test(path) ? path : `${path}/**/*.ts`],
        tests: rooms.find(({ room }) => path.startsWith(room))?.tests ?? ['test/policy', 'test/app'],
      }));
const scores = jobs.map(({ name, mutate, tests }) => measure(name, mutate, tests));
console.log(scores.join('\n'));
