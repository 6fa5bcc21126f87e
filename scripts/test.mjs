/**
 * The one test command: builds, then checks types, format, lint and import direction, unused code, and runs
 * the unit, property, screen and terminal tests. The last line counts all of it.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** @typedef {readonly [name: string, command: string, args: readonly string[]]} Check */

/** What all the others read is made first. @type {Check} */
const build = ['build', 'npm', ['run', '--silent', 'build']];

/**
 * These run while the tests do, which often wait for a terminal.
 * @type {readonly Check[]}
 */
const checks = [
  ['types', 'npx', ['tsc', '--noEmit']],
  ['format and lint', 'npx', ['biome', 'check', '--error-on-warnings', '.']],
  ['import direction', 'node', ['scripts/rooms.mjs']],
  ['unused code', 'npx', ['knip']],
];

let passed = 0;
let failed = 0;
let skipped = 0;

/**
 * Runs a command to its end.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {'inherit' | 'pipe'} output piped, what it says is given in one piece
 * @returns {Promise<{ good: boolean, said: string }>}
 */
const run = (command, args, output) =>
  new Promise((resolve) => {
    const child = spawn(command, args, {
      stdio: ['ignore', output, output],
      shell: process.platform === 'win32',
    });
    let said = '';
    for (const stream of [child.stdout, child.stderr])
      stream?.setEncoding('utf8').on('data', (text) => {
        said += text;
      });
    child.on('error', ({ message }) => resolve({ good: false, said: `${said}${message}\n` }));
    child.on('close', (code) => resolve({ good: code === 0, said }));
  });

/**
 * Runs a check and counts it as one test.
 * @param {Check} check
 */
async function pass([name, command, args]) {
  const { good, said } = await run(command, args, 'pipe');
  console.log(good ? `ok     ${name}` : `${said}FAILED ${name}`);
  if (good) passed += 1;
  else failed += 1;
}

await pass(build);
const checked = Promise.all(checks.map(pass));

const folder = mkdtempSync(join(tmpdir(), 'sm-explore-test-'));
const report = join(folder, 'report.json');
const { good: green } = await run(
  'npx',
  ['vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
  'inherit',
);
await checked;
try {
  const { numPassedTests, numFailedTests, numPendingTests, numFailedTestSuites } = JSON.parse(
    readFileSync(report, 'utf8'),
  );
  passed += numPassedTests;
  skipped += numPendingTests;
  // A file that fails to load has no tests to count.
  failed += numFailedTests || (green ? 0 : Math.max(1, numFailedTestSuites));
} catch {
  failed += 1;
}
rmSync(folder, { recursive: true, force: true });

console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
process.exitCode = failed > 0 ? 1 : 0;
