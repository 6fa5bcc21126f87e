/** Runs the explorer on the terminal: gathers what the state starts from, and carries out its effects. */
import { writeSync } from 'node:fs';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Rebound } from '../app/keymap/rebind.ts';
import type { AppEffect } from '../app/state/effect.ts';
import { withCallersCart } from '../app/state/set-aside.ts';
import { initialState, type State } from '../app/state/state.ts';
import { createStore, type Store } from '../app/store.ts';
import { prefixOf } from '../catalog/ids.ts';
import { loadCatalog, loadRecipes, loadServices } from '../catalog/load.ts';
import { resolveEntry } from '../catalog/resolve.ts';
import type { Target } from '../iam/policy-kind.ts';
import { cartIsEmpty, emptyCart } from '../policy/cart/cart.ts';
import type { Cart, Defaults } from '../policy/cart-model.ts';
import type { SavedCart } from '../storage/cart-json.ts';
import { endFirstRun, isFirstRun } from '../storage/first-run.ts';
import { thisInstance } from '../storage/instance.ts';
import { storagePaths } from '../storage/paths.ts';
import { loadRecentQueries } from '../storage/recent-queries.ts';
import { openCartStore } from '../storage/saved-carts.ts';
import { type Theme, themes } from '../terminal/painter/themes.ts';
import { createScreen, type Screen } from '../terminal/screen.ts';
import { safeLines } from '../text/escape.ts';
import { forgetUnasked } from '../text/generations.ts';
import { memo } from '../text/memo.ts';
import { type BusyGuard, guardBusyTime } from './busy-guard.ts';
import { carryOut, type World } from './effects.ts';
import { standBehindMain } from './helper-threads.ts';
import { createIdleWork } from './idle-work.ts';
import { pressKeysAhead } from './keys-ahead.ts';
import type { Launcher } from './launcher.ts';
import { keepHeapSmall, keepHeapSmallFromNow } from './small-heap.ts';
import { cartOfFile, type StartCart, savedCart } from './start-cart.ts';
import { takenTerminal } from './take-terminal.ts';
import { hasHyperlinks, showsColour } from './terminal-features.ts';
import { warmUp } from './warm-up.ts';
import { guardWaysOut } from './ways-out.ts';

/** What the command line and the configuration say about this run. */
export interface ExploreOptions {
  readonly file: string | null;
  /** What to search for at first; the name of one entry opens its page. Empty for nothing. */
  readonly query: string;
  readonly fresh: boolean;
  readonly ascii: boolean;
  readonly screenReader: boolean;
  readonly defaults: Defaults;
  readonly target: Target;
  /** Keys that the configuration gives to commands. */
  readonly rebound: Rebound | undefined;
  readonly theme: Theme;
  readonly mouse: boolean;
  /** One sentence to begin with, about the configuration. */
  readonly notice: string | null;
}

/**
 * Opens the explorer; gives the exit code when it is left. Both standard input and output must be terminals.
 * @throws UsageError when the file cannot be opened, before the screen is touched
 */
