import { safeText } from '../text/escape.ts';

/**
 * Something that whoever called the program can put right: a name, a value, a file. The program prints it on standard
 * error and exits with 2.
 */
export class UsageError extends Error {
  override readonly name = 'UsageError';

  /** @param sentences a line each; whatever they quote is made harmless here */
  constructor(...sentences: readonly string[]) {
    super(sentences.map(safeText).join('\n'));
  }
}
