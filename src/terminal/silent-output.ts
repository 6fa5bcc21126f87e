/** Output for ink while `screen.ts` draws: ink is to read keys, and what it would write would stand on the screen. */
import { Writable } from 'node:stream';

/** A stream that ink takes for a terminal's, and that drops what is written to it. */
export function silentOutput(): NodeJS.WriteStream {
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  // Of a terminal's stream ink asks for the type and its size besides; nothing of ink's has a size here.
  return Object.assign(nowhere, { isTTY: true, columns: 80, rows: 24 }) as Writable as NodeJS.WriteStream;
}
