/**
 * Measures how long the explorer takes to its first frame, in a pseudo-terminal, as a ratio to node's own start
 * (`node -e 0`) measured in turn with it, so that a noisy machine disturbs both alike. Prints the medians.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pty from '@lydell/node-pty';

const program = fileURLToPath(new URL('../bin/sm-explore.js', import.meta.url));
const rounds = Number(process.argv[2] ?? 15);
const home = mkdtempSync(join(tmpdir(), 'sm-explore-bench-'));
const env = {
  ...process.env,
  HOME: home,
  XDG_STATE_HOME: home,
  XDG_CONFIG_HOME: home,
  TERM: 'xterm-256color',
};
/** Stands in the last row of the first frame. */
const lastOfFrame = 'to search';

/**
 * Milliseconds until the terminal has shown `sign`, or until the end without one.
 * @param {string[]} args
 * @param {string} [sign]
 * @returns {Promise<number>}
 */
function time(args, sign) {
  return new Promise((resolve, reject) => {
    const start = process.hrtime.bigint();
    const elapsed = () => Number(process.hrtime.bigint() - start) / 1e6;
    const child = pty.spawn(process.execPath, args, { cols: 80, rows: 24, env });
    let shown = '';
    let first = 0;
    child.onData((data) => {
      shown += data;
      if (sign === undefined || first > 0 || !shown.replace(/\u001b\[[0-9;?]*[a-zA-Z]/g, '').includes(sign))
        return;
      first = elapsed();
      child.write('\u0003');
    });
    child.onExit(() => {
      if (sign !== undefined && first === 0)
        reject(new Error(`the first frame never came; the terminal shows: ${shown}`));
      else resolve(first || elapsed());
    });
  });
}

/** @type {(times: number[]) => number} */
const median = (times) => times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;
const node = [];
const explorer = [];
for (let round = 0; round < rounds; round += 1) {
  node.push(await time(['-e', '0']));
  explorer.push(await time([program], lastOfFrame));
}
rmSync(home, { recursive: true, force: true });
const [bare, first] = [median(node), median(explorer)];
console.log(`node -e 0          ${bare.toFixed(0).padStart(5)} ms`);
console.log(`first frame        ${first.toFixed(0).padStart(5)} ms`);
console.log(
  `ratio              ${(first / bare).toFixed(2).padStart(5)} (at most 3 is the aim; median of ${rounds})`,
);
