import { useStdin } from 'ink';
import { useEffect, useEffectEvent } from 'react';
import { isF1 } from './keys.ts';

/** Calls back on F1, which `useInput` reports as an event without any mark. */
export function useF1(onF1: () => void): void {
  // `internal_eventEmitter` is what useInput itself listens to; its type leaves it out.
  const context = useStdin() as ReturnType<typeof useStdin> & {
    readonly internal_eventEmitter?: NodeJS.EventEmitter;
  };
  const emitter = context.internal_eventEmitter;
  const handle = useEffectEvent((sequence: unknown) => {
    if (typeof sequence === 'string' && isF1(sequence)) onF1();
  });
  useEffect(() => {
    emitter?.on('input', handle);
    return () => {
      emitter?.removeListener('input', handle);
    };
  }, [emitter]);
}
