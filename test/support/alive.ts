/** How much is alive: for tests of what a long session may keep. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** V8's collector, which it lends to programs only when asked. */
function collector(): () => void {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  setFlagsFromString('--no-expose-gc');
  if (typeof collect !== 'function') throw new Error('V8 lends no collector');
  return () => void collect();
}

/** MiB that are still alive when work is done beyond what was before; what the work gives is let go. */
export function keptBy(work: () => void): number {
  const collect = collector();
  collect();
  const before = process.memoryUsage().heapUsed;
  work();
  collect();
  return (process.memoryUsage().heapUsed - before) / 2 ** 20;
}
