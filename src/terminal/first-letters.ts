/**
 * Hears the letters that are typed right after the start, before ink is there to read keys.
 *
 * Ink takes longer to load than the whole way to the first frame, and who opens the explorer begins to type. So letters,
 * digits and blanks, which mean themselves in every terminal, are told apart here. Anything else is the beginning of
 * something that ink knows to read: it goes back to the terminal's stream, with all that comes behind it.
 */

/** What came before ink. */
export interface FirstLetters {
  /** Settles when something came that only ink reads, or when nobody types any more. */
  readonly past: Promise<void>;
  /** Has `past` settle: somebody needs ink at once. */
  readonly hurry: () => void;
  /** Stops listening; what was not taken is there for the next who reads the stream. */
  readonly end: () => void;
}

/** How long no letter must have come for the typing to be over, in milliseconds: more than between two keys of a word. */
const pause = 150;

const plain = /^[A-Za-z0-9 ]+$/;

/**
 * Listens to a terminal in raw mode.
 * @param ready what is done before ink is to be loaded, where nobody types
 * @param takes whether a letter is heeded now; told of one at a time, and whether another one has come with it
 */
export function hearFirstLetters(
  source: NodeJS.ReadStream,
  ready: Promise<void>,
  takes: (letter: string) => boolean,
  onLetter: (letter: string, more: boolean) => void,
): FirstLetters {
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
  const hear = (chunk: Buffer): void => {
    const text = chunk.toString('latin1');
    const heeded = kept.length === 0 && plain.test(text);
    const letters = heeded ? [...text] : [];
    let taken = 0;
    if (heeded) last = performance.now();
    for (const letter of letters) {
      if (!takes(letter)) break;
      taken += 1;
      onLetter(letter, taken < letters.length);
    }
    if (heeded && taken === letters.length) return;
    kept.push(chunk.subarray(taken));
    settle();
  };
  source.on('data', hear);
  source.once('end', settle);
  return {
    past,
    hurry: () => settle(),
    end() {
      clearTimeout(waiting);
      source.off('data', hear);
      source.off('end', settle);
      source.pause();
      for (const chunk of kept.splice(0).reverse()) source.unshift(chunk);
    },
  };
}
