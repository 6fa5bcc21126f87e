// A thread beside the program, started by src/cli/busy-guard.ts, which sends it a beat at short intervals. While the program
// is busy none comes, and whatever it would do for ctrl-c or a signal has to wait. Then this thread has it step aside,
// in the middle of its work, as a debugger would: the inspector is the one way of node's to have a busy thread run something.
import { parentPort, workerData } from 'node:worker_threads';

/** Looks without a beat after which the program is busy, and milliseconds between looks: two seconds, or a little more. */
const patience = 4;
const interval = 500;

let silent = 0;
parentPort?.on('message', () => {
  silent = 0;
});
// It is looks that are counted, not the clock, and only those before which the process had the processor: one that was
// stopped, or waits for its turn on a machine with much else to do, has had no time to send a beat.
let used = process.cpuUsage();
setInterval(() => {
  const { user, system } = process.cpuUsage(used);
  used = process.cpuUsage();
  if ((user + system) / 1_000 < interval / 2) return;
  silent += 1;
  if (silent === patience) void stepAside();
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
