/** `sm-explore completion`: what completes the program's words in a shell, written from the command table. */
import { command } from '../command.ts';
import { shells } from '../command-table.ts';
import { completionScript } from '../completion-script.ts';
import { UsageError } from '../usage-error.ts';

/** The subcommand. */
export const completionCommand = command('completion', async ({ operands: [named = ''], console }) => {
  const shell = shells.find((each) => each === named);
  if (shell === undefined) throw new UsageError(`Name one of the shells ${shells.join(', ')}.`);
  await console.out(completionScript(shell));
  return 0;
});
