/**
 * Random use of the whole app: weighted keys, pastes, resizes and the mouse into the pure update, each frame painted into a
 * terminal in memory, and what must hold after every step. A run is its list of inputs, so that one that fails can
 * be cut down to the few that matter.
 */
import { deepStrictEqual, ok } from 'node:assert';
import { Script } from 'node:vm';
import xterm from '@xterm/headless';
import { selectableRows } from '../../src/app/cart/rows.ts';
import { resultCount } from '../../src/app/explore/results.ts';
import { frameOf } from '../../src/app/frame.ts';
import { keymap } from '../../src/app/keymap.ts';
import { cursorSign } from '../../src/app/lines/signs.ts';
import { lineText } from '../../src/app/lines/spans.ts';
import type { AppAction } from '../../src/app/state/action.ts';
import type { AppEffect } from '../../src/app/state/effect.ts';
import { undo } from '../../src/app/state/history.ts';
import { withCallersCart } from '../../src/app/state/set-aside.ts';
import { initialState, type State } from '../../src/app/state/state.ts';
import { update } from '../../src/app/update.ts';
import { readServices } from '../../src/catalog/load.ts';
import { pressing } from '../../src/cli/keys-ahead.ts';
import { parsePolicy } from '../../src/iam/parse.ts';
import { assemble } from '../../src/policy/assemble/assemble.ts';
import { type Painted, paint } from '../../src/terminal/painter/paint.ts';
import { piecesOf } from '../../src/terminal/painter/pieces.ts';
import { themes } from '../../src/terminal/painter/themes.ts';
import { finish } from '../../src/text/steps.ts';
import { properties } from '../policy/properties.ts';
import { startWith } from '../support/screen.ts';

/** What one step does: a key by its name, a paste, another window, a click or a turn of the wheel. */
export type Input = Extract<AppAction, { readonly kind: 'key' | 'paste' | 'resize' | 'pointer' }>;

/** Numbers from 0 to below 1, the same for the same seed (mulberry32). */
function* randomNumbers(seed: number): Generator<number, never> {
  for (let state = seed >>> 0; ; ) {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    yield ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }
}

/** Every key that means something somewhere, but the two that end the program at once. */
const bound = [
  ...new Set(Object.values(keymap).flatMap(({ bindings }) => bindings.flatMap(({ keys }) => keys))),
].filter((key) => key !== 'ctrl-c' && key !== 'ctrl-z');
const often = ['down', 'up', 'enter', 'tab', 'shift-tab', 'esc', 'j', 'k', 'backspace'];
const letters = [...'abcdefghijklmnopqrstuvwxyz:*?-_./ 0123456789"\\${}'];
const texts = [
  'ctj',
  'endpoint',
  's3:get',
  'arn:aws:sagemaker:eu-west-1:111122223333:endpoint/prod-*',
  'subnet-1, subnet-2',
  'subnet-1\nsubnet-2\n',
  'ש'.repeat(300),
  '漢字'.repeat(100),
  '👩‍👩‍👧‍👦'.repeat(30),
  '\u001b[31mred\u0007\u202e\u0000',
  '{"Version":"2012-10-17"}',
  'x'.repeat(3_000),
  '\ud800',
];
const sizes = [
  [80, 24],
  [140, 40],
  [60, 20],
  [200, 60],
  [40, 10],
  [20, 5],
  [1, 1],
] as const;

/** So many inputs, the same for the same seed. */
export function randomInputs(count: number, seed: number): readonly Input[] {
  const numbers = randomNumbers(seed);
  const next = (): number => numbers.next().value;
  const pick = <T>(from: readonly T[], fallback: T): T => from[Math.floor(next() * from.length)] ?? fallback;
  return Array.from({ length: count }, (): Input => {
    const kind = next();
    if (kind < 0.02) {
      const [columns, rows] = pick(sizes, sizes[0]);
      return { kind: 'resize', size: { columns, rows } };
    }
    if (kind < 0.05) return { kind: 'paste', text: pick(texts, '') };
    if (kind < 0.08) {
      const what = pick(['press', 'wheel-up', 'wheel-down'] as const, 'press');
      const [row, column] = [Math.floor(next() * 40), Math.floor(next() * 140)];
      return { kind: 'pointer', pointer: { what, row, column } };
    }
    if (kind < 0.4) return { kind: 'key', key: pick(often, 'down') };
    return { kind: 'key', key: kind < 0.6 ? pick(letters, 'a') : pick(bound, 'down') };
  });
}

