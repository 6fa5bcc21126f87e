/** Carries out what the state asks of the outside, and tells the state what came of it. */

import { inspect } from 'node:util';
import type { AppEffect } from '../app/state/effect.ts';
import type { Message } from '../app/state/state.ts';
import type { Store } from '../app/store.ts';
import { loadDirectory, readServices } from '../catalog/load.ts';
import type { Mounted } from '../terminal/mount.tsx';
import { safeLines } from '../text/escape.ts';
import type { IdleWork } from './idle-work.ts';
import type { Launcher } from './launcher.ts';

/** What effects need besides the store. */
export interface World {
  readonly stateFolder: string;
  /** The terminal, as soon as the app is on it. */
  readonly terminal: () => Promise<Mounted>;
  readonly launcher: Launcher;
  readonly idle: IdleWork;
  /** Text to print when the screen has been given back. */
  readonly printAfterExit: (text: string) => void;
  /** What went wrong without ending anything, in full; whoever sets SM_EXPLORE_DEBUG reads it after the exit. */
  readonly trace: (text: string) => void;
}

const say = (store: Store, text: string, tone: Message['tone']): void =>
  store.dispatch({ kind: 'message', message: { text, tone } });

async function copy(store: Store, world: World, text: string, what: string): Promise<void> {
  const { copyText } = await import('../clipboard/copy.ts');
  const { nodeClipboardEnvironment } = await import('../clipboard/environment.ts');
  const result = await copyText(
    text,
    nodeClipboardEnvironment((bytes) => process.stdout.write(bytes), world.launcher.clipboardProgram),
  );
  const tones = { copied: 'ok', sent: 'ok', kept: 'warning', failed: 'error' } as const;
  if (result.printAfterExit !== undefined) world.printAfterExit(result.printAfterExit);
  const { message } = result;
  for (const { reason, error } of result.failures)
    world.trace(safeLines(error === undefined ? reason : `${reason}\n${inspect(error)}`));
  say(store, `${what}: ${message.charAt(0).toLowerCase()}${message.slice(1)}`, tones[result.outcome]);
}

async function save(
  store: Store,
  { request, overwrite, known }: Extract<AppEffect, { readonly kind: 'save' }>,
): Promise<void> {
  const { savePolicyFile } = await import('../storage/policy-file.ts');
  // A file keeps its form as long as it stays in its format.
  const sameFormat =
    known?.format === request.format ? known : known && { path: known.path, digest: known.digest };
  const outcome = await savePolicyFile(request.path, request.text, { overwrite, known: sameFormat });
  switch (outcome.kind) {
    case 'saved': {
      const { path, digest, message } = outcome;
      const { format } = request;
      return store.dispatch({
        kind: 'saved',
        known: { path, digest, format },
        message: { text: message, tone: 'ok' },
        ...(request.thenQuit === true ? { thenQuit: true } : {}),
      });
    }
    case 'exists': {
      const { path, changed, readOnly } = outcome;
      return store.dispatch({ kind: 'save-refused', request, path, changed, readOnly });
    }
    case 'failed':
      return store.dispatch({
        kind: 'save-failed',
        request,
        message: { text: outcome.message, tone: 'error' },
      });
  }
}

/** Reads a text, with the entries of the services that it speaks of. */
async function arrive(
  store: Store,
  { text, from }: Extract<AppEffect, { readonly kind: 'recognise' }>,
): Promise<void> {
  const { readArrivals } = await import('./read-arrivals.ts');
  store.dispatch({ kind: 'arrived', text, from, ...readArrivals(text, store.getState().catalog) });
}

/** Gives the terminal to the user's editor, and takes what was saved there. */
async function edit(store: Store, world: World, text: string): Promise<void> {
  const { editText } = await import('./run-editor.ts');
  const edited = await (await world.terminal()).suspend(() => editText(text, process.env));
  if (edited.kind === 'failed') return say(store, edited.message, 'error');
  const parts = readServices(store.getState().catalog, edited.services);
  store.dispatch({ kind: 'edited', text: edited.text, parts });
}

/** Reads the policy of a file; what is wrong with it is said, and the prompt stays. */
async function openPolicy(store: Store, path: string): Promise<void> {
  const { cartOfFile } = await import('./start-cart.ts');
  const { UsageError } = await import('./usage-error.ts');
  const { catalog, defaults } = store.getState();
  try {
    const { cart, known, catalog: read } = await cartOfFile(path, catalog, defaults);
    // What is loaded may have changed while the file was read.
    const parts = readServices(store.getState().catalog, [...read.completeServices]);
    store.dispatch({ kind: 'policy-opened', path, cart, known, parts });
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    say(store, error.message, 'error');
  }
}

async function completePath(store: Store, text: string): Promise<void> {
  const { completePath: complete } = await import('../storage/complete-path.ts');
  const { text: completed, candidates } = await complete(text);
  store.dispatch({ kind: 'paths-completed', text, completed, completions: candidates });
}

/** Opens a page; where there is no browser, its address goes to the clipboard and is said whole. */
async function open(store: Store, world: World, url: string): Promise<void> {
  const { openUrl } = await import('./open-url.ts');
  if (await openUrl(url)) return say(store, `Opened ${url}`, 'ok');
  await copy(store, world, url, `No browser here; the address ${url}`);
}

async function suspend(store: Store, world: World): Promise<void> {
  if (process.platform === 'win32') return say(store, 'This platform cannot suspend a program.', 'hint');
  const { stopGroup } = await import('./stop.ts');
  const outcome = await (await world.terminal()).suspend(stopGroup);
  if (outcome === 'did not stop')
    say(store, 'Nothing here could bring back a stopped program, so sm-explore goes on.', 'hint');
}

/** Carries out one effect. Never rejects: what goes wrong becomes a message. */
export async function carryOut(effect: AppEffect, store: Store, world: World): Promise<void> {
  switch (effect.kind) {
    case 'quit':
      return (await world.terminal()).exit(effect.code);
    case 'copy':
      return copy(store, world, effect.text, effect.what);
    case 'suspend':
      return suspend(store, world);
    case 'redraw':
      return (await world.terminal()).retake();
    case 'open-url':
      return open(store, world, effect.url);
    case 'load-services':
      return store.dispatch({
        kind: 'services-loaded',
        parts: readServices(store.getState().catalog, effect.services),
        directory: effect.directory ? loadDirectory() : undefined,
      });
    case 'recognise':
      return arrive(store, effect);
    case 'edit-text':
      return edit(store, world, effect.text);
    case 'open-policy':
      return openPolicy(store, effect.path);
    case 'complete-path':
      return completePath(store, effect.text);
    case 'save':
      return save(store, effect);
    case 'check':
    case 'compare':
    case 'explain':
    case 'decide': {
      const { answerTo, isAnsweredSoon, noAnswerTo } = await import('./proofs.ts');
      const steps = (): ReturnType<typeof answerTo> => answerTo(effect, store.getState().catalog);
      const failed = (error: unknown): void => {
        world.trace(safeLines(inspect(error)));
        store.dispatch(noAnswerTo(effect));
      };
      return world.idle.run(effect.kind, steps, {
        done: store.dispatch,
        failed,
        soon: isAnsweredSoon(effect),
      });
    }
    case 'kept-carts': {
      const { answerCarts } = await import('./answer-carts.ts');
      const { catalog } = store.getState();
      return store.dispatch(await answerCarts(effect.request, world.stateFolder, catalog));
    }
    case 'remember-query': {
      const { rememberQuery } = await import('../storage/recent-queries.ts');
      return rememberQuery(world.stateFolder, effect.query);
    }
  }
}
