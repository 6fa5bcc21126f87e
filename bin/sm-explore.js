#!/usr/bin/env node
// Node takes SIGUSR1 for a wish to debug: it opens a socket and writes over the screen. A listener that comes and goes
// leaves the signal to the system, for which it is an end like any other.
const nothing = () => {};
process.on('SIGUSR1', nothing).off('SIGUSR1', nothing);

// Colour is settled before anything loads: the libraries read these variables once, when they are imported.
const { env, argv } = process;
if (env['NO_COLOR'] || env['TERM'] === 'dumb') env['FORCE_COLOR'] = '0';

// So is the home folder, which a container's user may lack: then nothing is read from it, and what cannot be kept is said.
const { homedir } = process.getBuiltinModule('node:os');
if (env['HOME'] === '') delete env['HOME'];
try {
  homedir();
} catch {
  env['HOME'] = '/nonexistent';
}

const { fileURLToPath } = process.getBuiltinModule('node:url');
const { loadCached } = await import('./code-cache.js');
/**
 * What the bundle exports, typed by its source.
 * @typedef {typeof import('../src/cli/main.ts')} Program
 */

try {
  /** @type {{exports: Program, save: (use: string) => void, whenCompiled: (listener: () => void) => void}} */
  const { exports, save, whenCompiled } = loadCached(
    new URL('../dist/program/main.cjs', import.meta.url),
    argv[2],
  );
  process.exitCode = await exports.main(argv.slice(2), {
    clipboardProgram: fileURLToPath(new URL('clipboard.js', import.meta.url)),
    watchdogProgram: fileURLToPath(new URL('watchdog.js', import.meta.url)),
    ran: save,
    whenCompiled,
  });
} catch (thrown) {
  /** @type {NodeJS.ErrnoException} */
  const error = thrown instanceof Error ? thrown : new Error(String(thrown));
  if (error.code === 'ENOENT' && String(error.path).includes('dist')) {
    process.stderr.write('sm-explore is not built yet: run "npm run build" in its folder.\n');
  } else {
    process.stderr.write(`sm-explore stopped on an error of its own: ${error.message}\n`);
    if (env['SM_EXPLORE_DEBUG']) process.stderr.write(`${error.stack}\n`);
  }
  process.exitCode = 70;
}
