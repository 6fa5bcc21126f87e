/**
 * `npm run bench:search`: how well and how fast the search answers, beside plain fuse.js, fuse.js in token mode
 * and fzf, on the quality sets and on every prefix of their queries.
 */
import { spawnSync } from 'node:child_process';
import { loadavg } from 'node:os';
import Fuse, { type IFuseOptions } from 'fuse.js';
import { withDirectory } from '../../src/catalog/catalog.ts';
import { loadCatalog, loadDirectory, loadServices } from '../../src/catalog/load.ts';
import type { Catalog, Entry } from '../../src/catalog/model.ts';
import { search } from '../../src/search/search.ts';
import {
  measure,
  type QualityQuery,
  queryParts,
  readAllServicesQueries,
  readQueries,
} from '../../test/search/queries.ts';

/** What the window asks for at most. */
const limit = 2_000;
/** A program that need not be there: it is compared with where it is. */
const rival = 'fzf';
const ownTargets = { sagemaker: 5, everything: 30, unprefixed: 33 };

type Ask = (query: string) => readonly string[];

interface Contender {
  readonly name: string;
  readonly ask: Ask;
  /** Of how many keystrokes one is timed: slow ones are sampled. */
  readonly every: { readonly sagemaker: number; readonly everything: number };
}

const splitCamel = (text: string): string =>
  text.replace(/([a-z0-9])([A-Z])/g, '$1 $2').replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2');
const normalised = (query: string): string => splitCamel(query.replace(/^[a-z]+:/i, '').slice(0, 64));

const ours = (catalog: Catalog, services: string): Ask => {
  return (query) => search(catalog, services + query, limit).hits.map(({ entry }) => entry.id);
};

function fuse(
  entries: readonly Entry[],
  options: IFuseOptions<Entry>,
  prepare = (query: string) => query,
): Ask {
  const engine = new Fuse(entries, options);
  return (query) => engine.search(prepare(query), { limit: 50 }).map(({ item }) => item.id);
}

const plainFuse = (entries: readonly Entry[]): Ask => fuse(entries, { keys: ['name', 'description'] });

function tokenFuse(entries: readonly Entry[]): Ask {
  const getFn: IFuseOptions<Entry>['getFn'] = (entry, path) => {
    const text = String(Reflect.get(entry, Array.isArray(path) ? String(path[0]) : path));
    return splitCamel(text);
  };
  const keys = [
    { name: 'name', weight: 3 },
    { name: 'description', weight: 1 },
  ];
  return fuse(entries, { keys, getFn, useTokenSearch: true, tokenMatch: 'all' }, normalised);
}

/** fzf as a filter over one line per entry; each question is a process. */
function fzf(entries: readonly Entry[], text: 'names' | 'descriptions'): Ask {
  const lines = entries.map(({ id, name, description }) =>
    [id, name, ...(text === 'descriptions' ? [description] : [])].join('\t'),
  );
  const input = lines.join('\n');
  return (query) => {
    const asked = query.replace(/^[a-z]+:/i, '');
    const args = ['--filter', asked, '--delimiter', '\t', '--nth', '2..'];
    const { stdout } = spawnSync(rival, args, { input, encoding: 'utf8', maxBuffer: 1 << 26 });
    return stdout.split('\n', 50).flatMap((line) => line.split('\t')[0] || []);
  };
}

const fzfIsThere = spawnSync(rival, ['--version']).status === 0;

const percent = (part: number, whole: number): string =>
  `${((100 * part) / Math.max(1, whole)).toFixed(1)} %`;

function printQuality(name: string, queries: readonly QualityQuery[], ask: Ask): void {
  console.log(`\n${name}`);
  const rows: [string, readonly QualityQuery[]][] = [
    ...[...new Set(queries.map(({ className }) => className))].map((className): [string, QualityQuery[]] => [
      className,
      queries.filter((each) => each.className === className),
    ]),
    ...queryParts.map((part): [string, QualityQuery[]] => [
      `part ${part}`,
      queries.filter((each) => each.part === part),
    ]),
    ['all', queries],
  ];
  console.log('  class            queries    first   three     ten     MRR');
  for (const [label, some] of rows) {
    const { count, first, three, ten, meanReciprocalRank } = measure(some, ask);
    const cells = [first, three, ten].map((part) => percent(part, count).padStart(8));
    console.log(
      `  ${label.padEnd(16)} ${String(count).padStart(7)} ${cells.join('')}${meanReciprocalRank.toFixed(3).padStart(8)}`,
    );
  }
}

