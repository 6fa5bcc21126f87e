/** The first run of the explorer, told by the state folder: there is none before it, and one after it. */
import { existsSync } from 'node:fs';
import { makeFolder } from './make-folder.ts';

/** Whether somebody runs the explorer for the first time: nothing was ever kept in the state folder. */
export function isFirstRun(stateFolder: string): boolean {
  return !existsSync(stateFolder);
}

/** Makes the state folder, by which the next run is not the first. Never rejects: it would only be said again. */
export async function endFirstRun(stateFolder: string): Promise<void> {
  await makeFolder(stateFolder).catch(() => undefined);
}
