/**
 * Something that whoever called the program can put right: a name, a value, a file. Its message is one sentence,
 * or one per line, already safe for a terminal; the program prints it on standard error and exits with 2.
 */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
