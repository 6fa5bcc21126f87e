/** What keys of the keymap the program makes of bytes that arrive in one read. */
import { Text } from 'ink';
import { render } from 'ink-testing-library';
import { vi } from 'vitest';
import { useKeys } from '../../src/terminal/use-keys.ts';
import { readsOf } from './bytes.ts';

const heard: string[] = [];

function Listener() {
  useKeys((key) => heard.push(key));
  return <Text>listening</Text>;
}

let terminal: ReturnType<typeof render> | undefined;

/** The keys as they come out behind the terminal, where all of them went into it in one read. */
export async function throughOneRead(keys: readonly string[]): Promise<readonly string[]> {
  terminal ??= render(<Listener />);
  const { stdin, lastFrame } = terminal;
  await vi.waitUntil(() => lastFrame() === 'listening' && stdin.listenerCount('readable') > 0);
  heard.length = 0;
  let expected = 0;
  for (const read of readsOf(keys)) {
    stdin.write(read);
    const upTo = keys.indexOf('esc', expected);
    expected = upTo < 0 ? keys.length : upTo + 1;
    await vi.waitUntil(() => heard.length >= expected);
  }
  return [...heard];
}