/** Milliseconds per keystroke, sorted. */
function times(queries: readonly QualityQuery[], ask: Ask, every: number): readonly number[] {
  const keystrokes = queries.flatMap(({ query }) =>
    Array.from({ length: query.length }, (_, end) => query.slice(0, end + 1)),
  );
  ask('warm up');
  const found: number[] = [];
  for (let at = 0; at < keystrokes.length; at += every) {
    const start = performance.now();
    ask(keystrokes[at] ?? '');
    found.push(performance.now() - start);
  }
  return found.sort((a, b) => a - b);
}

function printTimes(name: string, sorted: readonly number[], target?: number): void {
  const at = (share: number): number =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  const judged =
    target === undefined
      ? ''
      : at(0.95) <= target
        ? `  (target ${target}: met)`
        : `  (target ${target}: MISSED)`;
  console.log(
    `  ${name.padEnd(30)} median ${at(0.5).toFixed(2).padStart(8)}   p95 ${at(0.95).toFixed(2).padStart(8)}   of ${sorted.length} keystrokes${judged}`,
  );
}

const catalog = loadCatalog();
const everything = loadServices(
  catalog,
  catalog.meta.services.map(({ prefix }) => prefix),
);
const ofSageMaker = search(catalog, '', 10_000).hits.map(({ entry }) => entry);
const ofAll = search(everything, 'service:*', 100_000).hits.map(({ entry }) => entry);
const queries = readQueries();
/** As the program searches once it has read its files: SageMaker first, and every service behind it. */
const withAll = withDirectory(everything, loadDirectory());
const unprefixed: Ask = (query) => search(withAll, query, limit).hits.map(({ entry }) => entry.id);

const contenders = (corpus: 'sagemaker' | 'everything'): readonly Contender[] => {
  const entries = corpus === 'sagemaker' ? ofSageMaker : ofAll;
  return [
    {
      name: 'sm-explore',
      ask: corpus === 'sagemaker' ? ours(catalog, '') : ours(withAll, 'service:* '),
      every: { sagemaker: 1, everything: 5 },
    },
    { name: 'fuse.js, default options', ask: plainFuse(entries), every: { sagemaker: 10, everything: 200 } },
    { name: 'fuse.js, token mode', ask: tokenFuse(entries), every: { sagemaker: 10, everything: 200 } },
    ...(fzfIsThere
      ? [
          { name: 'fzf on names', ask: fzf(entries, 'names'), every: { sagemaker: 25, everything: 100 } },
          {
            name: 'fzf on names and descriptions',
            ask: fzf(entries, 'descriptions'),
            every: { sagemaker: 25, everything: 100 },
          },
        ]
      : []),
  ];
};

console.log(
  `${ofSageMaker.length} SageMaker entries, ${ofAll.length} of all services, ${queries.length} queries`,
);
if (!fzfIsThere) console.log('fzf is not installed: its columns are left out');
const forSageMaker = contenders('sagemaker');
for (const { name, ask } of forSageMaker) printQuality(name, queries, ask);

printQuality('sm-explore, all services searched too, the same queries', queries, unprefixed);
const ofServices = readAllServicesQueries();
printQuality('sm-explore, queries for all services', ofServices, unprefixed);
if (fzfIsThere) printQuality('fzf on names, queries for all services', ofServices, fzf(ofAll, 'names'));

console.log(
  `\nMilliseconds per keystroke, each prefix of each query (load ${loadavg()[0]?.toFixed(1)}; fzf: whole process)`,
);
for (const corpus of ['sagemaker', 'everything'] as const) {
  console.log(corpus === 'sagemaker' ? ` ${ofSageMaker.length} entries` : ` ${ofAll.length} entries`);
  for (const { name, ask, every } of corpus === 'sagemaker' ? forSageMaker : contenders(corpus)) {
    printTimes(
      name,
      times(queries, ask, every[corpus]),
      name === 'sm-explore' ? ownTargets[corpus] : undefined,
    );
  }
}
console.log(' all services without a prefix');
printTimes('sm-explore', times(ofServices, unprefixed, 5), ownTargets.unprefixed);
