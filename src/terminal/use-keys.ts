import { useInput } from 'ink';
import type { Key } from '../app/keymap/key.ts';
import { keysOf } from './keys.ts';
import { useFunctionKeys } from './use-function-keys.ts';

/** Calls back on every key, one by one, however many arrive in one read. The one reader of keys in the program. */
export function useKeys(onKey: (key: Key) => void): void {
  useInput((input, key) => {
    for (const each of keysOf(input, key)) onKey(each);
  });
  useFunctionKeys(onKey);
}
