/**
 * Which room may import which: the one table of the house's boundaries, and the check that holds them.
 *
 * Biome's restricted imports match the text of an import, so they cannot tell `policy/cart` from `app/cart`;
 * here each import is resolved to the file that it names, type-only imports included. A file belongs to the
 * longest room that its path begins with; within a room everything may import everything, but never in a circle.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What all rooms of `src/policy` share: its nouns, and facts about ARNs, conditions and services. */
const policyNouns = [
  'src/policy/cart-model.ts',
  'src/policy/finding.ts',
  'src/policy/arn-template.ts',
  'src/policy/conditions.ts',
  'src/policy/created-types.ts',
  'src/policy/edit.ts',
  'src/policy/item-actions.ts',
  'src/policy/passed-services.ts',
];

/** What all rooms of `src/app` stand on: the state, lines to show, and what a key is. */
const appBase = ['src/app/state', 'src/app/lines', 'src/app/keymap'];

/**
 * Room → rooms (or single files) that it may import besides itself. A room stands for the rooms inside it too.
 * @type {Readonly<Record<string, readonly string[]>>}
 */
const rooms = {
  'src/text': [],
  'src/iam': ['src/text'],
  'src/iam/semantics': ['src/iam', 'src/text'],
  'src/catalog': ['src/iam', 'src/text'],
  'src/search': ['src/catalog', 'src/iam', 'src/text'],
  'src/intake': ['src/catalog', 'src/iam', 'src/text'],
  'src/policy': ['src/intake', 'src/catalog', 'src/iam', 'src/text'],
  'src/policy/cart': [
    ...policyNouns,
    'src/policy/assemble',
    'src/intake',
    'src/catalog',
    'src/iam',
    'src/text',
  ],
  'src/policy/assemble': [...policyNouns, 'src/catalog', 'src/iam', 'src/text'],
  'src/policy/recipes': [...policyNouns, 'src/policy/cart', 'src/catalog', 'src/iam', 'src/text'],
  'src/policy/findings': [...policyNouns, 'src/catalog', 'src/iam', 'src/text'],
  'src/policy/formats': [...policyNouns, 'src/catalog', 'src/iam', 'src/text'],
  'src/clipboard': ['src/text'],
  'src/storage': ['src/policy', 'src/iam', 'src/text'],
  'src/app': ['src/search', 'src/intake', 'src/policy', 'src/catalog', 'src/iam', 'src/text'],
  'src/app/state': ['src/intake', 'src/policy', 'src/catalog', 'src/iam', 'src/text'],
  'src/app/lines': ['src/app/state', 'src/policy', 'src/catalog', 'src/iam', 'src/text'],
  'src/app/keymap': ['src/app/state', 'src/text'],
  'src/app/overlays': [...appBase, 'src/intake', 'src/policy', 'src/catalog', 'src/iam', 'src/text'],
  'src/app/overlays/palette': [...appBase, 'src/search', 'src/text'],
  // What is typed as an action there is found as Explore finds it.
  'src/app/overlays/ask': [...appBase, 'src/search', 'src/policy', 'src/catalog', 'src/iam', 'src/text'],
  'src/app/detail': [...appBase, 'src/app/overlays', 'src/policy', 'src/catalog', 'src/iam', 'src/text'],
  'src/app/explore': [
    ...appBase,
    'src/app/detail',
    'src/app/overlays',
    'src/search',
    'src/policy',
    'src/catalog',
    'src/text',
  ],
  'src/app/cart': [...appBase, 'src/app/overlays', 'src/policy', 'src/catalog', 'src/iam', 'src/text'],
  'src/terminal': ['src/app', 'src/text'],
  'src/cli': ['src'],
  // The names of every service are laid out for the search when they are built.
  catalog: ['src/catalog', 'src/search', 'src/iam', 'src/text'],
};

/**
 * Packages that only some rooms may import.
 * @type {Readonly<Record<string, readonly string[]>>}
 */
const packages = {
  ink: ['src/terminal'],
  react: ['src/terminal'],
  'ink-select-input': ['src/terminal'],
  'fuse.js': ['src/search'],
  clipboardy: ['src/clipboard'],
};

/** @type {(path: string, room: string) => boolean} */
const inside = (path, room) => path === room || path.startsWith(`${room}/`);

/** @type {(path: string) => string | undefined} */
const roomOf = (path) =>
  Object.keys(rooms)
    .filter((room) => inside(path, room))
    .sort((a, b) => b.length - a.length)[0];

/** @type {(text: string) => string[]} */
const specifiers = (text) =>
  [...text.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*'([^']+)'/g)].map(([, specifier = '']) => specifier);

/**
 * What is wrong with the imports below a folder, a sentence each.
 * @param {string} root the project's folder
 * @returns {string[]} empty when all is well
 */
export function importProblems(root) {
  const files = ['src', 'catalog'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((path) => /\.tsx?$/.test(path))
      .map((path) => `${folder}/${path.replaceAll('\\', '/')}`),
  );
  const problems = [];
  /** @type {Map<string, string[]>} */
  const graph = new Map();
  for (const file of files) {
    const room = roomOf(file);
    if (room === undefined) {
      problems.push(`${file} is in no room of scripts/rooms.mjs.`);
      continue;
    }
    const targets = [];
    for (const specifier of specifiers(readFileSync(join(root, file), 'utf8'))) {
      if (!specifier.startsWith('.')) {
        const allowed = packages[specifier] ?? packages[specifier.split('/')[0] ?? ''];
        if (allowed !== undefined && !allowed.some((each) => inside(file, each)))
          problems.push(`${file} imports ${specifier}: only ${allowed.join(', ')} may.`);
        continue;
      }
      const target = relative(root, join(root, dirname(file), specifier)).replaceAll('\\', '/');
      if (!existsSync(join(root, target))) continue;
      const other = roomOf(target);
      if (other === undefined) continue;
      const allowed = rooms[room] ?? [];
      if (!inside(target, room) && !allowed.some((each) => inside(target, each)))
        problems.push(
          `${file} imports ${target}: ${room} may import ${allowed.join(', ') || 'no other room'}.`,
        );
      targets.push(target);
    }
    graph.set(file, targets);
  }
  return [...problems, ...circles(graph)];
}

/**
 * Circles of imports, each once: Tarjan's strongly connected components with more than one file.
 * @param {ReadonlyMap<string, readonly string[]>} graph file → files that it imports
 * @returns {string[]}
 */
function circles(graph) {
  /** @type {Map<string, number>} */
  const index = new Map();
  /** @type {Map<string, number>} */
  const low = new Map();
  /** @type {string[]} */
  const stack = [];
  /** @type {string[]} */
  const found = [];
  /** @type {(file: string) => number} the lowest number that the file reaches */
  const visit = (file) => {
    const own = index.size;
    let lowest = own;
    index.set(file, own);
    stack.push(file);
    for (const next of graph.get(file) ?? []) {
      const seen = index.get(next);
      if (seen === undefined) lowest = Math.min(lowest, visit(next));
      else if (stack.includes(next)) lowest = Math.min(lowest, low.get(next) ?? seen);
    }
    low.set(file, lowest);
    if (lowest !== own) return lowest;
    const members = stack.splice(stack.indexOf(file));
    if (members.length > 1) found.push(`These import each other in a circle: ${members.join(', ')}.`);
    return lowest;
  };
  for (const file of graph.keys()) if (!index.has(file)) visit(file);
  return found;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const problems = importProblems(join(dirname(fileURLToPath(import.meta.url)), '..'));
  for (const problem of problems) console.error(problem);
  process.exitCode = problems.length > 0 ? 1 : 0;
}
