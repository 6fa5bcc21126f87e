// A thread beside the program, started by src/cli/busy-guard.ts, which sends it a beat at short intervals. While the program
// is busy none comes, and whatever it would do for ctrl-c or a signal has to wait. Then this thread has it step aside,
// in the middle of its work, as a debugger would: the inspector is the one way of node's to have a busy thread run something.
import { parentPort, workerData } from 'node:worker_threads';

/** Looks without a beat after which the program is busy, and milliseconds between looks: two seconds, or a little more. */
const patience = 4;
const interval = 500;
/** Microseconds of the processor that the program must have had meanwhile: else it waits for its turn. */
const work = 1_000_000;

let silent = 0;
let begun = process.cpuUsage();
parentPort?.on('message', () => {
  silent = 0;
  begun = process.cpuUsage();
});
// It is looks that are counted, not the clock: a process that was stopped has had no time to send a beat. Nor has one on
// a machine with much else to do; its keys are answered late, but they are.
setInterval(() => {
  silent += 1;
  if (silent < patience) return;
  const { user, system } = process.cpuUsage(begun);
  if (user + system < work) return;
  // Once, until there is a beat again.
  silent = Number.NEGATIVE_INFINITY;
  void stepAside();
}, interval);

async function stepAside() {
  // Some builds of node have no inspector; there a busy program is heard of only by those who wait, or kill it.
  const { Session } = await import('node:inspector').catch(() => ({ Session: undefined }));
  if (Session === undefined) return;
  const session = new Session();
  session.connectToMainThread();
  const expression = `globalThis[Symbol.for(${JSON.stringify(workerData)})]?.()`;
  // A session that stays would make node wait for it at the end.
  session.post('Runtime.evaluate', { expression }, (_, answer) => {
    session.disconnect();
    if (answer?.result.value === 'end') process.kill(process.pid, 'SIGINT');
  });
}
