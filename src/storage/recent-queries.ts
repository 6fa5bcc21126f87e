/**
 * The queries of earlier sessions, newest first, in one file for all instances. Who adds one holds a folder beside the
 * file meanwhile, reads the file again and writes it, so that instances add to each other's queries. Making a folder is
 * the one step that the system lets only one of two succeed in, on every file system. A holder that was killed is not
 * waited for: its folder is older than any such step takes.
 */
import { mkdir, rmdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { safeJson } from '../text/escape.ts';
import { writeAtomically } from './atomic-write.ts';
import { makeFolder } from './make-folder.ts';
import { readSmallFile } from './read-file.ts';

const KEPT = 50;
const LONGEST = 300;
/** Bytes of the file; what we write is a tenth of it. */
const LARGEST = 1_048_576;

/** Milliseconds between two looks, after which a folder was left behind, and after which it is done without. */
const LOOK = 15;
const STALE = 2_000;
const PATIENCE = 4_000;

const pause = (time: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, time));

/** Does the work while no other instance does such work. */
async function alone(path: string, work: () => Promise<void>): Promise<void> {
  const held = `${path}.lock`;
  for (const start = Date.now(); ; await pause(LOOK)) {
    try {
      await mkdir(held, { mode: 0o700 });
      break;
    } catch {
      if (Date.now() - start > PATIENCE) break;
      const { mtimeMs } = await stat(held).catch(() => ({ mtimeMs: Date.now() }));
      if (Date.now() - mtimeMs > STALE) await rmdir(held).catch(() => undefined);
    }
  }
  try {
    await work();
  } finally {
    await rmdir(held).catch(() => undefined);
  }
}

/** The queries kept in the state folder. A file that is missing or unreadable is an empty list. */
export function loadRecentQueries(stateFolder: string): readonly string[] {
  try {
    return queriesIn(readSmallFile(fileIn(stateFolder), LARGEST));
  } catch {
    return [];
  }
}

/**
 * Puts a query at the head of the list; one that is there already moves up. Queries that are empty, or longer
 * than anybody would recall, are not kept. Never rejects: history is a convenience.
 */
export async function rememberQuery(stateFolder: string, query: string): Promise<void> {
  const text = tidy(query);
  if (text === '' || text.length > LONGEST) return;
  const path = fileIn(stateFolder);
  try {
    await makeFolder(stateFolder);
    await alone(path, async () => {
      const known = loadRecentQueries(stateFolder);
      const queries = [text, ...known.filter((each) => each !== text)].slice(0, KEPT);
      await writeAtomically(path, `${safeJson(queries, 2)}\n`, { mode: 0o600 });
    });
  } catch {
    // As said above.
  }
}

const fileIn = (stateFolder: string): string => join(stateFolder, 'recent-queries.json');

/** Control characters would reach the query line, and from there the terminal. */
const tidy = (query: string): string => query.replace(/[\u0000-\u001f\u007f-\u009f]/g, ' ').trim();

function queriesIn(text: string): readonly string[] {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return [];
  }
  if (!Array.isArray(value)) return [];
  const queries = value.filter((each) => typeof each === 'string').map(tidy);
  return [...new Set(queries)].filter((each) => each !== '' && each.length <= LONGEST).slice(0, KEPT);
}
