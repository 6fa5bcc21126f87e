/**
 * Compares the catalog with an independent copy of AWS's reference (npm iam-floyd), fact by fact for SageMaker and by
 * the names of actions for every service, and lists the differences with why they are there
 * (catalog/reference-differences.json). Exits with 1 when one is unexplained, or an explanation is out of date.
 *
 *     npm run check:reference
 *
 * The copy is over 50 MB, so it is fetched into .heavy/reference/ when it is wanted, and is no dependency.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openServices } from '../src/catalog/service-archive.ts';
import { differencesOfAll, differencesOfService, explained } from './reference/differences.mjs';
import { readCopy } from './reference/independent-copy.mjs';

const path = (/** @type {string} */ relative) => fileURLToPath(new URL(relative, import.meta.url));
const readJson = (/** @type {string} */ file) => JSON.parse(readFileSync(file, 'utf8'));

/** @type {{ copy: { name: string, version: string }, explanations: import('./reference/differences.mjs').Explanation[] }} */
const { copy, explanations } = readJson(path('../catalog/reference-differences.json'));
const folder = path('../.heavy/reference/');
const inside = join(folder, 'node_modules', copy.name);

/** @returns {string | undefined} the version that is installed */
function installed() {
  try {
    return readJson(join(inside, 'package.json')).version;
  } catch {
    return undefined;
  }
}

function install() {
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    join(folder, 'package.json'),
    `${JSON.stringify({ private: true, dependencies: { [copy.name]: copy.version } }, null, 2)}\n`,
  );
  execFileSync('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts'], {
    cwd: folder,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
}

/** Every service's file of the copy; a service may have several. */
function copiedServices() {
  const statements = join(inside, 'lib', 'generated', 'policy-statements');
  return readdirSync(statements)
    .filter((file) => file.endsWith('.js'))
    .flatMap((file) => readCopy(readFileSync(join(statements, file), 'utf8')) ?? []);
}

const isListed = (/** @type {import('../src/catalog/model.ts').Entry} */ { unlisted }) =>
  unlisted === undefined;

/** What the catalog knows of a service by the reference alone, from the files of the build. */
function listedPart(
  /** @type {string} */ prefix,
  /** @type {import('../src/catalog/model.ts').CatalogPart} */ part,
) {
  const own = (/** @type {import('../src/catalog/model.ts').Entry} */ entry) =>
    entry.service === prefix && isListed(entry);
  const listed = new Set(part.conditionKeys.filter(isListed).map(({ id }) => id));
  return {
    ...part,
    actions: part.actions
      .filter(own)
      .map((action) => ({ ...action, conditionKeys: action.conditionKeys.filter((id) => listed.has(id)) })),
    resourceTypes: part.resourceTypes.filter(own),
    conditionKeys: part.conditionKeys.filter(own),
  };
}

if (installed() !== copy.version) install();
const dist = path('../dist/catalog/');
/** @type {import('../src/catalog/model.ts').CatalogCore} */
const core = readJson(join(dist, 'core.json'));
/** @type {Map<string, Set<string>>} */
const there = new Map();
const services = copiedServices();
for (const { prefix, actions } of services)
  there.set(prefix, new Set([...(there.get(prefix) ?? []), ...actions.keys()]));
const archive = openServices(join(dist, 'services.bin'));
const here = new Map(
  core.meta.services.map(({ prefix }) => {
    const part = archive.read(prefix) ?? core;
    return [prefix, new Set(listedPart(prefix, part).actions.map(({ name }) => name))];
  }),
);
archive.close();
const sagemaker = services.find(({ prefix }) => prefix === 'sagemaker');
if (sagemaker === undefined) throw new Error(`${copy.name} has no file of sagemaker.`);
const { known, unexplained, outdated } = explained(
  [...differencesOfService(listedPart('sagemaker', core), sagemaker), ...differencesOfAll(here, there)],
  explanations,
);

const total = (/** @type {Map<string, Set<string>>} */ all) =>
  [...all.values()].reduce((sum, names) => sum + names.size, 0);
console.log(
  `SageMaker in ${copy.name} ${copy.version}: ${sagemaker.actions.size} actions, ${sagemaker.resourceTypes.size} resource types, ${sagemaker.conditionKeys.size} condition keys.`,
);
console.log(
  `All services: ${here.size} with ${total(here)} actions here, ${there.size} with ${total(there)} there.`,
);
for (const { of, id, here: ours, there: theirs, why } of known)
  console.log(`${of} ${id}: here ${ours}, there ${theirs}. ${why}`);
for (const { of, id, here: ours, there: theirs } of unexplained)
  console.log(`Unexplained: ${of} ${id}: here ${ours}, there ${theirs}.`);
for (const id of outdated) console.log(`Explained, but it does not differ any more: ${id}.`);
console.log(`${known.length} differences are explained, ${unexplained.length} are not.`);
process.exitCode = unexplained.length + outdated.length === 0 ? 0 : 1;
