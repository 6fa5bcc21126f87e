/** Long work in steps: a generator that pauses, and what comes of it in the end. */

/** Does all that is left, without a pause. */
export function finish<T>(steps: Generator<void, T>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
  }
}
