/**
 * Long work while no key comes: in slices of some milliseconds, between which the event loop answers keys and draws. Work
 * begins once nothing newer of its name has been asked for in a while, and ends when something newer is. Short work that
 * is asked after a pause begins right behind the frame that is being drawn, so that a small cart's answer is there at once.
 */

/** How long a slice lasts, in milliseconds: half of a frame. */
const slice = 8;
/** How long it is waited for something newer, in milliseconds: keys that are held down come faster. */
const quiet = 120;

/** Who waits for some work. */
export interface Asker<T> {
  readonly done: (value: T) => void;
  /** Is told what the steps threw. */
  readonly failed: (error: unknown) => void;
  /** Whether it begins at once behind a pause: for what takes less time than the next key leaves. */
  readonly soon?: boolean;
}

/** Long work, done in slices while no key waits. */
export interface IdleWork {
  /** Does the steps later, and tells what came of them; work of the same name that is not done is given up. */
  run<T>(name: string, steps: () => Generator<void, T>, asker: Asker<T>): void;
  /** Gives up all work, so that none holds up the end. */
  stop(): void;
}

/** Nothing to do as yet. */
export function createIdleWork(): IdleWork {
  const newest = new Map<string, symbol>();
  const asked = new Map<string, number>();
  return {
    stop: () => newest.clear(),
    run(name, steps, { done, failed, soon = false }) {
      const own = Symbol(name);
      newest.set(name, own);
      const now = performance.now();
      const pause = now - (asked.get(name) ?? -Infinity);
      asked.set(name, now);
      let work: ReturnType<typeof steps> | undefined;
      const goOn = (): void => {
        if (newest.get(name) !== own) return;
        try {
          work ??= steps();
          const end = performance.now() + slice;
          do {
            const next = work.next();
            if (next.done === true) {
              done(next.value);
              return;
            }
          } while (performance.now() < end);
        } catch (error) {
          failed(error);
          return;
        }
        // Behind what has arrived meanwhile. One that is not waited for would sleep until something arrives.
        setImmediate(goOn);
      };
      setTimeout(goOn, soon && pause >= quiet ? 0 : quiet).unref();
    },
  };
}

/** Work that somebody waits for, begun at once: between its slices keys are answered. */
export async function inSlices<T>(steps: Generator<void, T>): Promise<T> {
  for (;;) {
    const end = performance.now() + slice;
    do {
      const next = steps.next();
      if (next.done === true) return next.value;
    } while (performance.now() < end);
    await new Promise<void>((resume) => setImmediate(resume));
  }
}
