/**
 * Random use of the whole app. `npm run fuzz:keys -- --keys N --seed S` plays keys, pastes and windows in memory: after
 * each, nothing may throw, the frame fits, has its title and shows the row with the cursor, the policy holds its
 * properties and can be read back, and undo leads to the first cart. A run that fails prints its seed and the fewest
 * inputs that fail likewise. `--memory` plays one long session and compares the heap after a tenth of it and at its
 * end; `--terminal` sends the bytes to the built program in a pseudo-terminal, cut anywhere and broken as well.
 */
import { parseArgs } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { playAtRandom, randomInputs, shrunk } from '../../test/app/random-use.ts';
import { playInTerminal } from './terminal.ts';

/** Inputs of one session: a longer one spends its time in states that random keys do not leave. */
const perSession = 500;
/** The heap may be so much larger at the end of a long session than after a tenth of it. */
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

/** Of a long session the policy is checked after every so many inputs: it is the heap that is looked at. */
const policyEvery = 50;

interface Memory {
  /** MiB of the heap that are alive, everything else collected. */
  readonly alive: number;
  /** MiB of the process in memory. */
  readonly resident: number;
}

function memoryNow(): Memory {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  if (typeof collect === 'function') collect();
  const { heapUsed, rss } = process.memoryUsage();
  return { alive: heapUsed / 2 ** 20, resident: rss / 2 ** 20 };
}

async function measureMemory(): Promise<void> {
  const early = Math.round(keys / 10);
  let first = memoryNow();
  const played = (count: number): void => {
    if (count === early) first = memoryNow();
  };
  await playAtRandom(randomInputs(keys, seed), { played, policyEvery });
  const last = memoryNow();
  const growth = last.alive / first.alive;
  const words = ({ alive, resident }: Memory): string =>
    `${alive.toFixed(1)} MiB alive and ${Math.round(resident)} in memory`;
  console.log(
    `${words(first)} after ${early} inputs, ${words(last)} after ${keys}: ${growth.toFixed(2)} times alive, seed ${seed}.`,
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
  const { sent, slowest } = await playInTerminal(randomInputs(keys, seed), seed);
  console.log(
    `${sent} inputs to a pseudo-terminal, seed ${seed}: all held; ${Math.round(slowest)} ms for the slowest answer.`,
  );
}

await (values.memory ? measureMemory() : values.terminal ? playBytes() : playSessions()).catch(
  (error: unknown) => {
    console.error(`Seed ${seed} fails: ${error instanceof Error ? error.message : error}`);
    process.exitCode = 1;
  },
);
