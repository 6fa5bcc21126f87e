// A thread beside the program, started by src/cli/busy-guard.ts, which sends it a beat at short intervals. While the program
// is busy none comes, and whatever it would do for ctrl-c or a signal has to wait. Then this thread has it look for
// ctrl-c, and later step aside, in the middle of its work, as a debugger would: the inspector is the one way of node's to
// have a busy thread run something.
import { parentPort, workerData } from 'node:worker_threads';

/** Milliseconds between looks. */
const interval = 250;

/**
 * What is done after how many looks without a beat, and how many microseconds of the processor the program must have had
 * meanwhile: else it waits for its turn. After one second it looks for ctrl-c at every look, and nobody sees that it does;
 * after two it gives the terminal away.
 */
const listening = { looks: 4, work: 500_000 };
const steppingAside = { looks: 8, work: 1_000_000 };

/** @type {{ readonly name: string, readonly silent: number }} what to call, and for how many milliseconds there was no turn */
const { name, silent: before } = workerData;

let silent = 0;
let begun = process.cpuUsage();
/** The same since the program last had a turn in which it reads the terminal: a key that is done is none. */
let deaf = Math.floor(before / interval);
let turned = begun;
parentPort?.on('message', (what) => {
  silent = 0;
  begun = process.cpuUsage();
  if (what !== 'turn') return;
  deaf = 0;
  turned = begun;
});

const workSince = (/** @type {NodeJS.CpuUsage} */ start) => {
  const { user, system } = process.cpuUsage(start);
  return user + system;
};

// It is looks that are counted, not the clock: a process that was stopped has had no time to send a beat. Nor has one on
// a machine with much else to do; its keys are answered late, but they are.
setInterval(() => {
  silent += 1;
  deaf += 1;
  if (silent >= steppingAside.looks && workSince(begun) >= steppingAside.work) {
    // Once, until there is a beat again; and nobody listens to a terminal that is given away.
    silent = Number.NEGATIVE_INFINITY;
    deaf = Number.NEGATIVE_INFINITY;
    void ask('step aside');
  } else if (deaf >= listening.looks && workSince(turned) >= listening.work) void ask('listen');
}, interval);

/**
 * Has the program do something in the middle of its work, and ends it where that gives "end".
 * @param {'listen' | 'step aside'} what
 */
async function ask(what) {
  const { Session } = await import('node:inspector');
  const session = new Session();
  session.connectToMainThread();
  const expression = `globalThis[Symbol.for(${JSON.stringify(name)})]?.(${JSON.stringify(what)})`;
  // A session that stays would make node wait for it at the end.
  session.post('Runtime.evaluate', { expression }, (_, answer) => {
    session.disconnect();
    if (answer?.result.value === 'end') process.kill(process.pid, 'SIGINT');
  });
}
