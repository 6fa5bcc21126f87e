/**
 * Random use of the whole app. `npm run fuzz:keys -- --keys N --seed S` plays keys, pastes and windows in memory: after
 * each, nothing may throw, the frame fits, has its title and shows the row with the cursor, the policy holds its
 * properties and can be read back, and undo leads to the first cart. A run that fails prints its seed and the fewest
 * inputs that fail likewise. `--terminal` sends the bytes to the built program in a pseudo-terminal, cut anywhere and broken as well;
 * `--memory` does so in one long session and compares what the process takes after a tenth of it and at its end.
 */
import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);import { parseArgs } from 'node:util';
import { type Input, playAtRandom, randomInputs, shrunk } from '../../test/app/random-use.ts';
import { memoryOf } from '../bench/session.ts';
import { inputsOfTerminals, playInTerminal } from './terminal.ts';

/** Inputs of one session: a longer one spends its time in states that random keys do not leave. */
const perSession = 500;
/** How often the program is started to find the fewest keys that fail in a terminal. */
const mostTries = 100;
/** The process may be so much larger at the end of a long session than after a tenth of it. */
const mostGrowth = 1.1;
/**
 * Inputs over which its size is taken in the mean: it swings by some twenty MiB, from one collection of V8's to the next,
 * and by what is on the screen.
 */
const span = 500;

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

/** The process at some time of a session, in MiB. */
interface Size {
  /** Resident in the mean of the last inputs. */
  readonly resident: number;
  /** Resident at the most until then. */
  readonly peak: number;
}

async function measureMemory(): Promise<void> {
  const early = Math.round(keys / 10);
  // Some can be sent by no terminal.
  const inputs = inputsOfTerminals(randomInputs(keys * 2, seed)).slice(0, keys);
  const sizes: { readonly count: number; readonly resident: number; readonly peak: number }[] = [];
  // A first use leaves V8's code caches, which every later one has.
  await playInTerminal(inputs.slice(0, 50), seed);
  await playInTerminal(inputs, seed, (count, pid) => {
    const memory = memoryOf(pid);
    if (memory !== undefined) { sizes.push({ count, ...memory }); if (count % 50 === 0) require('node:fs').appendFileSync('/tmp/fast/mem-'+seed+'.log', count+' '+memory.resident.toFixed(0)+' '+memory.peak.toFixed(0)+' '+require('node:fs').readdirSync('/proc/'+pid+'/task').length+' '+/RssAnon:\s+(\d+)/.exec(require('node:fs').readFileSync('/proc/'+pid+'/status','utf8'))![1]+'\n'); }
  });
  const after = (count: number): Size => {
    const until = sizes.filter((size) => size.count <= count);
    const latest = until.filter((size) => size.count > count - span);
    const [last] = latest.slice(-1);
    if (last === undefined) throw new Error('the system does not tell how large it is');
    const sum = latest.reduce((all, { resident }) => all + resident, 0);
    return { resident: sum / latest.length, peak: last.peak };
  };
  const [first, last] = [after(early), after(inputs.length)];
  const growth = last.resident / first.resident;
  const shown = ({ resident, peak }: Size): string =>
    `${resident.toFixed(0)} MiB (${peak.toFixed(0)} at the most)`;
  console.log(
    `After ${early} inputs ${shown(first)}, after ${inputs.length} ${shown(last)}: ${growth.toFixed(2)} times (${(last.peak / first.peak).toFixed(2)} at the most), seed ${seed}.`,
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
