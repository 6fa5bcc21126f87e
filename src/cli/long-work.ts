/** What takes a second or more says so before it begins, where somebody looks on. */
import type { Console } from './console.ts';

/**
 * Says on standard error, if that is a terminal, that a work is long; nothing stands there while it is short.
 *
 * @param what The work, as the line begins: `Checking 600,000 characters`.
 * @param size How much there is to do, in the unit of `long`.
 * @param long From how much on the work takes a second.
 */
export async function announceLongWork(
  console: Console,
  what: string,
  size: number,
  long: number,
): Promise<void> {
  if (size >= long && console.terminal.errors) await console.err(`${what}; ctrl-c stops it.\n`);
}
