/**
 * Random use of the whole app, in memory: `npm run fuzz:keys -- --keys N --seed S`. After each input nothing may
 * throw, the frame fits and has its title, the policy can be read back, and undo leads to the first cart. A run
 * that fails prints its seed and the fewest inputs that fail likewise.
 */
import { parseArgs } from 'node:util';
import { playAtRandom, randomInputs, shrunk } from '../../test/app/random-use.ts';

/** Inputs of one session: a longer one spends its time in states that random keys do not leave. */
const perSession = 500;

const { values } = parseArgs({
  options: { keys: { type: 'string', default: '10000' }, seed: { type: 'string', default: '1' } },
});
const keys = Number(values.keys);
const seed = Number(values.seed);
let played = 0;
let slowest = 0;
for (let session = 0; played < keys; session += 1) {
  const inputs = randomInputs(Math.min(perSession, keys - played), seed * 10_000 + session);
  const start = performance.now();
  try {
    await playAtRandom(inputs);
  } catch (error) {
    console.error(
      `Session ${session} of seed ${seed} fails: ${error instanceof Error ? error.message : error}`,
    );
    console.error(JSON.stringify(await shrunk(inputs), null, 1));
    process.exit(1);
  }
  slowest = Math.max(slowest, (performance.now() - start) / inputs.length);
  played += inputs.length;
}
const memory = Math.round(process.memoryUsage().rss / 2 ** 20);
console.log(
  `${played} inputs, seed ${seed}: all held; ${slowest.toFixed(1)} ms an input in the slowest session, ${memory} MiB.`,
);
