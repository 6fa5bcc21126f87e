/**
 * Runs the program's bundles from V8's code cache. Compiling a bundle and the functions that the first frame calls is
 * a third of the explorer's start; the cache holds them compiled. It is written beside the bundle after a whole use
 * of the program, and left unwritten where that folder is read-only. V8 refuses a cache of another version of node,
 * so each version has its own; but it takes one of any source of the same length, so the name holds the bundle's
 * digest as well.
 *
 * The explorer has one, and each subcommand its own: reading a cache takes time for all that is in it, so what one
 * use has run would slow the others, and lack most of what they run. The bundle's first line names its subcommands.
 *
 * A script with a cache cannot import packages: the way that Node offers for it is lost as soon as the cache is
 * taken, and before that warns on the screen. Who loads the bundle hands it what it imports.
 *
 * Node's own modules are not imported but asked for: an import lists their exports, and with that loads those that
 * they load only when used (8 ms of streams for node:fs).
 */
const { closeSync, fstatSync, openSync, readFileSync, readSync, renameSync, rmSync, writeFileSync } =
  process.getBuiltinModule('node:fs');
const { dirname, join } = process.getBuiltinModule('node:path');
const { fileURLToPath } = process.getBuiltinModule('node:url');
const { Script } = process.getBuiltinModule('node:vm');

/** A setting of V8's; its module is loaded for whom there is no cache yet. @type {(flag: string) => void} */
const setFlag = (flag) => process.getBuiltinModule('node:v8').setFlagsFromString(flag);

/** What the caches of the explorer are named by. */
const explorer = 'explorer';

/**
 * A file's bytes in pages of their own, as V8 keeps what may be resized. From the largest block that is freed the C library
 * on Linux learns how much to keep for who asks next, twice as much for good and in each of its arenas; the bundle teaches
 * it enough for keys to be quick, and the code cache would half as much again.
 * @param {string} path
 * @returns {Buffer}
 * @throws when the file cannot be read
 */
function readPages(path) {
  const file = openSync(path, 'r');
  try {
    const { size } = fstatSync(file);
    const bytes = Buffer.from(new ArrayBuffer(size, { maxByteLength: size }));
    let read = 0;
    for (let more = -1; more !== 0; read += more) more = readSync(file, bytes, read, size - read, read);
    return bytes.subarray(0, read);
  } finally {
    closeSync(file);
  }
}

/**
 * Loads a CommonJS bundle, which may require the modules of node and bundles beside it (`./terminal.cjs`).
 * @template {object} Exports what the bundle is known to export
 * @param {URL} url the bundle's file, in ASCII
 * @param {string} [first] the program's first argument, which may be a subcommand
 * @returns {{exports: Exports, save: (use: string) => void, whenCompiled: (listener: () => void) => void}} what it
 * exports, what writes the caches of a use, and what has a listener called when a further bundle has been taken from its
 * cache and before it runs
 */
export function loadCached(url, first) {
  /** @type {string | undefined} */
  let expected;
  /** @type {(() => void)[]} */
  const unsaved = [];
  /** @type {() => void} */
  let compiled = () => {};

  /** @type {(filename: string) => object} */
  const load = (filename) => {
    // Much faster than UTF-8, and half the memory of text that holds anything beyond Latin-1.
    const bundle = readFileSync(filename, 'latin1');
    const [, digest = 'none', names = ''] = /^\/\/ ([0-9a-f]+)((?: \S+)*)\n/.exec(bundle) ?? [];
    expected ??= first !== undefined && names.split(' ').includes(first) ? first : explorer;
    const cacheFile = `${filename}.${digest}.${process.version}-${process.arch}.${expected}.cache`;
    const source = `(function (exports, require, module, __filename, __dirname) {${bundle}\n})`;
    /** @type {Buffer | undefined} */
    let cachedData;
    try {
      cachedData = readPages(cacheFile);
    } catch {
      // No cache yet.
    }
    const script = new Script(source, { filename, cachedData });
    if (cachedData === undefined || script.cachedDataRejected !== false) {
      // V8 throws away what has not run for a while, which is what runs once at the start: all of it belongs into the cache.
      setFlag('--no-flush-bytecode');
      unsaved.push(() => {
        const fresh = `${cacheFile}.${process.pid}`;
        try {
          writeFileSync(fresh, script.createCachedData());
          renameSync(fresh, cacheFile);
        } catch {
          // A read-only installation starts without a cache, and a full disk keeps no half of one.
          rmSync(fresh, { force: true });
        }
      });
    }
    compiled();
    const module = { exports: {} };
    const folder = dirname(filename);
    /** @type {Map<string, object>} */
    const beside = new Map();
    const require = (/** @type {string} */ id) => {
      if (!id.startsWith('./')) return process.getBuiltinModule(id);
      const known = beside.get(id) ?? load(join(folder, id));
      beside.set(id, known);
      return known;
    };
    script.runInThisContext()(module.exports, require, module, filename, folder);
    return module.exports;
  };

  const exports = /** @type {Exports} */ (load(fileURLToPath(url)));
  return {
    exports,
    whenCompiled(listener) {
      compiled = listener;
    },
    save(use) {
      // `carts open` is a subcommand that opens the explorer.
      if (use !== expected) return;
      // Where files may not grow, that would end a process which has done all it was asked for.
      process.on('SIGXFSZ', () => {});
      // A cache is taken only where all settings are as they were when it was made.
      setFlag('--flush-bytecode');
      for (const write of unsaved) write();
    },
  };
}
