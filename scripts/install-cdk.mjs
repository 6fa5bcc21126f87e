/**
 * Installs aws-cdk-lib into .heavy/, beside the project, for the test that synthesises the CDK format.
 *
 * It is over 100 MB, which nobody who only wants the explorer should have to fetch, so it is no dependency of
 * the package. `.ci/run` calls this; without it that one test is skipped and says so.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const dependencies = { 'aws-cdk-lib': '2.276.0', constructs: '10.8.1' };
const folder = join(dirname(fileURLToPath(import.meta.url)), '..', '.heavy');

if (Object.entries(dependencies).every(([name, version]) => installedVersion(name) === version)) {
  console.log('aws-cdk-lib is already there.');
} else {
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    join(folder, 'package.json'),
    `${JSON.stringify({ private: true, type: 'commonjs', dependencies }, null, 2)}\n`,
  );
  execFileSync('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts'], {
    cwd: folder,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
}

/** @param {string} name of a package */
function installedVersion(name) {
  try {
    return JSON.parse(readFileSync(join(folder, 'node_modules', name, 'package.json'), 'utf8')).version;
  } catch {
    return undefined;
  }
}
