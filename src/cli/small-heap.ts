/**
 * Keeps V8 from letting the heap grow far beyond what is alive in it.
 *
 * Searching leaves much garbage, and V8 would rather have room than collect: after 1,000 keys 60 of 170 MiB were alive.
 * Young objects stay in the few megabytes that they begin with, and old ones are collected when there is a fifth more
 * of them; measured in processor time, the same keys take no longer (docs/performance.md). Both are read by V8 at each
 * collection, so they can be set once the first frame stands. A V8 that does not know them ignores them.
 */
import { setFlagsFromString } from 'node:v8';

/** For the whole process, until it ends. */
export function keepHeapSmall(): void {
  setFlagsFromString('--semi-space-growth-factor=1');
  setFlagsFromString('--heap-growing-percent=20');
}
