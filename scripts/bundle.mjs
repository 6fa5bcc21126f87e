/**
 * Bundles the program into dist/program/: main.cjs and, with ink and React, terminal.cjs, which only the explorer
 * loads, after its first frame. CommonJS, because that is what V8's code cache takes (bin/code-cache.js). Other
 * modules that are imported dynamically stay inside and run only when asked for.
 *
 * What ships must start fast and install anywhere, so everything but clipboardy is bundled (clipboardy finds
 * its helper programs by path, and the executable imports it). Some replacements keep the start short and quiet:
 * - react-devtools-core, which ink imports, becomes an empty module, and ink does not look for it;
 * - yoga's WebAssembly is compiled straight from bytes, instead of being fetched from a data URL, which
 *   would load node's whole HTTP client;
 * - segmenters read their tables when they are first used (scripts/shims/lazy-segmenter.mjs).
 */
import { createHash } from 'node:crypto';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { writeNotices } from './notices.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));

/** @type {import('esbuild').Plugin} */
const emptyDevtools = {
  name: 'empty-devtools',
  setup(plugin) {
    plugin.onResolve({ filter: /^react-devtools-core$/ }, () => ({ path: 'empty', namespace: 'empty' }));
    plugin.onLoad({ filter: /.*/, namespace: 'empty' }, () => ({ contents: 'export default {};' }));
  },
};

/**
 * Commander starts other programs for subcommands that are programs of their own, of which there are none here; what
 * it would do that with takes milliseconds to load.
 * @type {import('esbuild').Plugin}
 */
const commanderStartsNothing = {
  name: 'commander-starts-nothing',
  setup(plugin) {
    plugin.onResolve({ filter: /^node:child_process$/ }, ({ importer }) =>
      /node_modules[\\/]commander[\\/]/.test(importer) ? { path: 'empty', namespace: 'empty' } : undefined,
    );
  },
};

/**
 * Puts scripts/shims/string-width.cjs before string-width.
 * @type {import('esbuild').Plugin}
 */
const quickWidth = {
  name: 'quick-width',
  setup(plugin) {
    const shim = join(root, 'scripts/shims/string-width.cjs');
    plugin.onResolve({ filter: /^string-width(-itself)?$/ }, ({ path, kind, pluginData }) => {
      if (pluginData === 'itself') return undefined;
      if (path === 'string-width') return { path: shim };
      return plugin.resolve('string-width', { resolveDir: root, kind, pluginData: 'itself' });
    });
  },
};

/**
 * Puts scripts/shims/emoji-sequence.mjs in place of string-width's pattern of all emoji.
 * @type {import('esbuild').Plugin}
 */
const lightEmoji = {
  name: 'light-emoji',
  setup(plugin) {
    const shim = join(root, 'scripts/shims/emoji-sequence.mjs');
    const pattern = '/^\\p{RGI_Emoji}$/v';
    plugin.onLoad({ filter: /string-width[\\/]index\.js$/ }, async ({ path }) => {
      const original = await readFile(path, 'utf8');
      if (original.split(pattern).length !== 2)
        throw new Error('string-width has changed how it knows emoji: look at scripts/bundle.mjs');
      return {
        contents: `import { emojiButJoined } from ${JSON.stringify(shim)};\n${original.replace(pattern, 'emojiButJoined')}`,
        resolveDir: dirname(path),
      };
    });
  },
};

/**
 * Starts yoga at once from its bytes, so that nothing waits at the top of the bundle.
 * @type {import('esbuild').Plugin}
 */
