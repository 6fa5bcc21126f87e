import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import { loadCached } from '../../bin/code-cache.js';
import { testFolder } from '../storage/folder.ts';

const folder = testFolder();

it('never runs the cache of another bundle, though both are of the same length', () => {
  const file = join(folder(), 'main.cjs');
  const run = (digest: string, answer: string): unknown => {
    writeFileSync(file, `// ${digest}\nexports.answer = '${answer}';\n`);
    /** What the file just written exports. */
    const loaded: { readonly exports: { readonly answer?: unknown }; save(use: string): void } = loadCached(
      pathToFileURL(file),
    );
    const { exports, save } = loaded;
    save('explorer');
    return exports.answer;
  };
  expect([run('aaaa', 'old'), run('aaaa', 'old'), run('bbbb', 'new')]).toEqual(['old', 'old', 'new']);
  // One cache for each bundle; the name goes on with the version of Node and the processor.
  const own = `${process.version}-${process.arch}`;
  expect(readdirSync(folder()).sort()).toEqual([
    'main.cjs',
    `main.cjs.aaaa.${own}.explorer.cache`,
    `main.cjs.bbbb.${own}.explorer.cache`,
  ]);
});

it('tells that a further bundle is compiled before it runs', () => {
  const file = join(folder(), 'main.cjs');
  writeFileSync(
    file,
    '// eeee\nexports.beside = (told) => { global.told = told; require("./terminal.cjs"); };\n',
  );
  writeFileSync(join(folder(), 'terminal.cjs'), '// ffff\nglobal.told.push("runs");\n');
  const loaded: {
    readonly exports: { beside?(told: string[]): void };
    whenCompiled(listener: () => void): void;
  } = loadCached(pathToFileURL(file));
  const told: string[] = [];
  loaded.whenCompiled(() => told.push('compiled'));
  loaded.exports.beside?.(told);
  expect(told).toEqual(['compiled', 'runs']);
});

it('keeps a cache for each subcommand that the bundle names, and none for a word to search for', () => {
  const file = join(folder(), 'main.cjs');
  writeFileSync(file, '// cccc list search\nexports.beside = () => require("./terminal.cjs").answer;\n');
  writeFileSync(join(folder(), 'terminal.cjs'), '// dddd\nexports.answer = 1;\n');
  const use = (first: string, ran: string): unknown => {
    const loaded: { readonly exports: { beside?(): unknown }; save(use: string): void } = loadCached(
      pathToFileURL(file),
      first,
    );
    const answer = loaded.exports.beside?.();
    loaded.save(ran);
    return answer;
  };
  const caches = (): readonly string[] =>
    readdirSync(folder())
      .filter((name) => name.endsWith('.cache') && !name.includes('.aaaa.') && !name.includes('.bbbb.'))
      .map((name) => name.replace(`.${process.version}-${process.arch}`, ''))
      .sort();
  expect(use('list', 'list')).toBe(1);
  expect(caches()).toEqual(['main.cjs.cccc.list.cache', 'terminal.cjs.dddd.list.cache']);
  // A word that is searched for opens the explorer; `list` that opens it is worth nothing to the next `list`.
  use('training', 'explorer');
  use('search', 'explorer');
  expect(caches()).toEqual([
    'main.cjs.cccc.explorer.cache',
    'main.cjs.cccc.list.cache',
    'terminal.cjs.dddd.explorer.cache',
    'terminal.cjs.dddd.list.cache',
  ]);
});
