/**
 * Generations of what is kept for whoever asks again. A new one begins when much has been worked out since the last; whoever
 * keeps something is told, and lets go of what nobody has asked for meanwhile. Bookkeeping of what was used last would cost
 * more than working out a few things again.
 */

/** So many answers are worked out, in all memories together, in a generation. */
const generation = 500;

/** Called when a generation begins. Held weakly: who keeps something holds its own function as long as it lives. */
let renewals: WeakRef<() => void>[] = [];
let madeLately = 0;

/** Has a function called at the beginning of each generation, for as long as the caller holds it. */
export function onNewGeneration(renew: () => void): void {
  renewals.push(new WeakRef(renew));
}

/** Counts one more answer that was worked out. */
export function countAnswer(): void {
  madeLately++;
}

/**
 * Lets go of answers that nobody has asked for in a long while. To be called between pieces of work, such as keys; does
 * nothing while few have been made.
 */
export function forgetUnasked(): void {
  if (madeLately < generation) return;
  madeLately = 0;
  renewals = renewals.filter((renewal) => {
    const renew = renewal.deref();
    renew?.();
    return renew !== undefined;
  });
}