export async function explore(options: ExploreOptions, launcher: Launcher): Promise<number> {
  const letHeapGrow = keepHeapSmallFromNow();
  standBehindMain();
  const { state: stateFolder } = storagePaths();
  // Set below; a cart that cannot be saved is said once there is a screen to say it on.
  let store: Store | undefined;
  const carts = openCartStore(stateFolder, thisInstance(), (text) =>
    store?.dispatch({ kind: 'message', message: { text, tone: 'warning' } }),
  );
  const firstRun = isFirstRun(stateFolder);
  const { query } = options;
  const catalog = loadServices(loadCatalog(), query.includes(':') ? [prefixOf(query)] : []);
  const empty: StartCart = { cart: emptyCart, catalog, file: null, known: null, message: null };
  const start =
    options.file !== null
      ? await cartOfFile(options.file, catalog, options.defaults)
      : options.fresh
        ? empty
        : savedCart(carts, catalog);
  let watch: BusyGuard | undefined;
  // Packed, as a policy that no clipboard took may be a megabyte.
  const later: Buffer[] = [];
  const traces: string[] = [];
  const world: World = {
    stateFolder,
    launcher,
    idle: createIdleWork(),
    terminal: () => taken.soon(),
    printAfterExit: (text) => later.push(deflateRawSync(text)),
    trace: (text) => traces.push(text),
  };

  const running = createStore(
    initialState({
      // A cart that comes back brings the target that was chosen for it.
      target: options.target,
      ...start,
      ...(options.notice === null ? {} : { message: { text: options.notice, tone: 'warning' as const } }),
      size: { columns: process.stdout.columns || 80, rows: process.stdout.rows || 24 },
      settings: {
        ascii: options.ascii,
        screenReader: options.screenReader,
        hyperlinks: !options.screenReader && hasHyperlinks(process.env),
        ...(options.rebound === undefined ? {} : { rebound: options.rebound }),
      },
      defaults: options.defaults,
      query,
      entry: query === '' ? undefined : resolveEntry(catalog, query),
      firstRun,
      recipes: loadRecipes(),
      recent: loadRecentQueries(stateFolder),
    }),
    (effect: AppEffect, on: Store) => {
      if (effect.kind === 'recognise' && effect.text.length > mostText) watch?.begin();
      void carryOut(effect, on, world);
    },
  );
  store = running;
  const saver = saveOnChange(store, carts.save);
  const { getState } = store;
  const screen = options.screenReader
    ? null
    : createScreen({
        stdout: process.stdout,
        state: getState,
        theme: showsColour(process.env) ? options.theme : themes.none,
        mouse: options.mouse,
      });
  // The first frame stands before ink is loaded, which reads what has been typed meanwhile.
  screen?.prepare();
  const taken = takenTerminal(store, screen, launcher.whenCompiled);
  const guard = guardWaysOut({
    suspend: () => void taken.soon().then(() => carryOut({ kind: 'suspend' }, running, world)),
    terminal: taken.mounted,
    terminalSoon: taken.soon,
    restore: () => restoreTerminal(screen),
    // At once, as the disk may be slower than there is time for.
    flush: () => {
      carts.saveNow();
      return carts.flush();
    },
    savedIn: carts.savedIn,
  });
  let code: number;
  let endAhead = (): void => undefined;
  try {
    process.stdin.setRawMode(true);
    screen?.open();
    store.dispatch({ kind: 'begun' });
    const warm = warmUp(store);
    if (screen !== null)
      void warm.done.then(() => {
        endAhead = pressKeysAhead(running, () => isLargeCart(getState().cart.present, fewParts, someText));
      });
    // Hundreds of carts and searches are looked at in a long session, each for a while.
    store.subscribe(forgetUnasked);
    watch = guardBusyTime({
      program: launcher.watchdogProgram,
      terminal: taken.watched,
      isLarge: () => isLarge(getState()),
      onKeyDone: store.subscribe,
      // A new thread sets what V8 has of its own.
      onStarting: keepHeapSmall,
      saveNow: carts.saveNow,
      standAside: guard.standAside,
    });
    const mounted = await taken.take(warm.ready);
    if (firstRun) void endFirstRun(stateFolder);
    code = await mounted.done
      .finally(warm.stop)
      .finally(() => endAhead())
      .finally(watch.end)
      .finally(letHeapGrow);
    saver();
    await carts.flush();
  } catch (error) {
    // The input would keep the process alive.
    process.exit(await guard.crash(error));
  } finally {
    world.idle.stop();
    guard.release();
  }
  for (const text of later) process.stdout.write(`${safeLines(inflateRawSync(text).toString())}\n`);
  if (process.env['SM_EXPLORE_DEBUG']) for (const text of traces) process.stderr.write(`${text}\n`);
  launcher.ran('explorer');
  return code;
}

/** Whether what there is, or is about to be, is so large that what is worked out for a key may take a while. */
function isLarge({ cart: { present }, overlay }: State): boolean {
  if (isLargeCart(present, mostParts, mostText)) return true;
  if (overlay?.kind === 'arrivals') return overlay.text.length > mostText;
  return overlay?.kind === 'confirm' && overlay.question.kind === 'add-all'
    ? overlay.question.actions.length > mostParts
    : false;
}

/** Items, statements and actions: with 900 a key takes a sixth of a second. All of SageMaker's are fewer. */
const mostParts = 800;
/** Characters, five times those of the largest policy of AWS: one statement may hold thousands of conditions or ARNs. */
const mostText = 100_000;

/** With as many a key takes some ten milliseconds: what nobody has asked for is not to hold up who types. */
const fewParts = 100;
const someText = 20_000;

/** Characters that an item takes which is limited to little: those are counted. */
const plainText = 250;

const isLargeCart = memo(
  (cart: Cart, parts: number, text: number): boolean => {
    const count = cart.items.length + cart.loaded.length;
    return count > parts || JSON.stringify(cart).length - count * plainText > text;
  },
  { limit: 4 },
);

/** Gives the terminal back, as far as there still is one. */
function restoreTerminal(screen: Screen | null): void {
  screen?.close();
  try {
    process.stdin.setRawMode(false);
    writeSync(process.stdout.fd, '\u001b[?2004l\u001b[?25h');
  } catch {
    // It is gone.
  }
}

/** The cart and what is saved with it. */
function savedOf({ cart, target, format, file, known }: State): SavedCart {
  if (file === null) return { cart: cart.present, target, format };
  const held = known === null ? {} : { known: { digest: known.digest, format: known.format } };
  return { cart: cart.present, target, format, file, ...held };
}

/** Saves the cart after every change of it or of what is saved with it; gives the function that ends that. */
function saveOnChange(store: Store, save: (saved: SavedCart) => void): () => void {
  let saved = withCallersCart(store.getState());
  return store.subscribe(() => {
    // A role's cart is made of the action again; what is kept is the caller's.
    const state = withCallersCart(store.getState());
    const sameCart = state.cart.present === saved.cart.present;
    const same =
      sameCart &&
      state.target === saved.target &&
      state.format === saved.format &&
      state.file === saved.file &&
      state.known === saved.known;
    saved = state;
    // An empty cart is worth a file only when it was emptied: the next start takes the newest file.
    if (!same && !(sameCart && cartIsEmpty(state.cart.present))) save(savedOf(state));
  });
}
