/**
 * The queries of earlier sessions, newest first, in one file for all instances. The file is read again before
 * each write, so that instances add to each other's queries; losing one in a race would not be worth a lock.
 */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { writeAtomically } from './atomic-write.ts';
import { readSmallFile } from './read-file.ts';

const KEPT = 50;
const LONGEST = 300;
/** Bytes of the file; what we write is a tenth of it. */
const LARGEST = 1_048_576;

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
  const known = loadRecentQueries(stateFolder);
  const queries = [text, ...known.filter((each) => each !== text)].slice(0, KEPT);
  try {
    await mkdir(stateFolder, { recursive: true, mode: 0o700 });
    await writeAtomically(path, `${JSON.stringify(queries, null, 2)}\n`, { mode: 0o600 });
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
