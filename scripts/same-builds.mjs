/**
 * Builds twice and compares every byte of what ships. The code cache is left out: it is of this machine's Node, and
 * the package does not hold it.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** The digest of each file that a build makes, by its path. */
function build() {
  execFileSync('npm', ['run', '--silent', 'build'], { cwd: root, stdio: 'inherit' });
  const names = readdirSync(join(root, 'dist'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.cache'))
    .map((entry) => join(entry.parentPath, entry.name));
  return new Map(names.map((name) => [name, createHash('sha256').update(readFileSync(name)).digest('hex')]));
}

const first = build();
const second = build();
const differing = [...new Set([...first.keys(), ...second.keys()])].filter(
  (name) => first.get(name) !== second.get(name),
);
for (const name of differing) console.log(`differs: ${name}`);
console.log(`${first.size} files, ${differing.length} differ between two builds`);
process.exitCode = differing.length === 0 ? 0 : 1;
