/**
 * Values that can be made again, and go when nobody has asked for them in a while.
 *
 * Whoever has one still holds the same object as who asks next: a value that goes is first held weakly, and made anew
 * only when the collector has taken it, which it does not while anybody has it. So values can be compared by identity, as
 * the memories do (`memo.ts`).
 */
import { countAnswer, onNewGeneration } from './generations.ts';

/** A value that is made when it is first asked for, and again when it has gone since. */
export function fading<T extends object>(work: () => T): () => T {
  const value = new FadingValue(work);
  return () => value.get();
}

class FadingValue<T extends object> {
  #held: T | undefined;
  #weak: WeakRef<T> | undefined;
  #wasAsked = false;
  readonly #work: () => T;
  readonly #renew = (): void => {
    if (!this.#wasAsked && this.#held !== undefined) {
      this.#weak = new WeakRef(this.#held);
      this.#held = undefined;
    }
    this.#wasAsked = false;
  };

  constructor(work: () => T) {
    this.#work = work;
    onNewGeneration(this.#renew);
  }

  get(): T {
    this.#wasAsked = true;
    if (this.#held !== undefined) return this.#held;
    const known = this.#weak?.deref();
    if (known === undefined) countAnswer();
    this.#held = known ?? this.#work();
    this.#weak = undefined;
    return this.#held;
  }
}

/** The same for many values, each made of its key. */
export class FadingMap<K, V extends object> {
  #younger = new Map<K, V>();
  #older = new Map<K, V>();
  readonly #weak = new Map<K, WeakRef<V>>();
  readonly #make: (key: K) => V;
  readonly #renew = (): void => {
    for (const [key, known] of this.#weak) if (known.deref() === undefined) this.#weak.delete(key);
    for (const [key, value] of this.#older)
      if (!this.#younger.has(key)) this.#weak.set(key, new WeakRef(value));
    this.#older = this.#younger;
    this.#younger = new Map();
  };

  constructor(make: (key: K) => V) {
    this.#make = make;
    onNewGeneration(this.#renew);
  }

  get(key: K): V {
    const held = this.#younger.get(key);
    if (held !== undefined) return held;
    const value = this.#older.get(key) ?? this.#weak.get(key)?.deref() ?? this.#make(key);
    this.#weak.delete(key);
    this.#younger.set(key, value);
    return value;
  }
}
