/**
 * The carts that are on the disk, for whoever looks for one: those that sessions left, and those with a name.
 *
 * A session's file goes by its place, the newest first (`last`, `last-2` …), since nobody gave it a name; the next
 * session adopts it or, after a while, it is removed (`saved-carts.ts`). A name takes a cart out of that: it stands in
 * the folder `named` until somebody deletes it. Carts of sessions that run are theirs and not listed.
 */
import { existsSync, readdirSync, renameSync, statSync, unlinkSync } from 'node:fs';
import { basename, join } from 'node:path';
import { cartIsEmpty } from '../policy/cart/cart.ts';
import { safeJson, safeText } from '../text/escape.ts';
import { finish } from '../text/steps.ts';
import { writeAtomically } from './atomic-write.ts';
import { type SavedCart, savedVersion } from './cart-json.ts';
import { codeOf, faultOf } from './fault.ts';
import type { Instance } from './instance.ts';
import { makeFolderNow } from './make-folder.ts';
import { newerSentence, readCart } from './read-cart.ts';
import { orphansIn } from './saved-carts.ts';

/** A cart on the disk. */
export interface KeptCart {
  readonly name: string;
  readonly path: string;
  /** When it was last changed. */
  readonly savedAt: Date;
  readonly saved: SavedCart;
}

const cartsFolder = (stateFolder: string): string => join(stateFolder, 'carts');
const namedFolder = (stateFolder: string): string => join(cartsFolder(stateFolder), 'named');

/** The carts on the disk, and what of the files there is of no use. */
export interface KeptCarts {
  readonly carts: readonly KeptCart[];
  /** Files that hold no cart for this version; `sentence` says why and where, safe for a terminal. */
  readonly others: readonly { readonly name: string; readonly sentence: string }[];
}

/** A file that should hold a cart, and what it is called. */
type CartFile = Pick<KeptCart, 'name' | 'path'>;

function filesIn(folder: string): readonly CartFile[] {
  let names: readonly string[];
  try {
    names = readdirSync(folder);
  } catch {
    return [];
  }
  return names
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => ({ name: name.replace(/\.json$/u, ''), path: join(folder, name) }));
}

/** The carts of ended sessions, the newest first, then those with names, by name. Empty ones are left out. */
export function keptCarts(stateFolder: string, instance: Instance): KeptCarts {
  return finish(readingCarts(stateFolder, instance));
}

/** The same, a file in each step: there may be thousands. */
export function* readingCarts(stateFolder: string, instance: Instance): Generator<void, KeptCarts> {
  const left: KeptCart[] = [];
  const named: KeptCart[] = [];
  const others: { readonly name: string; readonly sentence: string }[] = [];
  const sort = (file: CartFile, into: KeptCart[]): void => {
    const { name, path } = file;
    const found = readCart(path);
    if (found.kind === 'cart' && !cartIsEmpty(found.saved.cart)) {
      // Who deletes it at this moment gets it out of the list.
      const now = statSync(path, { throwIfNoEntry: false });
      if (now !== undefined) into.push({ ...file, savedAt: now.mtime, saved: found.saved });
    }
    if (found.kind === 'newer') others.push({ name, sentence: newerSentence(path) });
    if (found.kind === 'unreadable') {
      const sentence = safeText(`The cart in ${path} could not be read: ${found.reason}.`);
      others.push({ name, sentence });
    }
  };
  for (const { path } of orphansIn(cartsFolder(stateFolder), instance)) {
    sort({ name: basename(path), path }, left);
    yield;
  }
  for (const file of filesIn(namedFolder(stateFolder))) {
    sort(file, named);
    yield;
  }
  const placed = left.map((cart, at) => ({ ...cart, name: at === 0 ? 'last' : `last-${at + 1}` }));
  return { carts: [...placed, ...named], others };
}

/** Why a cart cannot have the name, as a sentence; undefined when it can. */
function cartNameProblem(name: string): string | undefined {
  if (/^last(?:-\d+)?$/iu.test(name))
    return `${name} is how the carts of your last sessions are called; take another name.`;
  return /^[A-Za-z0-9][\w.-]{0,60}$/u.test(name)
    ? undefined
    : `${name} cannot be a cart's name: use letters, digits, dots, hyphens and underscores.`;
}

/** Gives a cart a name, by which it stays. Undefined when that is done; otherwise why not, in a sentence. */
export function renameCart(stateFolder: string, { path }: KeptCart, name: string): string | undefined {
  const problem = cartNameProblem(name);
  if (problem !== undefined) return problem;
  const folder = namedFolder(stateFolder);
  const to = join(folder, `${name}.json`);
  if (existsSync(to)) return `There is a cart ${name} already; delete it first, or take another name.`;
  try {
    makeFolderNow(folder);
    renameSync(path, to);
    return undefined;
  } catch (error) {
    return `The cart could not be renamed: ${faultOf(error)}.`;
  }
}

/** Keeps a cart under a name. Undefined when that is done; otherwise why not, in a sentence. */
export async function keepCart(
  stateFolder: string,
  saved: SavedCart,
  name: string,
): Promise<string | undefined> {
  const problem = cartNameProblem(name);
  if (problem !== undefined) return problem;
  const folder = namedFolder(stateFolder);
  const text = `${safeJson({ version: savedVersion, ...saved })}\n`;
  try {
    makeFolderNow(folder);
    await writeAtomically(join(folder, `${name}.json`), text, { mode: 0o600, exclusive: true });
    return undefined;
  } catch (error) {
    return codeOf(error) === 'EEXIST'
      ? `There is a cart ${name} already; delete it first, or take another name.`
      : `The cart could not be kept: ${faultOf(error)}.`;
  }
}

/** Removes a cart for good. Undefined when that is done; otherwise why not, in a sentence. */
export function deleteCart({ path }: KeptCart): string | undefined {
  try {
    unlinkSync(path);
    return undefined;
  } catch (error) {
    return `The cart could not be deleted: ${faultOf(error)}.`;
  }
}
