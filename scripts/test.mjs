/**
 * The one test command: builds, then checks types, format, lint and import direction, unused code, and runs
 * the unit, property, screen and terminal tests. The last line counts all of it.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Each counts as one test.
 * @type {readonly (readonly [name: string, command: string, args: readonly string[]])[]}
 */
const checks = [
  ['build', 'npm', ['run', '--silent', 'build']],
  ['types', 'npx', ['tsc', '--noEmit']],
  ['format and lint', 'npx', ['biome', 'check', '--error-on-warnings', '.']],
  ['import direction', 'node', ['scripts/rooms.mjs']],
  ['unused code', 'npx', ['knip']],
];

let passed = 0;
let failed = 0;
let skipped = 0;

/** @type {(command: string, args: readonly string[]) => boolean} */
const run = (command, args) =>
  spawnSync(command, args, { stdio: 'inherit', shell: process.platform === 'win32' }).status === 0;

for (const [name, command, args] of checks) {
  const good = run(command, args);
  console.log(`${good ? 'ok    ' : 'FAILED'} ${name}`);
  if (good) passed += 1;
  else failed += 1;
}

const folder = mkdtempSync(join(tmpdir(), 'sm-explore-test-'));
const report = join(folder, 'report.json');
const green = run('npx', [
  'vitest',
  'run',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${report}`,
]);
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