const yogaFromBytes = {
  name: 'yoga-from-bytes',
  setup(plugin) {
    const dataUrl = /data:application\/octet-stream;base64,([A-Za-z0-9+/=]+)/;
    plugin.onLoad({ filter: /yoga-layout[\\/]dist[\\/]src[\\/]index\.js$/ }, async ({ path }) => {
      const original = await readFile(path, 'utf8');
      const binary = dataUrl.exec(
        await readFile(join(dirname(path), '../binaries/yoga-wasm-base64-esm.js'), 'utf8'),
      );
      if (!original.includes('wrapAssembly(await loadYoga())') || !binary)
        throw new Error('yoga-layout has changed how it starts: look at scripts/bundle.mjs');
      const start = `
        const yoga = {
          instantiateWasm(imports, done) {
            const bytes = Buffer.from(${JSON.stringify(binary[1])}, 'base64');
            const instance = new WebAssembly.Instance(new WebAssembly.Module(bytes), imports);
            done(instance);
            return instance.exports;
          },
        };
        loadYoga(yoga);
        const Yoga = wrapAssembly(yoga);`;
      return {
        contents: original.replace('const Yoga = wrapAssembly(await loadYoga());', start),
        resolveDir: dirname(path),
      };
    });
    plugin.onLoad({ filter: /yoga-wasm-base64-esm\.js$/ }, async ({ path }) => ({
      contents: (await readFile(path, 'utf8')).replace(dataUrl, 'data:application/octet-stream;base64,'),
    }));
  },
};

/**
 * Ink asks for its development tools with a top-level await, which a bundle with a code cache cannot have.
 * @type {import('esbuild').Plugin}
 */
const inkWithoutDevtools = {
  name: 'ink-without-devtools',
  setup(plugin) {
    plugin.onLoad({ filter: /ink[\\/]build[\\/]reconciler\.js$/ }, async ({ path }) => ({
      contents: (await readFile(path, 'utf8')).replaceAll("process.env['DEV'] === 'true'", 'false'),
    }));
  },
};

/**
 * Leaves what is ink in a bundle of its own: the first frame and the subcommands do not read it.
 * @type {import('esbuild').Plugin}
 */
const inkApart = {
  name: 'ink-apart',
  setup(plugin) {
    plugin.onResolve({ filter: /\/terminal\/mount\.tsx$/ }, ({ kind }) =>
      kind === 'dynamic-import' ? { path: './terminal.cjs', external: true } : undefined,
    );
  },
};

await rm(join(root, 'dist/program'), { recursive: true, force: true });
const result = await build({
  absWorkingDir: root,
  entryPoints: { main: 'src/cli/main.ts', terminal: 'src/terminal/mount.tsx' },
  // What is imported late from a bundle beside is required.
  supported: { 'dynamic-import': false },
  outdir: 'dist/program',
  bundle: true,
  format: 'cjs',
  outExtension: { '.js': '.cjs' },
  platform: 'node',
  // jsonc-parser's main file requires its parts in a way that no bundler can follow; its module file imports them.
  mainFields: ['module', 'main'],
  target: 'node20.20',
  jsx: 'automatic',
  minify: true,
  metafile: true,
  legalComments: 'none',
  define: {
    'process.env.NODE_ENV': '"production"',
    'import.meta.url': '__bundleUrl',
    __VERSION__: JSON.stringify(version),
    'Intl.Segmenter': 'LazySegmenter',
  },
  inject: ['scripts/shims/lazy-segmenter.mjs'],
  banner: { js: "const __bundleUrl=require('node:url').pathToFileURL(__filename).href;" },
  plugins: [
    inkApart,
    commanderStartsNothing,
    quickWidth,
    lightEmoji,
    emptyDevtools,
    inkWithoutDevtools,
    yogaFromBytes,
  ],
});
for (const name of Object.keys(result.metafile.outputs)) {
  const bundle = join(root, name);
  // In ASCII it is read at once; esbuild leaves regular expressions as they are written.
  const built = (await readFile(bundle, 'utf8')).replace(
    /[^\x00-\x7f]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  await writeFile(bundle, built);
  // bin/code-cache.js tells bundles apart by their digest, and subcommands from words to search for by their names.
  const digest = createHash('sha256').update(built).digest('hex').slice(0, 16);
  /** @type {Partial<typeof import('../src/cli/main.ts')>} */
  const { subcommands = [] } = createRequire(import.meta.url)(bundle);
  await writeFile(bundle, `// ${[digest, ...subcommands].join(' ')}\n${built}`);
}
await writeNotices(root, result.metafile);
const bytes = Object.values(result.metafile.outputs).reduce((sum, output) => sum + output.bytes, 0);
console.log(`bundle: ${Object.keys(result.metafile.outputs).length} files, ${Math.round(bytes / 1024)} KiB`);
