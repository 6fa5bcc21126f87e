/**
 * A terminal that exists only in memory: ink draws into @xterm/headless through streams that look like a TTY,
 * and what a person would see is read back from it. Everything is polled: a key is done when the frame that it
 * leads to is there.
 */
import { PassThrough, Writable } from 'node:stream';
import xterm from '@xterm/headless';
import { linearLines } from '../../src/app/linear-view.ts';
import type { AppEffect } from '../../src/app/state/effect.ts';
import { initialState, type Start } from '../../src/app/state/state.ts';
import { createStore, type Store } from '../../src/app/store.ts';
import { loadCatalog, loadRecipes } from '../../src/catalog/load.ts';
import type { Catalog } from '../../src/catalog/model.ts';
import { answerTo } from '../../src/cli/proofs.ts';
import { emptyCart } from '../../src/policy/cart/cart.ts';
import { type Mounted, mount } from '../../src/terminal/mount.tsx';
import { themes } from '../../src/terminal/painter/themes.ts';
import { createScreen } from '../../src/terminal/screen.ts';
import { finish } from '../../src/text/steps.ts';
import { bytesOf } from './bytes.ts';
import { inOurWords } from './own-words.ts';

let catalog: Catalog | undefined;

/** The built catalog in our words, read once for a test file. */
const theCatalog = (): Catalog => {
  catalog ??= inOurWords(loadCatalog());
  return catalog;
};

/** The sizes of a window at which screens are compared: narrow, usual, with panes side by side. */
export const comparedSizes = [
  { columns: 60, rows: 20 },
  { columns: 80, rows: 24 },
  { columns: 140, rows: 40 },
] as const;

/** What a session starts from unless a test says otherwise. */
export function startWith(parts: Partial<Start> = {}): Start {
  return {
    catalog: theCatalog(),
    recipes: loadRecipes(),
    size: { columns: 80, rows: 24 },
    settings: { ascii: false, screenReader: false, hyperlinks: false },
    defaults: { partition: 'aws', region: '*', account: '*', roleArns: [] },
    cart: emptyCart,
    recent: [],
    file: null,
    message: null,
    target: 'managed',
    ...parts,
  };
}

class FakeOutput extends Writable {
  readonly isTTY = true;
  columns: number;
  rows: number;
  readonly terminal: InstanceType<typeof xterm.Terminal>;

  constructor(columns: number, rows: number) {
    super();
    this.columns = columns;
    this.rows = rows;
    this.terminal = new xterm.Terminal({ cols: columns, rows, allowProposedApi: true, convertEol: true });
  }

  override _write(chunk: Buffer | string, _encoding: string, done: () => void): void {
    this.terminal.write(typeof chunk === 'string' ? chunk : new Uint8Array(chunk), done);
  }
}

class FakeInput extends PassThrough {
  readonly isTTY = true;
  setRawMode(): this {
    return this;
  }
  ref(): this {
    return this;
  }
  unref(): this {
    return this;
  }
}

/** How many keys a name or a text is. */
const keysIn = (key: string): number => (bytesOf(key) === key ? [...key].length : 1);

export interface Session {
  readonly store: Store;
  /** Effects that the app asked for, oldest first. */
  readonly effects: readonly AppEffect[];
  /** Sends text as typed in one read. */
  type(text: string): Promise<void>;
  /** Pastes text, marked as pasted. */
  paste(text: string): Promise<void>;
  /** Presses keys by name, one read each. */
  press(...keys: readonly string[]): Promise<void>;
  /** Presses keys by name, all of them in one read. */
  pressAtOnce(...keys: readonly string[]): Promise<void>;
  resize(columns: number, rows: number): Promise<void>;
  /** Answers what was asked of the semantics of policies so far. */
  prove(): void;
  /** What is on the screen, a row a line, trailing blanks off. */
  frame(): Promise<string>;
  /** The frame with every change of look marked: `{bold cyan:text}`. */
  painted(): Promise<string>;
  /** The frame as runs of cells of one look, a list a row. */
  runs(): Promise<readonly (readonly Run[])[]>;
  /** Waits until the frame holds the text or fits the pattern. */
  see(what: string | RegExp): Promise<string>;
  end(): Promise<void>;
}

/** Polls until something holds. */
async function until(holds: () => boolean, complaint: () => string): Promise<void> {
  for (const start = Date.now(); !holds(); await new Promise((resolve) => setTimeout(resolve, 2)))
    if (Date.now() - start > 5_000) throw new Error(complaint());
}

