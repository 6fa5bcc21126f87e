/** Where the explorer cannot open. */

import { describe, expect, it } from 'vitest';
import { subcommandList } from '../../src/cli/command-table.ts';
import { hasTmux } from '../support/tmux.ts';
import { terminal, unwrapped } from './session.ts';

const instead = `without it, use a subcommand: ${subcommandList}.`;

describe.skipIf(!hasTmux)('one sentence and code 2', () => {
  it.each([
    [
      'a dumb terminal',
      'TERM=dumb sm-explore; echo code $?',
      `The explorer needs a terminal that can move the cursor, and TERM=dumb cannot; ${instead}`,
    ],
    [
      'piped input',
      'sm-explore < /dev/null; echo code $?',
      `The explorer needs a terminal and standard input is none; ${instead}`,
    ],
    [
      'piped output',
      '(sm-explore; echo code $?) | cat',
      `The explorer needs a terminal and standard output is none; ${instead}`,
    ],
    [
      'neither',
      '(sm-explore < /dev/null; echo code $?) | cat',
      `The explorer needs a terminal and neither input nor output is one; ${instead}`,
    ],
  ])('for %s', async (_, command, sentence) => {
    const pane = await terminal();
    pane.enter(command);
    const screen = await pane.see(/^code \d+\nshell\$/m);
    // A space where a line ends is not on the screen.
    const packed = (text: string): string => unwrapped(text).replaceAll(' ', '');
    expect(packed(screen)).toBe(packed(`shell$ ${command}${sentence}code 2shell$`));
  });
});
