/**
 * Runs the freshly built explorer once, to its first frame, so that its code cache is there before anybody
 * starts it (bin/code-cache.js). Without a pseudo-terminal the first start of a user writes the cache instead.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('../bin/sm-explore.js', import.meta.url));
const home = mkdtempSync(join(tmpdir(), 'sm-explore-warm-'));
try {
  const { default: pty } = await import('@lydell/node-pty');
  await new Promise((resolve) => {
    const env = {
      ...process.env,
      HOME: home,
      XDG_STATE_HOME: home,
      XDG_CONFIG_HOME: home,
      TERM: 'xterm-256color',
    };
    const child = pty.spawn(process.execPath, [program], { cols: 80, rows: 24, env });
    const limit = setTimeout(() => child.kill(), 10_000);
    // Typed ahead: a query, an entry, the cart, the help, and out again.
    const keys = ['ctj', '\r', '\u001b[Z', '?', '\u0003'];
    child.onData(() => {
      const next = keys.shift();
      if (next !== undefined) setTimeout(() => child.write(next), 60);
    });
    child.onExit(() => {
      clearTimeout(limit);
      resolve(undefined);
    });
  });
} catch {
  console.log('no pseudo-terminal here: the first start writes the code cache');
}
rmSync(home, { recursive: true, force: true });
