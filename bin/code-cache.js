/**
 * Runs the bundle from V8's code cache. Compiling the bundle and the functions that the first frame calls is a
 * third of the explorer's start; the cache holds them compiled. It is written beside the bundle after the explorer
 * has run (so that what it called is in it; after a subcommand it would hold little of what the first frame needs),
 * and left unwritten where that folder is read-only. V8 refuses a cache of another version of node, so each version
 * has its own; but it takes one of any source of the same length, so the name holds the bundle's digest as well.
 *
 * A script with a cache cannot import packages: the way that Node offers for it is lost as soon as the cache is
 * taken, and before that warns on the screen. Who loads the bundle hands it what it imports.
 */
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Script } from 'node:vm';

/**
 * Loads a CommonJS bundle.
 * @template {object} Exports what the bundle is known to export
 * @param {URL} url the bundle's file
 * @returns {{exports: Exports, save: () => void}} what it exports, and what writes the cache
 */
export function loadCached(url) {
  const filename = fileURLToPath(url);
  const bundle = readFileSync(filename, 'utf8');
  const [, digest = 'none'] = /^\/\/ ([0-9a-f]+)\n/.exec(bundle) ?? [];
  const cacheFile = `${filename}.${digest}.${process.version}-${process.arch}.cache`;
  const source = `(function (exports, require, module, __filename, __dirname) {${bundle}\n})`;
  /** @type {Buffer | undefined} */
  let cachedData;
  try {
    cachedData = readFileSync(cacheFile);
  } catch {
    // No cache yet.
  }
  const script = new Script(source, { filename, cachedData });
  // The bundle fills it.
  const module = { exports: /** @type {Exports} */ ({}) };
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
