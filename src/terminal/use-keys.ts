/** The one reader of keys in the program: ink's `useInput`, and beside it what `useInput` tells nobody. */
import { useInput, useStdin } from 'ink';
import { useEffect, useEffectEvent } from 'react';
import { type Key, typedText } from '../app/keymap/key.ts';
import { functionKey, keysOf } from './keys.ts';

/**
 * Calls back on every key, one by one, however many arrive in one read.
 * @param onKey is told, too, whether another key that types a character is there already
 */
export function useKeys(onKey: (key: Key, more: boolean) => void): void {
  useInput((input, key) => {
    const keys = keysOf(input, key);
    for (const [at, each] of keys.entries()) {
      const next = keys[at + 1];
      onKey(each, next !== undefined && typedText(each) !== undefined && typedText(next) !== undefined);
    }
  });
  useFunctionKeys(onKey);
}

/** Calls back on F1 to F12 and Insert, which `useInput` reports as events without any mark. */
function useFunctionKeys(onKey: (key: Key, more: boolean) => void): void {
  // `internal_eventEmitter` is what useInput itself listens to; its type leaves it out.
  const context = useStdin() as ReturnType<typeof useStdin> & {
    readonly internal_eventEmitter?: NodeJS.EventEmitter;
  };
  const emitter = context.internal_eventEmitter;
  const handle = useEffectEvent((sequence: unknown) => {
    const key = typeof sequence === 'string' ? functionKey(sequence) : undefined;
    if (key !== undefined) onKey(key, false);
  });
  useEffect(() => {
    emitter?.on('input', handle);
    return () => {
      emitter?.removeListener('input', handle);
    };
  }, [emitter]);
}
