/**
 * Reports of the mouse as xterm's SGR mode (1006) sends them: `ESC [ < button ; column ; row M`, with `m` for a
 * release; columns and rows from 1. They are taken out of what ink is given, which would read them as text, also
 * while the mouse is off: another program may have left it on.
 */
import type { Pointer } from '../app/state/action.ts';

/** Turns reports of clicks and of the wheel on, and off again. */
export const mouseMode = { on: '\u001b[?1000h\u001b[?1006h', off: '\u001b[?1006l\u001b[?1000l' } as const;

const report = /\u001b\[<(\d+);(\d+);(\d+)([Mm])/gu;

/** Bits of a report's button: it is the wheel, and the modifier keys, which change nothing here. */
const bits = { wheel: 64, modifiers: 4 + 8 + 16 } as const;

/** What a report says; `final` is its last letter, small when the button is let go. */
function pointerOf(button: number, column: number, row: number, final: string): Pointer | undefined {
  const kind = button & ~bits.modifiers;
  const what =
    kind === bits.wheel
      ? 'wheel-up'
      : kind === bits.wheel + 1
        ? 'wheel-down'
        : kind === 0
          ? 'press'
          : undefined;
  if (what === undefined || final === 'm') return undefined;
  return { what, column: column - 1, row: row - 1 };
}

/** Keys without the reports between them, and what the reports that mean something say. */
export function withoutMouse(bytes: string): {
  readonly bytes: string;
  readonly pointers: readonly Pointer[];
} {
  if (!bytes.includes('\u001b[<')) return { bytes, pointers: [] };
  const pointers = [...bytes.matchAll(report)].flatMap(
    ([, button, column, row, final = '']) =>
      pointerOf(Number(button), Number(column), Number(row), final) ?? [],
  );
  return { bytes: bytes.replace(report, ''), pointers };
}
