/** Completion of a path that is being typed, as shells do it. */
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type PathBase, resolvePath } from './policy-file.ts';

/** What a path that is being typed may become. */
export interface Completion {
  /** What is typed, continued as far as all candidates agree; at least what was typed. */
  readonly text: string;
  /**
   * The paths that continue it, in the user's own spelling (`~` stays), folders first and with a final slash. File
   * names may hold any character: show them with `safeText`.
   */
  readonly candidates: readonly string[];
}

const MOST = 200;

/** Completes the last part of a path. Hidden files are offered when their dot was typed. Never rejects. */
export async function completePath(typed: string, place: PathBase = {}): Promise<Completion> {
  if (typed === '~') return { text: '~/', candidates: ['~/'] };
  const cut = typed.lastIndexOf('/') + 1;
  const base = typed.slice(0, cut);
  const start = typed.slice(cut);
  const folder = resolvePath(base === '' ? '.' : base, place);
  const names = await namesIn(folder);
  const fitting = names.filter(
    ({ name }) => name.startsWith(start) && (start.startsWith('.') || !name.startsWith('.')),
  );
  const loosely = names.filter(
    ({ name }) => name.toLowerCase().startsWith(start.toLowerCase()) && start !== '',
  );
  const chosen = (fitting.length > 0 ? fitting : loosely)
    .toSorted((a, b) => Number(b.folder) - Number(a.folder) || (a.name < b.name ? -1 : 1))
    .map(({ name, folder: inside }) => base + name + (inside ? '/' : ''));
  return { text: commonStart(chosen, typed), candidates: chosen.slice(0, MOST) };
}

interface Named {
  readonly name: string;
  readonly folder: boolean;
}

async function namesIn(folder: string): Promise<readonly Named[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return await Promise.all(
      entries.map(async (entry) => ({
        name: entry.name,
        folder: entry.isSymbolicLink() ? await isFolder(join(folder, entry.name)) : entry.isDirectory(),
      })),
    );
  } catch {
    return [];
  }
}

const isFolder = (path: string): Promise<boolean> =>
  stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );

/** The longest start that all have in common; what was typed when there are none or it would take letters away. */
function commonStart(candidates: readonly string[], typed: string): string {
  const [first = typed, ...others] = candidates;
  let length = first.length;
  for (const other of others) {
    while (!other.startsWith(first.slice(0, length))) length -= 1;
  }
  const common = first.slice(0, length);
  // Half of a surrogate pair is no text.
  const whole = /[\ud800-\udbff]$/.test(common) ? common.slice(0, -1) : common;
  return whole.length >= typed.length ? whole : typed;
}