/** What the outside answers, as far as the app waits for it. */
function answer(state: State, effect: AppEffect): readonly AppAction[] {
  switch (effect.kind) {
    case 'load-services':
      return [
        {
          kind: 'services-loaded',
          parts: readServices(state.catalog, effect.services),
          directory: undefined,
        },
      ];
    case 'complete-path':
      return [{ kind: 'paths-completed', text: effect.text, completed: `${effect.text}x`, completions: [] }];
    case 'save':
      return [
        {
          kind: 'save-failed',
          request: effect.request,
          message: { text: 'The disk is full.', tone: 'error' },
        },
      ];
    default:
      return [];
  }
}

/** Takes an action, and what the outside answers to it. */
function take(state: State, action: AppAction): State {
  const step = update(state, action);
  return step.effects.flatMap((effect) => answer(step.state, effect)).reduce(take, step.state);
}

function painted(state: State): Painted {
  const { columns } = state.size;
  const { rows, caret } = frameOf(state);
  const options = { theme: themes.default, hyperlinks: false, mark: '…' } as const;
  return { rows: rows.map((line) => piecesOf(line, columns, options)), columns, caret };
}

/** What must hold of every frame; `shown` is the terminal's first row. */
function checkFrame(state: State, after: Painted, shown: string): void {
  const { columns, rows } = state.size;
  ok(after.rows.length === rows, `the frame has ${after.rows.length} rows in a window of ${rows}`);
  for (const row of after.rows)
    if (typeof row !== 'string')
      for (const { column, width } of row) ok(column + width <= columns, 'a row is wider than the window');
  if (columns < 40 || rows < 10) return;
  const [title = []] = frameOf(state).rows;
  const text = lineText(title).trimEnd();
  ok(text !== '', 'the frame has no title');
  const plain = /^[\x20-\x7e›…●▸·▰▱]*$/.test(text);
  if (plain && text.length <= columns)
    ok(shown.trimEnd() === text, `the terminal shows "${shown}" for "${text}"`);
}

/** Whether a list is before the user, of which one row has the cursor. */
function hasCursor(state: State): boolean {
  const { screen, overlay, cartView } = state;
  // Menus are painted by a component of their own, and in a low window a message may lie over rows until the next key.
  if (overlay !== null || state.message !== null) return false;
  if (screen === 'explore') return resultCount(state) > 0;
  return screen === 'cart' && cartView.pane === 'items' && selectableRows(state).length > 0;
}

/** The row that has the cursor is on the screen, below the title and the line that is edited. */
function checkCursor(state: State): void {
  const { columns, rows } = state.size;
  if (columns < 40 || rows < 10 || !hasCursor(state)) return;
  const list = frameOf(state).rows.slice(2).map(lineText);
  ok(
    list.some((row) => row.includes(cursorSign(state))),
    `no row has the cursor:\n${list.join('\n')}`,
  );
}

/** Properties of carts that are made well; keys may make others, which findings then speak of. */
const ofGoodCarts = new Set(['no error findings, and within the size']);

/** What must hold of the policy at any time: the properties of assembly, and that no part is lost in reading it back. */
function checkPolicy({ cart, catalog, defaults, target }: State): void {
  const options = { ...defaults, target };
  for (const document of assemble(cart.present, catalog, options).documents) {
    const text = JSON.stringify(document, null, 2);
    const parsed = parsePolicy(text);
    deepStrictEqual(parsed.document, JSON.parse(text));
  }
  const { items, loaded } = cart.present;
  // The properties know actions by the catalog; what was typed by hand may be none.
  if (loaded.length > 0 || items.length === 0) return;
  if (items.some(({ action }) => catalog.action(action) === undefined)) return;
  for (const [name, property] of Object.entries(properties)) {
    if (ofGoodCarts.has(name)) continue;
    try {
      property({ cart: cart.present, options }, catalog);
    } catch (error) {
      throw new Error(`${name}: ${error instanceof Error ? error.message : error}`);
    }
  }
}

/** Undo to the start, without the screens: the first cart, target and format. A role's cart begins with its needs. */
function checkHistory(state: State, first: State): void {
  let back = withCallersCart(state);
  while (back.cart.past.length > 0) back = undo(back);
  deepStrictEqual(
    { cart: back.cart.present, target: back.target, format: back.format },
    { cart: first.cart.present, target: first.target, format: first.format },
  );
}