/** Starts the whole app in a terminal of the size that `start` says. */
export async function openSession(start: Start = startWith()): Promise<Session> {
  const output = new FakeOutput(start.size.columns, start.size.rows);
  const input = new FakeInput();
  const effects: AppEffect[] = [];
  let mounted: Mounted | undefined;
  const store = createStore(initialState(start), (effect) => {
    effects.push(effect);
    if (effect.kind === 'quit') mounted?.exit(effect.code);
  });
  let heard = 0;
  let answered = 0;
  const stdout = output as unknown as NodeJS.WriteStream;
  const screen = start.settings.screenReader
    ? null
    : createScreen({ stdout, state: store.getState, theme: themes.default });
  screen?.open();
  const app = mount(
    {
      ...store,
      dispatch(action) {
        if (action.kind === 'key' || action.kind === 'paste') heard += 1;
        store.dispatch(action);
      },
    },
    {
      screen,
      readAloud: linearLines,
      stdin: input as unknown as NodeJS.ReadStream,
      stdout,
    },
  );
  mounted = app;
  const { terminal } = output;

  const rowText = (row: number): string =>
    terminal.buffer.active.getLine(terminal.buffer.active.viewportY + row)?.translateToString(true) ?? '';
  const read = (): string => Array.from({ length: output.rows }, (_, row) => rowText(row)).join('\n');

  /** The frame of the state as it is. */
  async function settled(): Promise<string> {
    await app.drawn();
    await new Promise<void>((resolve) => terminal.write('', resolve));
    return read();
  }

  /** Sends bytes in one read, and waits until the app has heard the keys that they are. */
  async function send(text: string, keys: number): Promise<void> {
    const expected = heard + keys;
    input.write(text);
    await until(
      () => heard >= expected,
      () => `Of ${keys} keys ${expected - heard} were never heard`,
    );
  }

  await settled();
  return {
    store,
    effects,
    type: (text) => send(text, [...text].length),
    paste: (text) => send(`\u001b[200~${text}\u001b[201~`, 1),
    async press(...keys) {
      for (const key of keys) await send(bytesOf(key), keysIn(key));
    },
    pressAtOnce: (...keys) =>
      send(
        keys.map(bytesOf).join(''),
        keys.reduce((sum, key) => sum + keysIn(key), 0),
      ),
    async resize(columns, rows) {
      output.columns = columns;
      output.rows = rows;
      terminal.resize(columns, rows);
      output.emit('resize');
      await settled();
    },
    prove() {
      const questions = effects.filter(
        (effect) =>
          effect.kind === 'check' ||
          effect.kind === 'compare' ||
          effect.kind === 'explain' ||
          effect.kind === 'decide',
      );
      for (const effect of questions.slice(answered))
        store.dispatch(finish(answerTo(effect, store.getState().catalog)));
      answered = questions.length;
    },
    frame: settled,
    async painted() {
      await settled();
      return paintedFrame(frameRuns(terminal, output.rows));
    },
    async runs() {
      await settled();
      return frameRuns(terminal, output.rows);
    },
    async see(what) {
      await until(
        () => (typeof what === 'string' ? read().includes(what) : what.test(read())),
        () => `The screen never showed ${what}; it shows:\n${read()}`,
      );
      return read();
    },
    async end() {
      mounted?.exit(0);
      await mounted?.done;
      terminal.dispose();
    },
  };
}

const colours = ['black', 'red', 'green', 'yellow', 'blue', 'magenta', 'cyan', 'white'];

function lookOf(
  cell: NonNullable<
    ReturnType<
      NonNullable<ReturnType<InstanceType<typeof xterm.Terminal>['buffer']['active']['getLine']>>['getCell']
    >
  >,
): string {
  const colour = cell.getFgColor();
  return [
    cell.isBold() ? 'bold' : '',
    cell.isDim() ? 'dim' : '',
    cell.isUnderline() ? 'underline' : '',
    cell.isInverse() ? 'inverse' : '',
    cell.isFgPalette() ? (colours[colour] ?? `colour-${colour}`) : '',
  ]
    .filter((part) => part !== '')
    .join(' ');
}

/** Neighbouring cells of one look. */
export interface Run {
  readonly text: string;
  /** Words such as `bold cyan`; empty for the terminal's own. */
  readonly look: string;
}

function frameRuns(terminal: InstanceType<typeof xterm.Terminal>, rows: number): readonly (readonly Run[])[] {
  const { active } = terminal.buffer;
  return Array.from({ length: rows }, (_, row) => {
    const shown = active.getLine(active.viewportY + row);
    const runs: { text: string; look: string }[] = [];
    for (let column = 0; shown !== undefined && column < terminal.cols; column += 1) {
      const cell = shown.getCell(column);
      if (cell === undefined) continue;
      const last = runs.at(-1);
      // Blanks have no look to see: they belong to what is before them.
      const look = cell.getChars().trim() === '' ? (last?.look ?? '') : lookOf(cell);
      const text = cell.getChars() || (cell.getWidth() === 0 ? '' : ' ');
      if (last !== undefined && last.look === look) last.text += text;
      else runs.push({ text, look });
    }
    return runs;
  });
}

const paintedFrame = (rows: readonly (readonly Run[])[]): string =>
  rows
    .map((runs) => runs.map(({ text, look }) => (look === '' ? text : `{${look}:${text}}`)).join(''))
    .map((row) => row.replace(/ +(}?)$/, '$1'))
    .join('\n');
