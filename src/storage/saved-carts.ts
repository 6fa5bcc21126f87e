/**
 * The cart between sessions, safe from other instances of the program.
 *
 * Every instance writes a file of its own, named after its machine and process, so no instance ever writes over
 * another's cart. At the start it adopts the newest file whose owner is gone, by renaming it to its own name;
 * of two instances that start at once, one gets the rename and the other the next file. A file stays when its
 * instance ends: that is the saved cart. Two windows thus come back as two windows, newest first.
 *
 * Whether an owner is gone cannot be known for certain (process numbers are used again, a home folder may be
 * shared between machines). Being wrong is harmless by design: an instance whose file was adopted still has its
 * cart and writes its file anew at the next change, so the worst is a cart that is there twice. What belongs to
 * no living instance is kept up to a number of files and then removed, oldest first.
 *
 * A cart is written after every change, the newest only when changes come faster than the disk. A write that
 * fails leaves the file before it as it was, and the next change tries again.
 */
import { existsSync, readdirSync, renameSync, statSync, unlinkSync } from 'node:fs';
import { join } from 'node:path';
import { cartIsEmpty } from '../policy/cart/cart.ts';
import { safeJson, safeText } from '../text/escape.ts';
import { removeLeftOvers, writeAtOnce, writeAtomically } from './atomic-write.ts';
import { type SavedCart, savedVersion } from './cart-json.ts';
import { randomName } from './crypto.ts';
import { faultOf } from './fault.ts';
import { type Instance, isGone } from './instance.ts';
import { makeFolder, makeFolderNow } from './make-folder.ts';
import { newerSentence, readCart } from './read-cart.ts';

/** Carts without a living owner that are kept. */
const KEPT = 5;

interface Restored extends SavedCart {
  /** When it was last changed. */
  readonly savedAt: Date;
}

interface RestoreOutcome {
  /** Absent when there is nothing to restore. */
  readonly restored?: Restored;
  /** One sentence about a file that could not be used, safe for a terminal. */
  readonly problem?: string;
}

/** The saved carts, of this instance and of those that are gone. */
export interface CartStore {
  /** Adopts the newest cart whose instance is gone. To be called once, before `save`; not called with `--fresh`. */
  readonly restore: () => RestoreOutcome;
  /** Writes the cart soon. Never throws; `onProblem` gets one sentence, once for each row of failures. */
  readonly save: (saved: SavedCart) => void;
  /** Where this instance's cart is on the disk; undefined while none is. */
  readonly savedIn: () => string | undefined;
  /** Has everything saved so far on the disk when it returns, or leaves what was there. Throws nothing. */
  readonly saveNow: () => void;
  /** Settles when everything saved so far is on the disk or has failed. */
  readonly flush: () => Promise<void>;
}

/** The saved carts in the folder `carts` of the state folder, as `instance` sees them. */
export function openCartStore(
  stateFolder: string,
  instance: Instance,
  onProblem: (sentence: string) => void,
): CartStore {
  const folder = join(stateFolder, 'carts');
  const own = join(folder, `${instance.host}-${instance.pid}-${instance.startedAt}.json`);
  let waiting: SavedCart | undefined;
  let newest: SavedCart | undefined;
  let writing: Promise<void> | undefined;
  let failing = false;

  async function write(): Promise<void> {
    while (waiting !== undefined) {
      const saved = waiting;
      waiting = undefined;
      try {
        await makeFolder(folder);
        await writeAtomically(own, textOf(saved), { mode: 0o600 });
        failing = false;
      } catch (error) {
        if (!failing) onProblem(safeText(`The cart could not be saved in ${folder}: ${faultOf(error)}.`));
        failing = true;
      }
    }
    writing = undefined;
  }

  return {
    restore: () => {
      void removeLeftOvers(stateFolder).then(() => removeLeftOvers(folder));
      return adopt(folder, own, instance);
    },
    save: (saved) => {
      newest = saved;
      waiting = saved;
      writing ??= write();
    },
    saveNow: () => {
      if (writing === undefined || newest === undefined) return;
      const text = textOf(newest);
      ignoreFault(() => {
        makeFolderNow(folder);
        writeAtOnce(own, text, 0o600);
      });
    },
    savedIn: () => (existsSync(own) ? own : undefined),
    flush: async () => {
      await writing;
    },
  };
}

const textOf = (saved: SavedCart): string => `${safeJson({ version: savedVersion, ...saved })}\n`;

/**
 * Takes the newest cart that holds something. What cannot be read is set aside, what a newer version of the program
 * wrote is left to it, and what is empty goes: none of them hides the good cart behind it.
 */
function adopt(folder: string, own: string, instance: Instance): RestoreOutcome {
  let problem: string | undefined;
  const said = (): RestoreOutcome => (problem === undefined ? {} : { problem });
  let restored: Restored | undefined;
  let kept = 0;
  for (const { path, savedAt } of orphansIn(folder, instance)) {
    const found = readCart(path);
    if (found.kind === 'gone') continue;
    if (found.kind === 'newer') {
      problem ??= newerSentence(path);
    } else if (found.kind === 'unreadable') {
      problem ??= safeText(`The saved cart could not be read (${found.reason}); ${setAside(path)}.`);
    } else if (cartIsEmpty(found.saved.cart) || kept >= KEPT) {
      ignoreFault(() => unlinkSync(path));
    } else {
      kept += 1;
      if (restored !== undefined) continue;
      // Of two instances one gets the file, the other the next.
      ignoreFault(() => {
        renameSync(path, own);
        restored = { ...found.saved, savedAt };
      });
    }
  }
  return restored === undefined ? said() : { ...said(), restored };
}

function setAside(path: string): string {
  const aside = path.replace(/\.json$/, `-${randomName(3)}.unreadable`);
  try {
    renameSync(path, aside);
    return `it was set aside as ${aside}`;
  } catch (error) {
    return `it could not be set aside either, because ${faultOf(error)}`;
  }
}

interface Orphan {
  readonly path: string;
  readonly savedAt: Date;
}

/** Files whose owner is gone, the newest first. */
export function orphansIn(folder: string, instance: Instance): readonly Orphan[] {
  let names: readonly string[];
  try {
    names = readdirSync(folder);
  } catch {
    return [];
  }
  const orphans: Orphan[] = [];
  for (const name of names) {
    const owner = /^([0-9a-z]+)-(\d+)-(\d+)\.json$/.exec(name);
    const [, host = '', pid, startedAt] = owner ?? [];
    if (!owner || !isGone({ host, pid: Number(pid), startedAt: Number(startedAt) }, instance)) continue;
    const path = join(folder, name);
    ignoreFault(() => orphans.push({ path, savedAt: statSync(path).mtime }));
  }
  return orphans.sort((a, b) => b.savedAt.getTime() - a.savedAt.getTime() || (a.path < b.path ? 1 : -1));
}

function ignoreFault(act: () => void): void {
  try {
    act();
  } catch {
    // A file that vanished meanwhile is another instance's business; a disk that refuses is told of elsewhere.
  }
}
