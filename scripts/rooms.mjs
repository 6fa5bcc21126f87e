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

/** Room → rooms that it may import besides itself. A room stands for the rooms inside it too. */
const rooms = {
  'src/text': [],
  'src/iam': ['src/text'],
  'src/catalog': ['src/iam', 'src/text'],
  'src/search': ['src/catalog', 'src/iam', 'src/text'],
  'src/policy': ['src/catalog', 'src/iam', 'src/text'],
  'src/clipboard': ['src/text'],
  'src/storage': ['src/policy', 'src/iam', 'src/text'],
  'src/app': ['src/search', 'src/policy', 'src/catalog', 'src/iam', 'src/text'],
  'src/terminal': ['src/app'],
  'src/cli': ['src'],
  catalog: ['src/catalog', 'src/iam', 'src/text'],
};

/** Packages that only some rooms may import. */
const packages = {
  ink: ['src/terminal'],
  react: ['src/terminal'],
  'ink-select-input': ['src/terminal'],
  'fuse.js': ['src/search'],
  clipboardy: ['src/clipboard'],
};

const inside = (path, room) => path === room || path.startsWith(`${room}/`);

const roomOf = (path) =>
  Object.keys(rooms)
    .filter((room) => inside(path, room))
    .sort((a, b) => b.length - a.length)[0];

const specifiers = (text) =>
  [...text.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*'([^']+)'/g)].map(([, specifier]) => specifier);

/**
 * What is wrong with the imports below a folder, a sentence each.
 * @param {string} root the project's folder
 * @returns {string[]} empty when all is well
 */
export function importProblems(root) {
  const files = ['src', 'catalog'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true })
      .filter((path) => /\.tsx?$/.test(path))
      .map((path) => `${folder}/${path.replaceAll('\\', '/')}`),
  );
  const problems = [];
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
        const allowed = packages[specifier] ?? packages[specifier.split('/')[0]];
        if (allowed !== undefined && !allowed.some((each) => inside(file, each)))
          problems.push(`${file} imports ${specifier}: only ${allowed.join(', ')} may.`);
        continue;
      }
      const target = relative(root, join(root, dirname(file), specifier)).replaceAll('\\', '/');
      if (!existsSync(join(root, target))) continue;
      const other = roomOf(target);
      if (other === undefined) continue;
      if (!inside(target, room) && !rooms[room].some((each) => inside(target, each)))
        problems.push(
          `${file} imports ${target}: ${room} may import ${rooms[room].join(', ') || 'no other room'}.`,
        );
      targets.push(target);
    }
    graph.set(file, targets);
  }
  return [...problems, ...circles(graph)];
}

/** Circles of imports, each once: Tarjan's strongly connected components with more than one file. */
function circles(graph) {
  const index = new Map();
  const low = new Map();
  const stack = [];
  const found = [];
  const visit = (file) => {
    index.set(file, index.size);
    low.set(file, index.get(file));
    stack.push(file);
    for (const next of graph.get(file) ?? []) {
      if (!index.has(next)) visit(next);
      else if (!stack.includes(next)) continue;
      low.set(file, Math.min(low.get(file), low.get(next)));
    }
    if (low.get(file) !== index.get(file)) return;
    const members = stack.splice(stack.indexOf(file));
    if (members.length > 1) found.push(`These import each other in a circle: ${members.join(', ')}.`);
  };
  for (const file of graph.keys()) if (!index.has(file)) visit(file);
  return found;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const problems = importProblems(join(dirname(fileURLToPath(import.meta.url)), '..'));
  for (const problem of problems) console.error(problem);
  process.exitCode = problems.length > 0 ? 1 : 0;
}
