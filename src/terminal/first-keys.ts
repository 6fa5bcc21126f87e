/**
 * Hears the keys that are pressed right after the start, before ink is there to read them.
 *
 * Ink takes longer to load than the whole way to the first frame, and who opens the explorer begins to type. So the keys
 * that every terminal sends alike and that need no waiting are told apart here (`firstKeysOf`). Anything else is the
 * beginning of something that ink knows to read: it goes back to the terminal's stream, with all that comes behind it.
 */
import { type Key, typedText } from '../app/keymap/key.ts';
import { arrive, asksToEnd, nothingHeld } from './arrivals.ts';
import { firstKeysOf } from './keys.ts';
import { typedAhead } from './typed-ahead.ts';

/** What came before ink. */
export interface FirstKeys {
  /** Settles when something came that only ink reads, or when nobody presses anything any more. */
  readonly past: Promise<void>;
  /** Has `past` settle: somebody needs ink at once. */
  readonly hurry: () => void;
  /** Looks in the middle of some work whether ctrl-c has been pressed; nothing that is typed meanwhile is lost. */
  readonly listen: () => boolean;
  /** Stops listening; what was not taken is there for the next who reads the stream. */
  readonly end: () => void;
}

/** How long no key must have come for the typing to be over, in milliseconds: more than between two keys of a word. */
const pause = 150;

/**
 * Listens to a terminal in raw mode.
 * @param ready what is done before ink is to be loaded, where nobody types
 * @param onKey told of one key at a time, and whether another one that types a character has come with it
 */
export function hearFirstKeys(
  source: NodeJS.ReadStream,
  ready: Promise<void>,
  onKey: (key: Key, more: boolean) => void,
): FirstKeys {
  const kept: Buffer[] = [];
  let settle = (): void => undefined;
  const past = new Promise<void>((resolve) => {
    settle = resolve;
  });
  let last = -pause;
  let waiting: NodeJS.Timeout | undefined;
  const waitForPause = (): void => {
    const left = last + pause - performance.now();
    if (left <= 0) settle();
    else waiting = setTimeout(waitForPause, left);
  };
  void ready.then(waitForPause);
  let isHearing = true;
  const ahead = typedAhead(source, () => isHearing);
  const hasCtrlC = (text: string): boolean =>
    text.includes('\u0003') && asksToEnd(arrive(nothingHeld, text).arrivals);
  /** Whether ctrl-c has been read in the turn that is under way: what stands before it may take long. */
  let endAsked = false;
  const hear = (chunk: Buffer): void => {
    if (hasCtrlC(chunk.toString('latin1'))) {
      endAsked = true;
      setImmediate(() => {
        endAsked = false;
      });
    }
    // What is behind something of ink's waits with it.
    const { keys, length } =
      kept.length === 0 ? firstKeysOf(chunk.toString('latin1')) : { keys: [], length: 0 };
    last = performance.now();
    for (const [at, key] of keys.entries()) {
      const next = keys[at + 1];
      onKey(key, next !== undefined && typedText(key) !== undefined && typedText(next) !== undefined);
    }
    if (length === chunk.length) return;
    kept.push(chunk.subarray(length));
    settle();
  };
  source.on('data', hear);
  source.once('end', settle);
  return {
    past,
    hurry: () => settle(),
    listen: () => hasCtrlC(ahead()) || endAsked,
    end() {
      isHearing = false;
      clearTimeout(waiting);
      source.off('data', hear);
      source.off('end', settle);
      source.pause();
      for (const chunk of kept.splice(0).reverse()) source.unshift(chunk);
    },
  };
}
