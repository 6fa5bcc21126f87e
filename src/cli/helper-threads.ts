/**
 * V8 compiles and collects on threads beside the one that answers keys, and on a machine of two cores they take the
 * processor from it in the middle of a key: a quarter of the slowest keys' time was waiting for them. So they stand back
 * behind it, as far as the system tells one thread from another: on Linux, where a thread has a number and a priority of
 * its own.
 */
import { readdirSync } from 'node:fs';
import { setPriority } from 'node:os';

/** Levels by which they stand back: a tenth of the processor where there is not enough for both, as the collector waits for them. */
const niceness = 10;

/** Has every thread of the process but this one, the first, stand back; those that begin later do not. */
export function standBehindMain(): void {
  if (process.platform !== 'linux') return;
  try {
    for (const thread of readdirSync('/proc/self/task'))
      if (Number(thread) !== process.pid) setPriority(Number(thread), niceness);
  } catch {
    // Without /proc, or with a thread that has just ended, they compete as they always do.
  }
}
