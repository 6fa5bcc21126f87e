/**
 * The carts that are on the disk, for whoever looks for one: those that sessions left, and those with a name.
 *
 * A session's file goes by its place, the newest first (`last`, `last-2` …), since nobody gave it a name; the next
 * session adopts it or, after a while, it is removed (`saved-carts.ts`). A name takes a cart out of that: it stands in
 * the folder `named` until somebody deletes it. Carts of sessions that run are theirs and not listed.
 */
import { existsSync, readdirSync, readFileSync, renameSync, statSync, unlinkSync } from 'node:fs';
import { join } from 'node:path';
import { cartIsEmpty } from '../policy/cart/cart.ts';
import { safeJson } from '../text/escape.ts';
import { writeAtomically } from './atomic-write.ts';
import { type SavedCart, savedCartOf, savedVersion } from './cart-json.ts';
import { codeOf, faultOf } from './fault.ts';
import type { Instance } from './instance.ts';
import { makeFolderNow } from './make-folder.ts';
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

function readCart(path: string): SavedCart | undefined {
  try {
    const value: unknown = JSON.parse(readFileSync(path, 'utf8'));
    return savedCartOf(value);
  } catch {
    return undefined;
  }
}

function kept(name: string, path: string): readonly KeptCart[] {
  const saved = readCart(path);
  if (saved === undefined || cartIsEmpty(saved.cart)) return [];
  return [{ name, path, savedAt: statSync(path).mtime, saved }];
}

/** The carts of ended sessions, the newest first, then those with names, by name. What holds no cart is left out. */
export function keptCarts(stateFolder: string, instance: Instance): readonly KeptCart[] {
  const left = orphansIn(cartsFolder(stateFolder), instance).flatMap(({ path }) => kept('', path));
  const folder = namedFolder(stateFolder);
  const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.json')) : [];
  return [
    ...left.map((cart, at) => ({ ...cart, name: at === 0 ? 'last' : `last-${at + 1}` })),
    ...files.sort().flatMap((name) => kept(name.replace(/\.json$/u, ''), join(folder, name))),
  ];
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
