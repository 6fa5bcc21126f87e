// Puts standard input onto the desktop's clipboard. A process of its own, because clipboardy starts programs that it
// does not end: whoever started this one can end it with all of them (src/clipboard/run-command.ts).
import { text } from 'node:stream/consumers';
import clipboard from 'clipboardy';

// No debugger's socket here either: see sm-explore.js.
const nothing = () => {};
process.on('SIGUSR1', nothing).off('SIGUSR1', nothing);

try {
  await clipboard.write(await text(process.stdin));
} catch (thrown) {
  /**
   * As clipboardy throws it. On Linux it reports its first program's failure, and the cause stands with the one it fell
   * back to.
   * @typedef {{stderr?: string, shortMessage?: string, message?: string}} Failure
   */
  const error = /** @type {Failure & {fallbackError?: Failure}} */ (thrown);
  const cause = error.fallbackError ?? error;
  const said = [cause.stderr, cause.shortMessage, cause.message, String(cause)];
  process.stderr.write(`${said.find((each) => each?.trim())?.trim()}\n`);
  process.exitCode = 1;
}
