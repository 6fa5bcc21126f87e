/**
 * The screen that the program draws on: the terminal's alternate screen, rows painted by `painter/`.
 *
 * Drawing does not go through React. A frame is a pure function of the state, so a component tree of it would be
 * built, laid out and cut into cells anew for every key, only to find the few rows that differ. Frames are drawn
 * when the reads of a turn are done: however many keys arrive at once, one frame answers them. While the terminal
 * cannot take more (a slow line), frames are left out instead of queued.
 */
import { writeSync } from 'node:fs';
import { type Frame, frameOf } from '../app/frame.ts';
import type { State } from '../app/state/state.ts';
import { mouseMode } from './mouse.ts';
import { type Painted, paint, type Row } from './painter/paint.ts';
import type { PaintOptions } from './painter/pieces.ts';
import { type PaintedLines, paintLines } from './painter/rows-again.ts';
import { inkAccent, type Theme } from './painter/themes.ts';

/** Draws the rows of a menu; text with escape sequences, a row each. */
export type DrawMenu = (
  menu: NonNullable<Frame['menu']>,
  columns: number,
  look: { readonly ascii: boolean; readonly accent: string | undefined },
) => readonly string[];

/** The terminal's screen as the program uses it. */
export interface Screen {
  /** Works out the first frame without touching the terminal: until then ctrl-c ends the process by itself. */
  prepare(): void;
  /** Takes the terminal's screen and draws the state on it. */
  open(): void;
  /** Menus are drawn by this from now on; it comes with ink, after the first frame. */
  drawMenusBy(draw: DrawMenu): void;
  /** Draws the state when the turn's reads are done. */
  request(): void;
  /** Draws everything anew: what the terminal shows is not what was drawn last. */
  redraw(): void;
  /** Takes the screen anew and draws everything: whatever somebody else did to it meanwhile is undone. */
  retake(): void;
  /** Gives the terminal's screen back, at once. Does nothing when it is not taken. */
  close(): void;
  /** Settles once what was asked for is drawn. */
  drawn(): Promise<void>;
}

interface ScreenOptions {
  readonly stdout: NodeJS.WriteStream;
  readonly state: () => State;
  readonly theme: Theme;
  /** Whether the terminal is asked for clicks and the wheel. */
  readonly mouse?: boolean;
}

/**
 * Alternate screen on, autowrap off, pastes marked; and back, with the caret shown. Ink asks for the marks too, but
 * only some time after the first frame, and until then the line feeds of a paste would be Enter. A terminal without an alternate
 * screen, such as GNU screen's, keeps the frame: what comes next begins in its last row, which is emptied.
 */
const enter = '\u001b[?1049h\u001b[?7l\u001b[?2004h';
const leave = '\u001b[?2004l\u001b[?7h\u001b[999;1H\u001b[2K\u001b[?1049l\u001b[?25h';

/** Ends what a frame that was cut off may have begun: a string, a colour, a synchronized update. */
const endOfFrame = '\u001b\\\u001b[0m\u001b[?2026l';

/**
 * The alternate screen without saving the cursor a second time, the plain character set (a binary file on the
 * screen may have changed it), no scroll region.
 */
const again = `${endOfFrame}\u001b[?1047h\u001b(B\u000f\u001b[r`;

/** The state in the terminal's own size: between a resize and its action the frame must already fit. */
function inWindow(state: State, { columns, rows }: NodeJS.WriteStream): State {
  if (columns === undefined || rows === undefined) return state;
  return state.size.columns === columns && state.size.rows === rows
    ? state
    : { ...state, size: { columns, rows } };
}

/** A screen on a terminal. */
export function createScreen({ stdout, state, theme, mouse = false }: ScreenOptions): Screen {
  let isOpen = false;
  let drawMenu: DrawMenu = () => [];
  let shown: Painted | null = null;
  let waiting: Promise<void> | null = null;
  let prepared: Painted | null = null;
  let lines: PaintedLines | undefined;
  let options: PaintOptions | undefined;

  const optionsFor = ({ hyperlinks, ascii }: State['settings']): PaintOptions => {
    const mark = ascii ? '~' : '…';
    if (options?.hyperlinks !== hyperlinks || options.mark !== mark) options = { theme, hyperlinks, mark };
    return options;
  };

  const painted = (): Painted => {
    const now = inWindow(state(), stdout);
    const { columns } = now.size;
    const { ascii } = now.settings;
    const { rows: frame, caret, menu } = frameOf(now);
    lines = paintLines(lines, frame, columns, optionsFor(now.settings));
    if (menu === null) return { rows: lines.rows, columns, caret };
    const rows: Row[] = [...lines.rows];
    for (const [index, text] of drawMenu(menu, columns, { ascii, accent: inkAccent(theme) }).entries())
      if (index < menu.height) rows[menu.top + index] = text;
    return { rows, columns, caret };
  };

  const draw = (): Promise<void> | undefined => {
    if (!isOpen) return undefined;
    const next = prepared ?? painted();
    prepared = null;
    // It was given back while the frame was being worked out.
    if (!isOpen) return undefined;
    const bytes = paint(shown, next);
    shown = next;
    if (bytes === '' || stdout.write(bytes)) return undefined;
    return new Promise((resolve) => stdout.once('drain', resolve));
  };

  const request = (): void => {
    waiting ??= new Promise((resolve) => {
      setImmediate(() => {
        const full = draw();
        const done = (): void => {
          waiting = null;
          resolve();
        };
        // What was asked for while the terminal was full is drawn when it is not.
        if (full === undefined) done();
        else
          void full.then(() => {
            done();
            request();
          });
      });
    });
  };

  /** Written at once: the process may be about to end. */
  const writeNow = (bytes: string): void => {
    const { fd } = stdout as NodeJS.WriteStream & { readonly fd?: number };
    try {
      if (fd === undefined) stdout.write(bytes);
      else writeSync(fd, bytes);
    } catch {
      // The terminal is gone: there is nothing to give back.
    }
  };

  const close = (): void => {
    if (!isOpen) return;
    isOpen = false;
    process.off('exit', close);
    writeNow(endOfFrame + (mouse ? mouseMode.off : '') + leave);
  };

  return {
    prepare() {
      prepared = painted();
    },
    open() {
      if (isOpen) return;
      isOpen = true;
      shown = null;
      process.once('exit', close);
      stdout.write(enter + (mouse ? mouseMode.on : ''));
      draw();
    },
    drawMenusBy(draw) {
      drawMenu = draw;
    },
    request,
    redraw() {
      shown = null;
      request();
    },
    retake() {
      if (!isOpen) return;
      stdout.write(again + (mouse ? mouseMode.on : ''));
      shown = null;
      request();
    },
    close,
    async drawn() {
      request();
      await waiting;
    },
  };
}
