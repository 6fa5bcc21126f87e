import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import { testFolder } from '../storage/folder.ts';

interface CodeCache {
  loadCached(url: URL): { readonly exports: Readonly<Record<string, unknown>>; save(): void };
}

const { loadCached }: CodeCache = await import(new URL('../../bin/code-cache.js', import.meta.url).href);
const folder = testFolder();

it('never runs the cache of another bundle, though both are of the same length', () => {
  const file = join(folder(), 'main.cjs');
  const run = (digest: string, answer: string): unknown => {
    writeFileSync(file, `// ${digest}\nexports.answer = '${answer}';\n`);
    const { exports, save } = loadCached(pathToFileURL(file));
    save();
    return exports['answer'];
  };
  expect([run('aaaa', 'old'), run('aaaa', 'old'), run('bbbb', 'new')]).toEqual(['old', 'old', 'new']);
  // One cache for each bundle; the name goes on with the version of Node and the processor.
  const own = `${process.version}-${process.arch}`;
  expect(readdirSync(folder()).sort()).toEqual([
    'main.cjs',
    `main.cjs.aaaa.${own}.cache`,
    `main.cjs.bbbb.${own}.cache`,
  ]);
});
