/** Whether somebody runs the explorer for the first time: nothing has been kept for them yet. */
import { existsSync } from 'node:fs';
import { makeFolder } from './make-folder.ts';

/** Whether nothing was ever kept in the state folder. */
export function isFirstRun(stateFolder: string): boolean {
  return !existsSync(stateFolder);
}

/** Makes the state folder, by which the next run is not the first. Never rejects: it would only be said again. */
export async function endFirstRun(stateFolder: string): Promise<void> {
  await makeFolder(stateFolder).catch(() => undefined);
}
