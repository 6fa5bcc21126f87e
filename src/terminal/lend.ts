/** Gives the terminal away in the middle of some work, and takes it again, whoever reads its keys. */
import type { Screen } from './screen.ts';

/** The terminal while it is given away in the middle of some work. */
export interface Lent {
  /** Takes the terminal again, draws everything, and has the app hear what was typed. */
  readonly takeBack: () => void;
}

/** What there is of a terminal to give away; without a screen for screen readers, for whom ink writes lines. */
interface Terminal {
  readonly screen: Screen | null;
  /** Its raw mode; while that is off nothing is read. */
  readonly stdin: { readonly setRawMode: (on: boolean) => unknown };
  readonly stdout: NodeJS.WriteStream;
}

const bracketedPaste = '\u001b[?2004h';

/** Pastes unmarked and a caret, as shells have it. */
const plain = '\u001b[?2004l\u001b[?25h';
/** A row for the sentence, from its beginning, the cursor remembered there; and back there, nothing left below. */
const freshRow = '\n\u001b[A\r\u001b7';
const clearedRow = '\u001b8\u001b[J';

/** Takes the terminal anew, raw mode included, and draws everything. */
export function retakeTerminal({ screen, stdin, stdout }: Terminal): void {
  // A shell that was in front set the terminal to its own modes; what is set already would not be set again.
  stdin.setRawMode(false);
  stdin.setRawMode(true);
  stdout.write(bracketedPaste);
  screen?.retake();
}

/**
 * Gives the terminal away at once, with a sentence on it, if there is one, which must fit into a row, or some of it stays
 * behind.
 */
export function lendTerminal(terminal: Terminal, sentence: string | undefined): Lent {
  const { screen, stdin, stdout } = terminal;
  screen?.close();
  stdin.setRawMode(false);
  stdout.write(sentence === undefined ? plain : `${plain}${freshRow}${sentence}\r\n`);
  return {
    takeBack() {
      if (screen !== null) stdout.write(clearedRow);
      screen?.open();
      retakeTerminal(terminal);
    },
  };
}
