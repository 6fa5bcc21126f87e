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
    const loaded: { readonly exports: { readonly answer?: unknown }; save(): void } = loadCached(
      pathToFileURL(file),
    );
    const { exports, save } = loaded;
    save();
    return exports.answer;
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
