/** Whether somebody runs the explorer for the first time: nothing has been kept for them yet. */
import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';

/** Whether nothing was ever kept in the state folder. */
export function isFirstRun(stateFolder: string): boolean {
  return !existsSync(stateFolder);
}

/** Makes the state folder, by which the next run is not the first. Never rejects: it would only be said again. */
export async function endFirstRun(stateFolder: string): Promise<void> {
  await mkdir(stateFolder, { recursive: true, mode: 0o700 }).catch(() => undefined);
}