/** Only so many steps are kept; what is older cannot come back. */
const deepest = 200;

/** All changes taken back by the key lead to the first cart. */
function checkUndo(state: State, first: State): void {
  let back = take(
    { ...withCallersCart(state), screen: 'cart', overlay: null },
    { kind: 'resize', size: { columns: 80, rows: 24 } },
  );
  for (let steps = 0; back.cart.past.length > 0 && steps < 500; steps += 1)
    back = take(
      { ...back, cartView: { ...back.cartView, filter: first.cartView.filter } },
      { kind: 'key', key: 'u' },
    );
  deepStrictEqual(back.cart.present.items, first.cart.present.items);
}

/** Milliseconds in which a step is done and drawn, also on a busy machine. */
const longest = 20_000;
const timed = new Script('playedStep()');

/** The work, ended by an error when it takes too long: one that never ends would end no run, and tell no seed. */
function withinBound<T>(work: () => T): T {
  const done: T[] = [];
  Reflect.set(globalThis, 'playedStep', () => void done.push(work()));
  timed.runInThisContext({ timeout: longest });
  const [value] = done;
  if (value === undefined) throw new Error('the step gave nothing');
  return value;
}

/** What is worked out for keys that nobody has pressed yet changes nothing that is shown. */
function checkAhead(state: State, shown: Painted): void {
  if (state.overlay !== null) return;
  const text = ({ rows, caret }: Painted): string => JSON.stringify([rows, caret]);
  finish(pressing(state));
  if (text(painted(state)) !== text(shown)) throw new Error('keys that were pressed ahead changed the frame');
}

/**
 * Plays inputs and checks after each.
 * @throws AssertionError, or whatever the app throws
 */
export async function playAtRandom(inputs: readonly Input[]): Promise<void> {
  const first = initialState(startWith());
  let state = first;
  const terminal = new xterm.Terminal({ cols: 80, rows: 24, allowProposedApi: true });
  let before: Painted | null = null;
  // Once that many changes were made the first of them cannot come back.
  let wasDeep = false;
  let played = 0;
  try {
    for (const input of inputs) {
      const last = state;
      const answered = withinBound(() => {
        const next = take(last, input);
        return { next, frame: painted(next) };
      });
      state = answered.next;
      if (input.kind === 'resize') {
        terminal.resize(Math.max(2, input.size.columns), Math.max(1, input.size.rows));
        before = null;
      }
      const after = answered.frame;
      const bytes = paint(before, after);
      if (bytes !== '') await new Promise<void>((done) => terminal.write(bytes, done));
      before = after;
      const { active } = terminal.buffer;
      checkFrame(state, after, active.getLine(active.viewportY)?.translateToString(true) ?? '');
      checkCursor(state);
      played += 1;
      if (played % 10 === 0) checkAhead(state, after);
      wasDeep ||= state.cart.past.length >= deepest;
      const changed = state.cart.present !== last.cart.present || state.target !== last.target;
      if (changed) {
        checkPolicy(state);
        if (!wasDeep) checkHistory(state, first);
      }
    }
    checkPolicy(state);
    if (!wasDeep) checkUndo(state, first);
  } finally {
    terminal.dispose();
  }
}

/**
 * The fewest of the inputs that still fail, found by leaving out ever smaller parts.
 * @param play plays inputs, and throws where they fail
 * @param most how often they are played at the most: the inputs that are left then are not the fewest
 */
export async function shrunk(
  inputs: readonly Input[],
  play: (inputs: readonly Input[]) => Promise<unknown> = playAtRandom,
  most = Number.POSITIVE_INFINITY,
): Promise<readonly Input[]> {
  const fails = async (some: readonly Input[]): Promise<boolean> =>
    play(some).then(
      () => false,
      () => true,
    );
  let least = inputs;
  let played = 0;
  for (let part = Math.ceil(least.length / 2); part >= 1; part = part === 1 ? 0 : Math.ceil(part / 2))
    for (let from = 0; from < least.length && played < most; played += 1) {
      const without = [...least.slice(0, from), ...least.slice(from + part)];
      if (await fails(without)) least = without;
      else from += part;
    }
  return least;
}
