import { useStdin } from 'ink';
import { useEffect, useEffectEvent } from 'react';
import type { Key } from '../app/keymap/key.ts';
import { functionKey } from './keys.ts';

/** Calls back on F1 to F12 and Insert, which `useInput` reports as events without any mark. */
export function useFunctionKeys(onKey: (key: Key) => void): void {
  // `internal_eventEmitter` is what useInput itself listens to; its type leaves it out.
  const context = useStdin() as ReturnType<typeof useStdin> & {
    readonly internal_eventEmitter?: NodeJS.EventEmitter;
  };
  const emitter = context.internal_eventEmitter;
  const handle = useEffectEvent((sequence: unknown) => {
    const key = typeof sequence === 'string' ? functionKey(sequence) : undefined;
    if (key !== undefined) onKey(key);
  });
  useEffect(() => {
    emitter?.on('input', handle);
    return () => {
      emitter?.removeListener('input', handle);
    };
  }, [emitter]);
}
