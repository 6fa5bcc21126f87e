/**
 * Keeps V8 from letting the heap grow far beyond what is alive in it.
 *
 * Searching leaves much garbage, and V8 would rather have room than collect. Young objects stay in the few megabytes
 * that they have begun with, and old ones are collected when there is a fifth more of them, or two megabytes where V8
 * would wait for eight ("optimize for size"); the price is that the collector runs more often (docs/performance.md). All
 * are read by V8 at each collection, so they can be set as soon as the program is loaded. Functions that V8 compiles to
 * the end take less of others into themselves: there is less of such code to keep, and keys are as quick.
 *
 * What a long session adds most of is machine code. A function that V8's first compiler has compiled keeps that and its
 * bytecode for good, where bytecode alone goes when it has not run in a while. Once the keys that everybody presses are
 * compiled, Node 20 compiles no more so, and V8's second compiler, which makes yet more of each function, waits for
 * those that are used four times as much. It counts what a function has done in all, so that in time it would compile
 * every one; what is slow without it has been compiled early, so it waits longer the longer the session is.
 */
import { setFlagsFromString } from 'node:v8';

/** Milliseconds from the start of the process in which the heap fills for the first time, as a rule. */
const filling = 2_000;
/** After which what is used much has been, and after which all that is used at all has. */
const settled = 15_000;
const known = 60_000;

/** One setting, what V8 has of itself, and how many milliseconds after the start it is made. */
interface Setting {
  readonly small: string;
  readonly usual: string;
  readonly from: number;
}

/**
 * For Node 20's V8. Later ones have a compiler between the two, for which keys wait longer without the first, and complain
 * on the screen of the other setting, which they lack.
 */
const forNode20: readonly Setting[] = process.versions.v8.startsWith('11.')
  ? [
      { small: '--no-sparkplug', usual: '--sparkplug', from: filling },
      { small: '--interrupt-budget=270336', usual: '--interrupt-budget=67584', from: filling },
      { small: '--interrupt-budget=1081344', usual: '--interrupt-budget=67584', from: settled },
      { small: '--interrupt-budget=4325376', usual: '--interrupt-budget=67584', from: known },
    ]
  : [];

const settings: readonly Setting[] = [
  ...forNode20,
  { small: '--semi-space-growth-factor=1', usual: '--semi-space-growth-factor=2', from: 0 },
  { small: '--heap-growing-percent=20', usual: '--heap-growing-percent=0', from: 0 },
  // While the heap fills, it would be collected every two megabytes.
  { small: '--optimize-for-size', usual: '--no-optimize-for-size', from: filling },
  {
    small: '--max-inlined-bytecode-size-cumulative=230',
    usual: '--max-inlined-bytecode-size-cumulative=920',
    from: 0,
  },
  // Yoga, which is WebAssembly, lays out a menu now and then.
  { small: '--no-wasm-tier-up', usual: '--wasm-tier-up', from: 0 },
  // Some versions of V8 set it with the one before, and do not take it back. Of threads alone it is heeded.
  { small: '--max-semi-space-size=1', usual: '--max-semi-space-size=0', from: 0 },
];

/**
 * For the whole process, what there is to set by now. Where a thread is started, V8 has its own growth factor again, for all
 * threads, and this is to be called once more.
 */
export function keepHeapSmall(): void {
  const now = performance.now();
  for (const { small, from } of settings) if (now >= from) setFlagsFromString(small);
}

/** The same now and whenever there is more to set; gives the function that has V8 do as it would by itself again. */
export function keepHeapSmallFromNow(): () => void {
  keepHeapSmall();
  const later = [filling, settled, known].map((time) => setTimeout(keepHeapSmall, time).unref());
  return () => {
    for (const timer of later) clearTimeout(timer);
    letHeapGrow();
  };
}

/**
 * Has V8 do as it would by itself. A code cache is read and made only so: it is taken where all settings are as they were
 * when it was made.
 */
export function letHeapGrow(): void {
  for (const { usual } of settings) setFlagsFromString(usual);
}
