/**
 * Random use of the whole app. `npm run fuzz:keys -- --keys N --seed S` plays keys, pastes and windows in memory: after
 * each, nothing may throw, the frame fits, has its title and shows the row with the cursor, the policy holds its
 * properties and can be read back, and undo leads to the first cart. A run that fails prints its seed and the fewest
 * inputs that fail likewise. `--terminal` sends the bytes to the built program in a pseudo-terminal, cut anywhere and broken as well;
 * `--memory` does so in one long session and compares what the process has taken after a tenth of it and at its end.
 */
import { parseArgs } from 'node:util';
import { type Input, playAtRandom, randomInputs, shrunk } from '../../test/app/random-use.ts';
import { peakMemoryOf } from '../bench/session.ts';
import { playInTerminal } from './terminal.ts';

/** Inputs of one session: a longer one spends its time in states that random keys do not leave. */
const perSession = 500;
/** How often the program is started to find the fewest keys that fail in a terminal. */
const mostTries = 100;
/** The process may be so much larger at the end of a long session than after a tenth of it. */
const mostGrowth = 1.1;

const { values } = parseArgs({
  options: {
    keys: { type: 'string', default: '10000' },
    seed: { type: 'string', default: '1' },
    memory: { type: 'boolean', default: false },
    terminal: { type: 'boolean', default: false },
  },
});
const keys = Number(values.keys);
const seed = Number(values.seed);

async function measureMemory(): Promise<void> {
  const early = Math.round(keys / 10);
  let first: number | undefined;
  let last: number | undefined;
  const { sent } = await playInTerminal(randomInputs(keys, seed), seed, (count, pid) => {
    if (count <= early) first = peakMemoryOf(pid);
    last = peakMemoryOf(pid);
  });
  if (first === undefined || last === undefined) throw new Error('the system does not tell how large it is');
  const growth = last / first;
  console.log(
    `${first.toFixed(0)} MiB at the most in ${early} inputs, ${last.toFixed(0)} in ${sent}: ${growth.toFixed(2)} times, seed ${seed}.`,
  );
  if (growth > mostGrowth) process.exitCode = 1;
}

async function playSessions(): Promise<void> {
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
      process.exitCode = 1;
      return;
    }
    slowest = Math.max(slowest, (performance.now() - start) / inputs.length);
    played += inputs.length;
  }
  const memory = Math.round(process.memoryUsage().rss / 2 ** 20);
  console.log(
    `${played} inputs, seed ${seed}: all held; ${slowest.toFixed(1)} ms an input in the slowest session, ${memory} MiB.`,
  );
}

async function playBytes(): Promise<void> {
  const inputs = randomInputs(keys, seed);
  const play = (some: readonly Input[]) => playInTerminal(some, seed);
  try {
    const { sent, slowest } = await play(inputs);
    console.log(
      `${sent} inputs to a pseudo-terminal, seed ${seed}: all held; ${Math.round(slowest)} ms for the slowest answer.`,
    );
  } catch (error) {
    console.error(`Seed ${seed} fails: ${error instanceof Error ? error.message : error}`);
    console.error(JSON.stringify(await shrunk(inputs, play, mostTries), null, 1));
    process.exitCode = 1;
  }
}

await (values.memory ? measureMemory() : values.terminal ? playBytes() : playSessions()).catch(
  (error: unknown) => {
    console.error(`Seed ${seed} fails: ${error instanceof Error ? error.message : error}`);
    process.exitCode = 1;
  },
);
