/**
 * Runs the bundle from V8's code cache. Compiling the bundle and the functions that the first frame calls is a
 * third of the explorer's start; the cache holds them compiled. It is written after a run (so that what that
 * run called is in it) beside the bundle, and left unwritten where that folder is read-only. V8 itself refuses
 * a cache of another version of node, but takes one of any source of the same length: so the cache's name holds
 * the digest that the bundle begins with, and a new bundle never meets an old cache.
 */
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { constants, Script } from 'node:vm';

/**
 * Loads a CommonJS bundle.
 * @param {URL} url the bundle's file
 * @returns {{exports: Record<string, unknown>, save: () => void}} what it exports, and what writes the cache
 */
export function loadCached(url) {
  const filename = fileURLToPath(url);
  const bundle = readFileSync(filename, 'utf8');
  const [, digest = 'none'] = /^\/\/ ([0-9a-f]+)\n/.exec(bundle) ?? [];
  const cacheFile = `${filename}.${digest}.cache`;
  const source = `(function (exports, require, module, __filename, __dirname) {${bundle}\n})`;
  let cachedData;
  try {
    cachedData = readFileSync(cacheFile);
  } catch {
    // No cache yet.
  }
  const script = new Script(source, {
    filename,
    cachedData,
    importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
  });
  const module = { exports: {} };
  script.runInThisContext()(module.exports, createRequire(url), module, filename, dirname(filename));
  return {
    exports: module.exports,
    save() {
      if (cachedData !== undefined && script.cachedDataRejected === false) return;
      try {
        const fresh = `${cacheFile}.${process.pid}`;
        writeFileSync(fresh, script.createCachedData());
        renameSync(fresh, cacheFile);
      } catch {
        // A read-only installation starts without a cache.
      }
    },
  };
}
